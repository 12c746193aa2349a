//! Finds words in a text.

use crate::model::takes_no_room;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// An occurrence of a word in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Match<'w> {
    pub word: &'w str,
    /// Byte offsets in the text.
    pub from: usize,
    pub to: usize,
}

/// A text normalised for the search: NFKD, lower case, without invisible characters, and with the origin of each
/// byte.
struct Folded {
    text: String,
    /// For each byte of `text`, and its end, the byte of the original; the end of a character is the start of the
    /// next.
    origin: Vec<usize>,
}

impl Folded {
    fn new(original: &str) -> Self {
        let (mut text, mut origin) = (String::with_capacity(original.len()), Vec::new());
        for (at, c) in original.char_indices().filter(|(_, c)| !takes_no_room(*c)) {
            for plain in std::iter::once(c).nfkd().flat_map(char::to_lowercase).map(without_joining)
            {
                text.push(plain);
                origin.resize(text.len(), at);
            }
        }
        origin.push(original.len());
        Self { text, origin }
    }

    /// Does a character of the original begin at this byte?
    fn starts(&self, at: usize) -> bool {
        at == 0 || self.origin[at - 1] != self.origin[at]
    }
}

/// By UAX 29 these marks join the text around them into one word. Here they separate words: `_` is markup, and a
/// full stop without a space behind it ends a word too.
fn without_joining(c: char) -> char {
    if matches!(c, '_' | '.' | ':') { ' ' } else { c }
}

/// All occurrences of the words in a text.
pub fn find<'w>(words: &'w [String], original: &str) -> Vec<Match<'w>> {
    let folded = Folded::new(original);
    // A boundary of the original counts too: `bad²` is `bad2` when normalised.
    let (plain, as_written) = (bounds(&folded.text), bounds(original));
    let is_bound = |at: usize| {
        plain.binary_search(&at).is_ok()
            || folded.starts(at) && as_written.binary_search(&folded.origin[at]).is_ok()
    };
    let mut found = Vec::new();
    for word in words {
        let wanted = Folded::new(word.trim()).text;
        if wanted.is_empty() {
            continue;
        }
        for (at, _) in folded.text.match_indices(&wanted) {
            let end = at + wanted.len();
            if is_bound(at) && is_bound(end) {
                found.push(Match { word, from: folded.origin[at], to: folded.origin[end] });
            }
        }
    }
    found
}

/// The boundaries of words, in order.
fn bounds(text: &str) -> Vec<usize> {
    text.split_word_bound_indices().map(|(at, _)| at).chain([text.len()]).collect()
}
