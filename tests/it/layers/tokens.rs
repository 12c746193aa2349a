//! Rust text as tokens, without comments, strings, lifetimes and what stands behind `cfg(test)`.

use crate::layers::source::without_comments_and_strings;

/// A word, `::`, or one other character.
#[derive(Debug, Clone)]
pub struct Token {
    pub text: String,
}

impl Token {
    pub fn is_word(&self) -> bool {
        self.text.starts_with(is_word_part)
    }
}

fn is_word_part(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The tokens of the code that is shipped, and the modules that are declared for tests alone.
pub struct Shipped {
    pub tokens: Vec<Token>,
    pub test_modules: Vec<String>,
}

pub fn shipped(text: &str) -> Shipped {
    let all = tokens(&without_comments_and_strings(text));
    let mut shipped = Shipped { tokens: Vec::new(), test_modules: Vec::new() };
    let mut at = 0;
    while at < all.len() {
        if is_test_gate(&all[at..]) {
            let end = end_of_item(&all, at);
            let mut item = all[at..end].iter().skip_while(|token| token.text != "mod").skip(1);
            shipped.test_modules.extend(item.next().map(|name| name.text.clone()));
            at = end;
        } else {
            shipped.tokens.push(all[at].clone());
            at += 1;
        }
    }
    shipped
}

fn tokens(code: &str) -> Vec<Token> {
    let (mut found, mut rest) = (Vec::new(), code);
    while let Some(first) = rest.chars().next() {
        let (length, is_kept) = next_token(rest, first);
        let text = &rest[..length];
        if is_kept {
            found.push(Token { text: text.trim_start_matches("r#").to_owned() });
        }
        rest = &rest[length..];
    }
    found
}

/// Its length, and whether it matters: space and lifetimes do not.
fn next_token(rest: &str, first: char) -> (usize, bool) {
    let word = |rest: &str| rest.find(|c| !is_word_part(c)).unwrap_or(rest.len());
    match first {
        '\'' => (1 + word(&rest[1..]), false),
        c if c.is_whitespace() => (c.len_utf8(), false),
        _ if rest.starts_with("::") => (2, true),
        'r' if rest.starts_with("r#") => (2 + word(&rest[2..]), true),
        c if is_word_part(c) => (word(rest), true),
        c => (c.len_utf8(), true),
    }
}

fn is_test_gate(tokens: &[Token]) -> bool {
    let gate = ["#", "[", "cfg", "(", "test", ")", "]"];
    tokens.len() > gate.len() && tokens.iter().zip(gate).all(|(token, text)| token.text == text)
}

/// Behind the item that begins here with its attributes.
fn end_of_item(tokens: &[Token], begin: usize) -> usize {
    let mut at = begin;
    while tokens.get(at).is_some_and(|token| token.text == "#") {
        at = end_of_group(tokens, at + 1);
    }
    let has_no_body = |token: &Token| ["use", "const", "static", "type"].contains(&&*token.text);
    let is_statement = tokens[at..].iter().take(6).any(has_no_body)
        && !tokens[at..].iter().take(6).any(|token| token.text == "fn");
    while let Some(token) = tokens.get(at) {
        match token.text.as_str() {
            ";" => return at + 1,
            "{" if !is_statement => return end_of_group(tokens, at),
            "(" | "[" | "{" => at = end_of_group(tokens, at),
            _ => at += 1,
        }
    }
    at
}

/// Behind the bracket that closes the one that stands here.
pub fn end_of_group(tokens: &[Token], begin: usize) -> usize {
    let mut depth = 0;
    for (at, token) in tokens.iter().enumerate().skip(begin) {
        match token.text.as_str() {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    tokens.len()
}
