//! The search in comments: which words of a text are hits, in upper or lower case of any script, and the part of the
//! text around the first one. Knows no comments.

use serde::{Deserialize, Serialize};
use std::ops::Range;
use utoipa::ToSchema;

/// The most words of a query that count.
const MAX_WORDS: usize = 16;
/// Characters before the first hit that a snippet begins with, at most.
const BEFORE: usize = 40;
/// The longest snippet in characters: two lines of a list.
const SNIPPET_CHARS: usize = 160;

/// The words of a search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchWords(Vec<String>);

/// A piece of a text that was searched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SearchedText {
    /// The piece.
    #[schema(examples("dark"))]
    pub text: String,
    /// It is one of the words.
    #[serde(default, skip_serializing_if = "is_false")]
    pub is_hit: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde asks")]
fn is_false(value: &bool) -> bool {
    !value
}

impl SearchWords {
    /// The words of a query; `None` when it has none.
    pub fn new(query: &str) -> Option<Self> {
        let mut words: Vec<String> =
            query.split_whitespace().take(MAX_WORDS).map(str::to_lowercase).collect();
        // Of two words where one contains the other, the longer one is marked.
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        (!words.is_empty()).then_some(Self(words))
    }

    /// The part of a text around the first word, when each word is in the text or in the name of its author.
    pub fn find(&self, text: &str, author: &str) -> Option<Vec<SearchedText>> {
        let (text, author) = (Folded::new(text), author.to_lowercase());
        let mut hits = Vec::new();
        for word in &self.0 {
            let mut in_text = text.all(word).peekable();
            if in_text.peek().is_none() && !author.contains(word.as_str()) {
                return None;
            }
            hits.extend(in_text);
        }
        Some(snippet(text.original, &joined(hits)))
    }
}

/// A text in lower case, and where each of its bytes is in the original: some letters change their length.
struct Folded<'a> {
    original: &'a str,
    lower: String,
    /// For each byte of `lower`, the byte of the original where its character begins; and the original's end.
    places: Vec<usize>,
}

impl<'a> Folded<'a> {
    fn new(original: &'a str) -> Self {
        let (mut lower, mut places) = (String::with_capacity(original.len()), Vec::new());
        for (at, c) in original.char_indices() {
            for c in c.to_lowercase() {
                lower.push(c);
                places.resize(lower.len(), at);
            }
        }
        places.push(original.len());
        Self { original, lower, places }
    }

    /// The places of a word in the original.
    fn all(&self, word: &str) -> impl Iterator<Item = Range<usize>> {
        self.lower.match_indices(word).map(|(at, found)| {
            let last = self.places[at + found.len() - 1];
            let end = self.original[last..].chars().next().map_or(last, |c| last + c.len_utf8());
            self.places[at]..end
        })
    }
}

/// In order, and those that touch as one.
fn joined(mut hits: Vec<Range<usize>>) -> Vec<Range<usize>> {
    hits.sort_by_key(|hit| hit.start);
    let mut joined: Vec<Range<usize>> = Vec::new();
    for hit in hits {
        match joined.last_mut().filter(|last| last.end >= hit.start) {
            Some(last) => last.end = last.end.max(hit.end),
            None => joined.push(hit),
        }
    }
    joined
}

/// The text around the first hit in pieces, on one line, with an ellipsis where something is left out.
fn snippet(text: &str, hits: &[Range<usize>]) -> Vec<SearchedText> {
    let first = hits.first().map_or(0, |hit| hit.start);
    let start = begin(text, first);
    let rest = &text[start..];
    let end = rest.char_indices().nth(SNIPPET_CHARS).map_or(text.len(), |(at, _)| start + at);
    let mut pieces = Vec::new();
    let mut push = |text: &str, is_hit| {
        if !text.is_empty() {
            pieces.push(SearchedText { text: text.to_owned(), is_hit });
        }
    };
    push(if start > 0 { "…" } else { "" }, false);
    let mut at = start;
    for hit in hits.iter().filter(|hit| hit.start < end) {
        push(&text[at..hit.start], false);
        push(&text[hit.start..hit.end.min(end)], true);
        at = hit.end.min(end);
    }
    push(&text[at..end], false);
    push(if end < text.len() { "…" } else { "" }, false);
    pieces
}

/// Where a snippet with this hit begins: at most some words before it.
fn begin(text: &str, hit: usize) -> usize {
    let before = &text[..hit];
    let Some((furthest, _)) = before.char_indices().rev().nth(BEFORE - 1) else { return 0 };
    // At the next word, unless that is the hit.
    let word = before[furthest..].find(char::is_whitespace).map(|at| furthest + at);
    word.map_or(furthest, |space| space + text[space..].chars().next().map_or(0, char::len_utf8))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is found, with the hits in brackets.
    fn find(query: &str, text: &str) -> Option<String> {
        let pieces = SearchWords::new(query)?.find(text, "Zoë Ada")?;
        let shown = |SearchedText { text, is_hit }: SearchedText| match is_hit {
            true => format!("[{text}]"),
            false => text,
        };
        Some(pieces.into_iter().map(shown).collect())
    }

    #[test]
    fn each_word_has_to_be_there() {
        for (query, text, found) in [
            ("dark", "Too dark, too DARK", Some("Too [dark], too [DARK]")),
            ("ÄRGER straße", "Viel Ärger in der STRASSE", None),
            ("ärger", "Viel ÄRGER", Some("Viel [ÄRGER]")),
            ("привет", "Ну, Привет!", Some("Ну, [Привет]!")),
            ("dark light", "Too dark", None),
            ("dark ada", "Too dark", Some("Too [dark]")),
            ("zoë", "Nothing of that", Some("Nothing of that")),
            ("a ab", "xabx", Some("x[ab]x")),
            ("aa", "aaaa", Some("[aaaa]")),
            ("İ", "in İzmir", Some("in [İ]zmir")),
            ("  ", "Too dark", None),
        ] {
            assert_eq!(find(query, text).as_deref(), found, "{query} in {text}");
        }
    }

    #[test]
    fn a_snippet_is_short_and_begins_before_the_first_hit() {
        let text = format!("{} the door {}", "word ".repeat(40), "more ".repeat(40));
        let found = find("DOOR", &text).expect("found");
        assert!(found.starts_with("…word ") && found.ends_with('…'), "{found}");
        assert!(found.contains("the [door] more"), "{found}");
        assert!(found.chars().count() <= SNIPPET_CHARS + 4, "{found}");
        let unbroken = format!("{}door", "ж".repeat(200));
        assert!(find("door", &unbroken).expect("found").ends_with("ж[door]"));
    }
}
