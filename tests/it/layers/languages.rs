//! Message catalogues: languages have every message; what people read in `src/app/` is a message.

use super::all_sources;
use super::source::without_comments;
use image_chat::texts::{FOLDERS, Locale, MISSING};

/// Catalogues that other languages than English may lack: their pages and errors are in English meanwhile. The list
/// becomes empty.
const INCOMPLETE: [&str; 2] = ["errors.ftl: ", "tenant.ftl: "];

/// Files with texts that are no messages yet, and the descriptions of the API, which are English. The list becomes
/// shorter.
const WITH_TEXTS: [&str; 5] = [
    "src/app/pages/api_docs.rs",
    "src/app/pages/embed/example.rs",
    "src/app/pages/live_docs.rs",
    "src/app/pages/tenant/",
    "src/app/pages/uploader.rs",
];
/// Attributes that people read.
const READ_OUT: [&str; 6] = ["aria-label=", "title=", "placeholder=", "alt=", "label=", "hint="];
/// The same in every language.
const NAMES: [&str; 2] = ["\"Image Chat\"", "\"1:1\""];

#[test]
fn every_language_has_every_message() {
    let may_lack = |message: &str| INCOMPLETE.iter().any(|file| message.starts_with(file));
    let missing: Vec<String> = MISSING
        .iter()
        .filter(|(_, message)| !may_lack(message))
        .map(|(tag, message)| format!("locales/{tag}/{message}"))
        .collect();
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
        if !file.starts_with("src/app/") || WITH_TEXTS.iter().any(|path| file.starts_with(path)) {
            continue;
        }
        let code = without_comments(&text);
        let code = code.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in (1..).zip(code.lines()) {
            let line = line.trim();
            let is_node = line.starts_with('"') && line.ends_with('"') && is_text(line);
            let is_in_tag = line.split('>').skip(1).any(|rest| {
                let rest = rest.trim_start();
                rest.starts_with('"')
                    && rest.contains('<')
                    && is_text(rest.split('<').next().unwrap_or_default())
            });
            let is_attribute = READ_OUT.iter().any(|name| {
                let value = line.split(&format!(" {name}")).nth(1).or(line.strip_prefix(name));
                value.is_some_and(|value| {
                    value.starts_with('"') && is_text(value.split('"').nth(1).unwrap_or_default())
                })
            });
            if is_node || is_in_tag || is_attribute {
                found.push(format!("{file}:{number}: {line}"));
            }
        }
    }
    assert!(found.is_empty(), "no message of locales/:\n{}\n", found.join("\n"));
}
