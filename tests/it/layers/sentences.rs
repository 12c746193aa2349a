//! No error carries a sentence: errors are data, and what people read is in `src/protocol/error/text.rs` and the folder
//! beside it (`docs/decisions/0026-errors-as-data.md`).

use crate::layers::all_sources;
use crate::layers::source::{paths, without_comments, without_comments_and_strings};

/// Where the sentences are.
const TEXTS: &str = "src/protocol/error/text";
/// What is read by operators alone: at the command line, at the start, in the log.
const FOR_OPERATORS: [&str; 9] = [
    "src/server/backup/",
    "src/server/bus/",
    "src/server/boot/",
    "src/server/cli/",
    "src/server/config/",
    "src/server/net/",
    "src/server/blobs/",
    "src/server/store/",
    "src/server/auth/oidc/",
];
/// Types of errors, beside those whose name ends as [`ENDINGS`] say.
const ERRORS: [&str; 8] =
    ["AppError", "Reason", "Input", "Conflict", "Forbidden", "Gone", "Busy", "Unsent"];
const ENDINGS: [&str; 4] = ["Error", "Refusal", "Problem", "Malformed"];
/// The only texts that a reason may hold: names and values that the caller or the program knows, never a sentence. The
/// last one is what the browser holds of the server's answer.
const TEXT_FIELDS: [&str; 17] = [
    "of: Option<String>,",
    "from: String,",
    "to: String,",
    "NotASite(String),",
    "accepted: String,",
    "name: &'static str,",
    "field: &'static str,",
    "MissingField(&'static str),",
    "NotText(&'static str),",
    "NotBoolean(&'static str),",
    "Field(String),",
    "OneOf(Vec<String>),",
    "String,",
    "pub field: String,",
    "Text(String),",
    "Number(String),",
    "text: String,",
];

fn is_sentence(literal: &str) -> bool {
    literal.trim().contains(char::is_whitespace)
}

/// The string literals that begin in a piece of code.
fn literals(code: &str) -> Vec<String> {
    let (mut found, mut rest) = (Vec::new(), code);
    while let Some(begin) = rest.find('"') {
        let (mut literal, mut is_escaped, mut length) = (String::new(), false, 1);
        for c in rest[begin + 1..].chars() {
            length += c.len_utf8();
            match c {
                '"' if !is_escaped => break,
                c => literal.push(c),
            }
            is_escaped = c == '\\' && !is_escaped;
        }
        found.push(literal);
        rest = &rest[(begin + length).min(rest.len())..];
    }
    found
}

/// Where the bracket that opens at `begin` closes.
fn end_of_group(code: &[char], begin: usize) -> usize {
    let mut depth = 0_usize;
    for (at, c) in code.iter().enumerate().skip(begin) {
        match c {
            '(' | '{' | '[' => depth += 1,
            ')' | '}' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    code.len()
}

/// The ends of `Type::name` where an error is made, before the bracket.
fn constructors(code: &[char]) -> Vec<usize> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let mut found = Vec::new();
    for at in 1..code.len().saturating_sub(1) {
        if code[at] != ':' || code[at + 1] != ':' {
            continue;
        }
        let name: String = code[..at].iter().rev().take_while(|c| is_part(**c)).collect();
        let name: String = name.chars().rev().collect();
        let is_error =
            ERRORS.contains(&&*name) || ENDINGS.iter().any(|ending| name.ends_with(ending));
        let mut end = at + 2 + code[at + 2..].iter().take_while(|c| is_part(**c)).count();
        end += code[end..].iter().take_while(|c| c.is_whitespace()).count();
        if is_error && code.get(end).is_some_and(|c| ['(', '{'].contains(c)) {
            found.push(end);
        }
    }
    found
}

/// The sentences that errors are made with or described by, in the text of one file.
fn sentences_in_errors(text: &str) -> Vec<String> {
    let (code, all) = (without_comments_and_strings(text), without_comments(text));
    let (code, all): (Vec<char>, Vec<char>) = (code.chars().collect(), all.chars().collect());
    let mut begins = constructors(&code);
    let attribute: Vec<char> = "#[error(".chars().collect();
    let described = (0..code.len()).filter(|at| code[*at..].starts_with(&attribute));
    begins.extend(described.map(|at| at + attribute.len() - 1));
    let groups = begins.into_iter().map(|begin| (begin, end_of_group(&code, begin)));
    let groups = groups.map(|(begin, end)| all[begin..end].iter().collect::<String>());
    groups.flat_map(|group| literals(&group)).filter(|literal| is_sentence(literal)).collect()
}

#[test]
fn no_error_carries_a_sentence() {
    let mut found = Vec::new();
    for (file, text) in all_sources() {
        let is_exempt = FOR_OPERATORS.iter().any(|folder| file.starts_with(folder));
        if !is_exempt && !file.starts_with(TEXTS) {
            found.extend(sentences_in_errors(&text).into_iter().map(|it| format!("{file}: {it}")));
        }
    }
    assert_eq!(found, [""; 0], "these belong into {TEXTS}.rs or the folder beside it");
}

#[test]
fn a_sentence_in_an_error_is_caught() {
    for caught in [
        "fn f() { AppError::stated(code, \"not today\") }",
        "fn f() { Err(FetchError::Invalid(\"it is too long\")) }",
        "fn f() { MediaError::NotAnImage { reason: \"it is damaged\" } }",
        "fn f() { SsoRefusal::Malformed(format!(\"{name} is no text\")) }",
        "enum Weak {\n    #[error(\"a password has at most {MAX} characters\")]\n    TooLong,\n}",
        "enum Weak {\n    #[error(\n        \"too {}\",\n        1\n    )]\n    Much,\n}",
    ] {
        assert_eq!(sentences_in_errors(caught).len(), 1, "{caught}");
    }
    for fine in [
        "fn f() { AppError::invalid(Input::NoTitle) } // AppError::from(\"a comment\")",
        "enum E { #[error(\"too_long\")] TooLong, #[error(transparent)] Store(StoreError) }",
        "fn f() { page(\"This did not work\", Input::NoTitle) }",
        "fn f() { MediaError::UnsupportedType { name: \"SVG\" } }",
    ] {
        assert_eq!(sentences_in_errors(fine), [""; 0], "{fine}");
    }
}

#[test]
fn a_reason_holds_names_and_values_and_no_text_of_its_own() {
    for (file, text) in all_sources() {
        let is_data = file.starts_with("src/protocol/error/") && !file.starts_with(TEXTS);
        if !is_data || file.ends_with("/wire.rs") {
            continue;
        }
        let code = without_comments_and_strings(&text);
        for line in code.lines().map(str::trim) {
            let is_text = line.contains("String") || line.contains("str,") || line.contains("str)");
            assert!(!is_text || TEXT_FIELDS.contains(&line), "{file}: {line}");
        }
    }
}

#[test]
fn what_the_server_said_is_made_into_an_error_in_one_place() {
    let makes = |text: &str| without_comments(text).contains("Reason::Stated { code");
    let files: Vec<String> = all_sources()
        .into_iter()
        .filter(|(file, text)| makes(text) && !file.starts_with(TEXTS))
        .map(|(file, _)| file)
        .collect();
    assert_eq!(files, ["src/protocol/error/wire.rs"]);
}

/// Each sentence that the browser can make is in its wasm.
#[test]
fn the_browser_names_none_of_the_texts_that_only_the_server_says() {
    let is_shipped = |file: &str| {
        ["src/app/room/", "src/app/live_client/", "src/browser/"]
            .iter()
            .any(|folder| file.starts_with(folder))
    };
    for (file, text) in all_sources().iter().filter(|(file, _)| is_shipped(file)) {
        let named = paths(file, text);
        assert!(named.iter().all(|path| path.text != "protocol::text_of"), "{file}: text_of");
    }
}
