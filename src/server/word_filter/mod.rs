//! A tenant's word filter: finds unwanted words in comments, names and titles, and masks them. Pure.
//!
//! Matches whole words by UAX 29 (`unicode-segmentation`), in any case and form of letters (NFKD, by
//! `unicode-normalization`: `ｂａｄ` is `bad`), in the Markdown source and in its visible text. Markup and invisible
//! characters are part of no word: `_bad_` and `**bad**` contain `bad`. A word with markup inside, as `b**a**d`,
//! cannot be masked in the source and is held for review. So is a comment by a person with such a word in their
//! name. Lookalike letters of other scripts are not matched.

mod search;

use crate::model::{CommentBody, DisplayName, OnWord, Operation, Settings};
use crate::server::markdown;
use search::{Match, find};

/// Replaces a masked character. Not the ASCII `*`, which is Markdown.
const MASK: char = '\u{2217}';

/// The outcome of screening.
#[derive(Clone, Debug, PartialEq)]
pub enum Screened {
    /// No unwanted word.
    Clean,
    /// The words are masked.
    Masked(Operation),
    /// Held for review, because of these words.
    Held(Vec<String>),
}

/// Screens the text of an operation, and the name of its author.
pub fn screen(settings: &Settings, name: &DisplayName, operation: &Operation) -> Screened {
    if settings.words.is_empty() {
        return Screened::Clean;
    }
    let Some(body) = operation.command.body() else { return Screened::Clean };
    let named = find(&settings.words, name.as_str());
    if !named.is_empty() {
        return Screened::Held(words_of(&named));
    }
    let (found, visible) = (find(&settings.words, body.as_str()), visible(&settings.words, body));
    match (found.is_empty(), settings.on_word) {
        (true, _) if visible.is_empty() => Screened::Clean,
        (true, _) => Screened::Held(visible),
        (false, OnWord::Hold) => Screened::Held(words_of(&found)),
        (false, OnWord::Mask) => masked(operation, body, &found, &settings.words),
    }
}

/// The title of an image with the unwanted words masked.
pub fn mask_title(settings: &Settings, title: &str) -> String {
    mask(title, &find(&settings.words, title))
}

/// The words in the visible text.
fn visible(words: &[String], body: &CommentBody) -> Vec<String> {
    words_of(&find(words, &markdown::words(body)))
}

fn words_of(found: &[Match<'_>]) -> Vec<String> {
    let mut words: Vec<String> = found.iter().map(|found| found.word.to_owned()).collect();
    words.sort();
    words.dedup();
    words
}

/// Masks the matches, character for character.
fn mask(original: &str, found: &[Match<'_>]) -> String {
    let is_masked = |at: usize| found.iter().any(|found| (found.from..found.to).contains(&at));
    let shown = |(at, c): (usize, char)| match is_masked(at) && !c.is_whitespace() {
        true => MASK,
        false => c,
    };
    original.char_indices().map(shown).collect()
}

fn masked(
    operation: &Operation,
    body: &CommentBody,
    found: &[Match<'_>],
    words: &[String],
) -> Screened {
    // As long as before, without a new space or control character: still a valid comment.
    let Ok(masked_body) = CommentBody::new(&mask(body.as_str(), found)) else {
        return Screened::Held(words_of(found));
    };
    let left = visible(words, &masked_body);
    if !left.is_empty() {
        return Screened::Held(left);
    }
    let mut masked = operation.clone();
    masked.command.set_body(masked_body);
    Screened::Masked(masked)
}

#[cfg(test)]
mod tests;
