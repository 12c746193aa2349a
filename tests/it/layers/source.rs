//! Reads Rust text as far as needed: comments, strings, and the paths that begin at the crate's
//! root. Knows no rule.

/// A path that a file names, resolved.
#[derive(Debug)]
pub struct Path {
    /// From the crate's root, without `crate::`.
    pub text: String,
    /// Where, counted from 1.
    pub line: usize,
    /// Does the line begin with white space, as inside of a body?
    pub is_indented: bool,
}

/// A string of a text, with its quotes.
#[derive(Clone, Copy, Debug)]
pub struct Literal<'a> {
    /// The text before it.
    pub before: &'a str,
    /// What it holds, as it is written.
    pub text: &'a str,
    /// The text behind it.
    pub after: &'a str,
}

/// Every quoted string of a text that is in no comment. Raw strings and characters are left out.
pub fn quoted_strings(text: &str) -> Vec<Literal<'_>> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at < text.len() {
        let (before, rest) = text.split_at(at);
        let (length, kind) = next_piece(rest, before.chars().next_back());
        if matches!(kind, Blank::String) && rest.starts_with('"') {
            found.push(Literal { before, text: &rest[1..length - 1], after: &rest[length..] });
        }
        at += length;
    }
    found
}

/// The same text, comments as spaces.
pub fn without_comments(text: &str) -> String {
    blanked(text, false)
}

/// The same text, comments and what strings hold as spaces.
pub fn without_comments_and_strings(text: &str) -> String {
    blanked(text, true)
}

fn blanked(text: &str, strings_too: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let (length, is_blank) = next_piece(rest, out.chars().next_back());
        let (piece, after) = rest.split_at(length);
        match is_blank {
            Blank::Comment => blank(piece, &mut out),
            Blank::String if strings_too => blank(piece, &mut out),
            _ => out.push_str(piece),
        }
        rest = after;
    }
    out
}

fn blank(piece: &str, out: &mut String) {
    out.extend(piece.chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
}

enum Blank {
    Code,
    Comment,
    String,
}

/// How long the next comment, string or bit of code is, and which of them it is.
fn next_piece(rest: &str, before: Option<char>) -> (usize, Blank) {
    let first = rest.chars().next().map_or(1, char::len_utf8);
    let starts_word = !before.is_some_and(|c| c.is_alphanumeric() || c == '_');
    if rest.starts_with("//") {
        (rest.find('\n').unwrap_or(rest.len()), Blank::Comment)
    } else if rest.starts_with("/*") {
        (rest.find("*/").map_or(rest.len(), |end| end + 2), Blank::Comment)
    } else if let Some(length) = raw_string(rest).filter(|_| starts_word) {
        (length, Blank::String)
    } else if rest.starts_with('"') {
        (quoted(rest, '"'), Blank::String)
    } else if rest.starts_with('\'') && is_char(rest) {
        (quoted(rest, '\''), Blank::String)
    } else {
        (first, Blank::Code)
    }
}

/// `r"…"`, `r#"…"#`, with or without a `b` before.
fn raw_string(rest: &str) -> Option<usize> {
    let after_r = rest.strip_prefix("br").or_else(|| rest.strip_prefix('r'))?;
    let inner = after_r.trim_start_matches('#');
    let close = format!("\"{}", "#".repeat(after_r.len() - inner.len()));
    let body = inner.strip_prefix('"')?;
    let begin = rest.len() - body.len();
    Some(body.find(&close).map_or(rest.len(), |end| begin + end + close.len()))
}

fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return at + c.len_utf8(),
            _ => {}
        }
    }
    rest.len()
}

/// Not a lifetime: one character, or an escape, and a quote.
fn is_char(rest: &str) -> bool {
    let mut chars = rest.chars().skip(1);
    chars.next() == Some('\\') || chars.next() == Some('\'')
}

/// Every path of a file that begins with `crate`, its name or `super`, each branch of a `{…}` on its own.
pub fn paths(file: &str, text: &str) -> Vec<Path> {
    let code = without_comments_and_strings(text);
    let mut found = Vec::new();
    for root in ["crate", "super", "image_chat"] {
        for (begin, _) in code.match_indices(root).filter(|(at, _)| is_root(&code, *at, root)) {
            let module = module_of(file, &code[..begin]);
            let line_begin = code[..begin].rfind('\n').map_or(0, |newline| newline + 1);
            let is_indented = code[line_begin..].starts_with([' ', '\t']);
            branches(&code, begin, "", &mut |at, path| {
                let line = code[..at].matches('\n').count() + 1;
                found.push(Path { text: resolve(&module, path), line, is_indented });
            });
        }
    }
    found
}

/// Does a path begin here, rather than go on, and does it go on at all?
fn is_root(code: &str, at: usize, root: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | ':' | '$');
    !code[..at].ends_with(is_part) && code[at + root.len()..].trim_start().starts_with("::")
}

/// The module that a place is in: that of the file, and inline ones that are open there.
fn module_of(file: &str, before: &str) -> Vec<String> {
    let path = file.trim_start_matches("src/").trim_end_matches(".rs");
    let path = path.strip_suffix("/mod").unwrap_or(path);
    let mut module: Vec<String> = path.split('/').map(str::to_owned).collect();
    let mut open = Vec::new();
    for (at, brace) in before.match_indices(['{', '}']) {
        match brace {
            "{" => open.push(inline_module(&before[..at])),
            _ => drop(open.pop()),
        }
    }
    module.extend(open.into_iter().flatten());
    module
}

/// The name, if what stands before a brace is `mod name`.
fn inline_module(before: &str) -> Option<String> {
    let mut words = before.split_whitespace().rev();
    let name = words.next()?;
    (words.next() == Some("mod")).then(|| name.to_owned())
}

/// Calls back with each path below `prefix` and where its last part stands; gives the place after.
fn branches(code: &str, at: usize, prefix: &str, found: &mut dyn FnMut(usize, &str)) -> usize {
    let (mut at, mut path) = (skip_space(code, at), prefix.to_owned());
    loop {
        let rest = &code[at..];
        if rest.starts_with('{') {
            return group(code, at + 1, &path, found);
        }
        let length = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
        let length = if rest.starts_with('*') { 1 } else { length };
        path.push_str(&rest[..length]);
        let after = skip_space(code, at + length);
        if length == 0 || !code[after..].starts_with("::") {
            found(at, &path);
            return after;
        }
        path.push_str("::");
        at = skip_space(code, after + 2);
    }
}

fn group(code: &str, mut at: usize, prefix: &str, found: &mut dyn FnMut(usize, &str)) -> usize {
    loop {
        at = skip_space(code, at);
        match code[at..].chars().next() {
            None => return at,
            Some('}') => return at + 1,
            Some(',') => at += 1,
            Some(_) => {
                at = branches(code, at, prefix, found);
                // `as other`, or something that is no path after all.
                let end = code[at..].find([',', '}']).unwrap_or(code.len() - at);
                at += end;
            }
        }
    }
}

fn skip_space(code: &str, at: usize) -> usize {
    at + (code[at..].len() - code[at..].trim_start().len())
}

/// The path from the crate's root.
fn resolve(module: &[String], path: &str) -> String {
    let path = path.trim_end_matches("::").trim_end_matches("::self");
    let root = path.strip_prefix("crate::").or_else(|| path.strip_prefix("image_chat::"));
    if let Some(path) = root {
        return path.to_owned();
    }
    let up = path.split("::").take_while(|part| *part == "super").count();
    let above = module.iter().take(module.len().saturating_sub(up)).map(String::as_str);
    above.chain(path.split("::").skip(up)).collect::<Vec<_>>().join("::")
}
