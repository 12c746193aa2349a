//! Takes bare URLs out of a Markdown source before it is parsed: underscores, asterisks, brackets and code marks in a URL
//! are no markup. A placeholder stands for each, which the parser takes for a word.

use super::links::{self, Found};
use std::borrow::Cow;

/// Around the number of a URL, in its place: noncharacters, which stand in no text that is exchanged.
const OPEN: char = '\u{FDD0}';
const CLOSE: char = '\u{FDD1}';

/// A source with placeholders, and the URLs for which they stand.
pub struct Addresses<'a> {
    /// The source with placeholders.
    pub source: Cow<'a, str>,
    found: Vec<(&'a str, String)>,
}

/// A part of a parsed text.
pub enum Part<'a> {
    /// Without placeholders.
    Text(&'a str),
    /// The URL of a placeholder.
    Url {
        /// As written.
        shown: &'a str,
        /// Normalised.
        href: &'a str,
    },
}

/// Puts placeholders into the source.
pub fn hide(source: &str) -> Addresses<'_> {
    let mut found = Vec::new();
    if source.contains([OPEN, CLOSE]) {
        return Addresses { source: Cow::Borrowed(source), found };
    }
    let (mut hidden, mut done) = (String::with_capacity(source.len()), 0);
    while let Some(url) = links::find(source, done) {
        if let Some(end) = code_around(source, done, url.range.start) {
            hidden.push_str(&source[done..end]);
            done = end;
            continue;
        }
        hidden.push_str(&source[done..url.range.start]);
        done = url.range.end;
        if is_literal(source, &url) {
            hidden.extend([OPEN.to_string(), found.len().to_string(), CLOSE.to_string()]);
            found.push((&source[url.range], url.href));
        } else {
            hidden.push_str(&source[url.range]);
        }
    }
    hidden.push_str(&source[done..]);
    Addresses { source: Cow::Owned(hidden), found }
}

impl Addresses<'_> {
    /// A text of the parser with its URLs again.
    pub fn shown(&self, text: &str) -> String {
        let shown = |part| match part {
            Part::Text(text) => text,
            Part::Url { shown, .. } => shown,
        };
        self.parts(text).into_iter().map(shown).collect()
    }

    /// Splits a text of the parser at its placeholders.
    pub fn parts<'t>(&'t self, text: &'t str) -> Vec<Part<'t>> {
        let (mut parts, mut rest) = (Vec::new(), text);
        while let Some((before, after)) = rest.split_once(OPEN) {
            parts.push(Part::Text(before));
            rest = match self.url_of(after) {
                Some((shown, href, after)) => {
                    parts.push(Part::Url { shown, href });
                    after
                }
                // A character that someone wrote, by itself or as an entity.
                None => {
                    parts.push(Part::Text(&rest[before.len()..rest.len() - after.len()]));
                    after
                }
            };
        }
        parts.push(Part::Text(rest));
        parts
    }

    /// The URL of a placeholder without its beginning, and what follows.
    fn url_of<'t>(&'t self, placeholder: &'t str) -> Option<(&'t str, &'t str, &'t str)> {
        let (number, after) = placeholder.split_once(CLOSE)?;
        let (shown, href) = self.found.get(number.parse::<usize>().ok()?)?;
        Some((shown, href, after))
    }
}

/// Does Markdown leave every character of it as it is? Escapes and entities are resolved by the parser, and `<…>` is a
/// link of its own.
fn is_literal(source: &str, Found { range, .. }: &Found) -> bool {
    let is_entity = |(_, rest): (&str, &str)| {
        let name = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '#');
        name.len() < rest.len() && name.starts_with(';')
    };
    let url = &source[range.clone()];
    let has_entity = url.match_indices('&').any(|(at, _)| is_entity(url.split_at(at + 1)));
    let (before, after) = (&source[..range.start], &source[range.end..]);
    !has_entity && !before.ends_with('<') && !after.starts_with(['\\', ';'])
}

/// The end of the code span that begins between two bytes of the source and goes beyond the second.
fn code_around(source: &str, from: usize, to: usize) -> Option<usize> {
    let mut at = from;
    while at < to {
        let found = source[at..to].find(['`', '\\'])? + at;
        let rest = &source[found..];
        let marks = rest.len() - rest.trim_start_matches('`').len();
        at = match marks {
            // An escape: whatever follows is no mark.
            0 => found + 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
            marks => end_of_code(source, found + marks, marks).unwrap_or(found + marks),
        };
    }
    (at > to).then_some(at)
}

/// The end of a code span whose content begins here: behind as many marks as it began with, in the same paragraph.
fn end_of_code(source: &str, from: usize, marks: usize) -> Option<usize> {
    let paragraph = source[from..].split("\n\n").next().unwrap_or_default();
    let mut at = 0;
    while let Some(found) = paragraph[at..].find('`') {
        let rest = &paragraph[at + found..];
        let run = rest.len() - rest.trim_start_matches('`').len();
        at += found + run;
        if run == marks {
            return Some(from + at);
        }
    }
    None
}
