//! Message catalogues: complete languages have every message, in every plural form.

use image_chat::texts::{FOLDERS, Locale, MISSING};

/// Languages that may lack messages; the list becomes empty.
const INCOMPLETE: [&str; 11] =
    ["ar", "da", "de", "es", "fr", "ja", "ko", "pt-BR", "ru", "sr-Latn", "zh-Hans"];

#[test]
fn every_language_has_every_message() {
    let missing: Vec<String> = MISSING
        .iter()
        .filter(|(tag, _)| !INCOMPLETE.contains(tag))
        .map(|(tag, message)| format!("locales/{tag}/{message}"))
        .collect();
    assert!(missing.is_empty(), "\n{}\n", missing.join("\n"));
}

#[test]
fn every_language_has_a_catalogue() {
    let mut tags = Locale::ALL.map(Locale::tag);
    tags.sort_unstable();
    assert_eq!(FOLDERS, tags);
}
