//! Message catalogues: languages have every message; what people read in `src/app/` is a message.

use super::all_sources;
use super::source::without_comments;
use image_chat::texts::{FOLDERS, Locale, MISSING};

/// Files with texts that are no messages yet, and the descriptions of the API, which are English. The list becomes
/// shorter.
const WITH_TEXTS: [&str; 3] =
    ["src/app/pages/api_docs.rs", "src/app/pages/live_docs.rs", "src/app/pages/tenant/"];
/// Attributes that people read.
const READ_OUT: [&str; 6] = ["aria-label=", "title=", "placeholder=", "alt=", "label=", "hint="];
/// The same in every language.
const NAMES: [&str; 3] = ["Image Chat", "1:1", "https://example.com/picture.png"];
/// Files with literals that browsers read, not people: sizes of pictures, and an icon.
const FOR_BROWSERS: [&str; 2] = ["src/app/room/picture_files.rs", "src/app/ui/icon.rs"];

#[test]
fn every_language_has_every_message() {
    let missing: Vec<String> =
        MISSING.iter().map(|(tag, message)| format!("locales/{tag}/{message}")).collect();
    assert!(missing.is_empty(), "\n{}\n", missing.join("\n"));
}

#[test]
fn every_language_has_a_catalogue() {
    let mut tags = Locale::ALL.map(Locale::tag);
    tags.sort_unstable();
    let mut folders = FOLDERS.to_vec();
    folders.sort_unstable();
    assert_eq!(folders, tags);
}

#[test]
fn what_people_read_is_a_message() {
    let is_text =
        |literal: &str| !NAMES.contains(&literal) && literal.split(char::is_alphabetic).count() > 2;
    let mut found = Vec::new();
    for (file, text) in all_sources() {
        let is_left_out = WITH_TEXTS.iter().chain(&FOR_BROWSERS).any(|path| file.starts_with(path));
        if !file.starts_with("src/app/") || is_left_out {
            continue;
        }
        let code = without_comments(&text);
        let code = code.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in (1..).zip(code.lines()) {
            let line = line.trim();
            // The text between the first two quotes, where the code begins with one.
            let quoted =
                |code: &str| code.trim_start().strip_prefix('"')?.split('"').next().map(is_text);
            let is_node = line.ends_with('"') && quoted(line) == Some(true);
            let is_in_tag = line
                .split('>')
                .skip(1)
                .any(|rest| rest.contains('<') && quoted(rest) == Some(true));
            let is_attribute = READ_OUT.iter().any(|name| {
                let inside = line.split(&format!(" {name}")).nth(1);
                inside.or(line.strip_prefix(name)).and_then(quoted) == Some(true)
            });
            if is_node || is_in_tag || is_attribute {
                found.push(format!("{file}:{number}: {line}"));
            }
        }
    }
    assert!(found.is_empty(), "no message of locales/:\n{}\n", found.join("\n"));
}
