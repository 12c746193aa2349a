//! What is left of a text when everything is taken away that a reader overlooks.

use crate::model::takes_no_room;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_security::confusable_detection::skeleton as confusable_skeleton;

/// The letters and digits, as one word.
pub fn letters(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).map(without_digits).collect()
}

/// The same, when characters are taken for others before they are brought into one case: `М` of the Cyrillic script looks
/// like `M`, and its small `м` does not.
pub fn letters_as_written(text: &str) -> String {
    letters(&confusable_skeleton(text).collect::<String>())
}

/// The words: what stands between other characters than letters, once with digits for letters and once without digits.
pub fn words(text: &str) -> impl Iterator<Item = String> {
    let folded = fold(text);
    let with_digits = folded.split(|c: char| !c.is_alphanumeric()).map(letters).collect::<Vec<_>>();
    let plain: String = text.chars().map(|c| if c.is_numeric() { ' ' } else { c }).collect();
    let alone = fold(&plain);
    let alone = alone.split(|c: char| !c.is_alphanumeric()).map(letters).collect::<Vec<_>>();
    with_digits.into_iter().chain(alone)
}

/// In one case, without accents and invisible characters, each character as the one that it looks like.
fn fold(text: &str) -> String {
    let is_seen = |c: &char| !takes_no_room(*c) && !is_combining_mark(*c);
    let plain: String = text.nfkd().filter(is_seen).flat_map(char::to_lowercase).collect();
    confusable_skeleton(&plain)
        .flat_map(char::to_lowercase)
        .filter(is_seen)
        .map(without_stroke)
        .collect()
}

/// `I`, `l` and `1` look alike in many fonts, whatever became of their case.
fn without_stroke(c: char) -> char {
    if matches!(c, 'l' | '|' | '1') { 'i' } else { c }
}

/// The letter that a digit stands for.
fn without_digits(c: char) -> char {
    match c {
        '0' => 'o',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        c => c,
    }
}
