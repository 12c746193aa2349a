//! Whether a file keeps the rules.

use crate::layers::banned::BANNED;
use crate::layers::layer_table::{SEAM, layer_of};
use crate::layers::source::{paths, without_comments, without_comments_and_strings};

/// The one file that tells the server's build from the browser's.
const GATES: &str = "src/lib.rs";

/// What is wrong with a file: `file:line: what (rule)`, by line.
pub fn check(file: &str, text: &str) -> Vec<String> {
    let mut broken = wrong_names(file, text);
    broken.extend(banned_words(file, text));
    broken.extend(gates(file, text));
    if !text.starts_with("//! ") {
        broken.push((1, "the file does not open with //! and what it is".into()));
    }
    broken.sort();
    broken.into_iter().map(|(line, what)| format!("{file}:{line}: {what}")).collect()
}

fn wrong_names(file: &str, text: &str) -> Vec<(usize, String)> {
    let Some(layer) = layer_of(file) else {
        return vec![(1, "no row of the table of layers is about this file".into())];
    };
    let is_allowed = |path: &crate::layers::source::Path| {
        let is_any_of = |modules: &[&str]| modules.iter().any(|it| begins_with(&path.text, it));
        let in_body = layer.place == "src/rpc/" && path.is_indented;
        is_any_of(layer.may_name) || (in_body && is_any_of(SEAM))
    };
    let wrong = paths(file, text).into_iter().filter(|path| !is_allowed(path));
    wrong.map(|path| (path.line, format!("names {} ({})", path.text, layer.rule))).collect()
}

fn begins_with(path: &str, module: &str) -> bool {
    path.strip_prefix(module).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

fn banned_words(file: &str, text: &str) -> Vec<(usize, String)> {
    let code = without_comments_and_strings(text);
    let mut broken = Vec::new();
    for (_, words, rule) in BANNED.iter().filter(|(folder, ..)| file.starts_with(folder)) {
        for (number, line) in (1..).zip(code.lines()) {
            let found = words.iter().filter(|word| has_word(line, word));
            broken.extend(found.map(|word| (number, format!("{word} stands here ({rule})"))));
        }
    }
    broken
}

/// Does a word stand here, or for `name::` a path that begins with it?
fn has_word(line: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let is_root = word.ends_with("::");
    line.match_indices(word).any(|(at, _)| {
        let (before, after) = (&line[..at], &line[at + word.len()..]);
        let begins = !(before.ends_with(is_part) || is_root && before.ends_with("::"));
        begins && (is_root || !after.starts_with(is_part))
    })
}

fn gates(file: &str, text: &str) -> Vec<(usize, String)> {
    if file == GATES {
        return Vec::new();
    }
    let code = without_comments(text);
    let is_gate = |line: &str| line.replace(' ', "").contains("feature=\"ssr\"");
    let lines = (1..).zip(code.lines()).filter(|(_, line)| is_gate(line));
    let what = format!("cfg(feature = \"ssr\") stands in {GATES} alone");
    lines.map(|(number, _)| (number, what.clone())).collect()
}
