//! Words that a tenant does not want: finding them in what someone wrote, and covering them. Pure; knows
//! no database and nobody who writes.
//!
//! Found are whole words by Unicode's rules (UAX 29, by the crate `unicode-segmentation`), whatever their
//! case and the form of their letters (NFKD, by `unicode-normalization`: `ｂａｄ` is `bad`), in the Markdown
//! source and in what people read of it. Markup takes part in no word: `_bad_` and `**bad**` hold `bad`.
//! Neither do characters that take no room. A word with markup in its middle, as `b**a**d`, cannot be covered
//! where it stands: then a moderator sees it first. So it is with whoever has such a word for a name.
//! Letters of other scripts that look alike are not found.

use crate::model::{Command, CommentBody, DisplayName, OnWord, Operation, Settings, takes_no_room};
use crate::server::markdown;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// What covers a letter. Not the `*` of the keyboard, which is Markdown and would turn the text around it
/// bold, or into a line.
const COVER: char = '\u{2217}';

/// What the word list makes of an operation.
#[derive(Clone, Debug, PartialEq)]
pub enum Screened {
    /// Nothing.
    Clean,
    /// The words are covered.
    Masked(Operation),
    /// A moderator sees it first, because of these words.
    Held(Vec<String>),
}

/// Looks through what an operation writes, and in whose name.
pub fn screen(settings: &Settings, name: &DisplayName, operation: &Operation) -> Screened {
    if settings.words.is_empty() {
        return Screened::Clean;
    }
    let Some(body) = operation.command.body() else { return Screened::Clean };
    let named = find(&settings.words, name.as_str());
    if !named.is_empty() {
        return Screened::Held(words_of(&named));
    }
    let (found, read) = (find(&settings.words, body.as_str()), read(&settings.words, body));
    match (found.is_empty(), settings.on_word) {
        (true, _) if read.is_empty() => Screened::Clean,
        (true, _) => Screened::Held(read),
        (false, OnWord::Hold) => Screened::Held(words_of(&found)),
        (false, OnWord::Mask) => masked(operation, body, &found, &settings.words),
    }
}

/// A title of an image as it may be shown: with the unwanted words covered.
pub fn covered(settings: &Settings, title: &str) -> String {
    cover(title, &find(&settings.words, title))
}

/// An unwanted word in a text.
#[derive(Clone, Debug, PartialEq)]
struct Found<'w> {
    word: &'w str,
    /// Bytes of the text.
    from: usize,
    to: usize,
}

/// A text as words are looked for in it: each character in its plainest form and lower case, without those
/// that take no room, and with where it came from.
struct Folded {
    text: String,
    /// For each byte of `text`, and its end, the byte of the original; the end of a character is the start
    /// of the next.
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

    /// Does a character of the original begin at this byte of the text?
    fn starts(&self, at: usize) -> bool {
        at == 0 || self.origin[at - 1] != self.origin[at]
    }
}

/// Some marks join what stands around them into one word. Here they part words: `_` is markup, and a full
/// stop without a space behind it ends a word all the same.
fn without_joining(c: char) -> char {
    if matches!(c, '_' | '.' | ':') { ' ' } else { c }
}

fn find<'w>(words: &'w [String], original: &str) -> Vec<Found<'w>> {
    let folded = Folded::new(original);
    // A word may end where one of another form would go on: `bad²` is `bad2` in its plainest form.
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
                found.push(Found { word, from: folded.origin[at], to: folded.origin[end] });
            }
        }
    }
    found
}

/// Those that people would read, wherever they come from.
fn read(words: &[String], body: &CommentBody) -> Vec<String> {
    words_of(&find(words, &markdown::words(body)))
}

/// Where words begin and end, in order.
fn bounds(text: &str) -> Vec<usize> {
    text.split_word_bound_indices().map(|(at, _)| at).chain([text.len()]).collect()
}

fn words_of(found: &[Found<'_>]) -> Vec<String> {
    let mut words: Vec<String> = found.iter().map(|found| found.word.to_owned()).collect();
    words.sort();
    words.dedup();
    words
}

/// Of the same length: a character for a character.
fn cover(original: &str, found: &[Found<'_>]) -> String {
    let is_covered = |at: usize| found.iter().any(|found| (found.from..found.to).contains(&at));
    let shown = |(at, c): (usize, char)| match is_covered(at) && !c.is_whitespace() {
        true => COVER,
        false => c,
    };
    original.char_indices().map(shown).collect()
}

fn masked(
    operation: &Operation,
    body: &CommentBody,
    found: &[Found<'_>],
    words: &[String],
) -> Screened {
    // As many characters as before, none of them a space or a control character: still a comment.
    let Ok(covered) = CommentBody::new(&cover(body.as_str(), found)) else {
        return Screened::Held(words_of(found));
    };
    let left = read(words, &covered);
    if !left.is_empty() {
        return Screened::Held(left);
    }
    let mut masked = operation.clone();
    if let Command::OpenChat { body, .. }
    | Command::AddComment { body, .. }
    | Command::EditComment { body, .. } = &mut masked.command
    {
        *body = covered;
    }
    Screened::Masked(masked)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BroadcastId, Point};
    use proptest::prelude::*;
    use uuid::Uuid;

    fn settings(words: &[&str], on_word: OnWord) -> Settings {
        let words = words.iter().map(|word| (*word).to_owned()).collect();
        Settings { words, on_word, ..Settings::default() }
    }

    fn name(text: &str) -> DisplayName {
        DisplayName::new(text).expect("a name")
    }

    fn writes(text: &str) -> Operation {
        let at = Point::new(1.0, 1.0).expect("on the image");
        let body = CommentBody::new(text).expect("a text");
        let broadcast_id = BroadcastId(Uuid::from_u128(1));
        Operation { broadcast_id, command: Command::OpenChat { at, body } }
    }

    /// The text with its words covered; the words for which it is held instead.
    fn masked(words: &[&str], text: &str) -> Result<String, Vec<String>> {
        match screen(&settings(words, OnWord::Mask), &name("Ada"), &writes(text)) {
            Screened::Clean => Ok(text.to_owned()),
            Screened::Masked(operation) => {
                Ok(operation.command.body().expect("a text").as_str().to_owned())
            }
            Screened::Held(words) => Err(words),
        }
    }

    fn mask(words: &[&str], text: &str) -> String {
        masked(words, text).expect("not held")
    }

    #[test]
    fn whole_words_are_covered_whatever_their_case() {
        for (text, shown) in [
            ("a bad day", "a ∗∗∗ day"),
            ("BAD Bad bAd", "∗∗∗ ∗∗∗ ∗∗∗"),
            ("badger, forbad", "badger, forbad"),
            ("bad.Really", "∗∗∗.Really"),
            ("so bad!", "so ∗∗∗!"),
            ("not-so-bad", "not-so-∗∗∗"),
        ] {
            assert_eq!(mask(&["bad"], text), shown);
        }
    }

    #[test]
    fn markup_hides_no_word() {
        for (text, shown) in [
            ("_bad_", "_∗∗∗_"),
            ("**bad** and `bad`", "**∗∗∗** and `∗∗∗`"),
            ("[bad](https://bad.example)", "[∗∗∗](https://∗∗∗.example)"),
            ("> bad\n- bad", "> ∗∗∗\n- ∗∗∗"),
            ("b\u{200B}ad", "∗∗∗∗"),
            ("b\u{2063}ad, b\u{FE0F}ad, b\u{34F}ad, b\u{E0041}ad", "∗∗∗∗, ∗∗∗∗, ∗∗∗∗, ∗∗∗∗"),
            ("ｂａｄ and 𝐛𝐚𝐝", "∗∗∗ and ∗∗∗"),
            ("bad² and bad™", "∗∗∗² and ∗∗∗™"),
        ] {
            assert_eq!(mask(&["bad"], text), shown, "{text:?}");
        }
    }

    #[test]
    fn what_cannot_be_covered_where_it_stands_waits_for_a_moderator() {
        for text in ["b**a**d", "b*ad*", "ba[d](https://a.example)", "bad and b`a`d"] {
            assert_eq!(masked(&["bad"], text), Err(vec!["bad".into()]), "{text:?}");
            let held = screen(&settings(&["bad"], OnWord::Hold), &name("Ada"), &writes(text));
            assert_eq!(held, Screened::Held(vec!["bad".into()]), "{text:?}");
        }
    }

    #[test]
    fn words_of_other_scripts_and_several_words_are_found() {
        assert_eq!(mask(&["straße"], "Die STRAßE"), "Die ∗∗∗∗∗∗");
        assert_eq!(mask(&["плохо"], "Очень ПЛОХО"), "Очень ∗∗∗∗∗");
        assert_eq!(
            mask(&["very bad"], "a Very  bad, very bad thing"),
            "a Very  bad, ∗∗∗∗ ∗∗∗ thing"
        );
        assert_eq!(mask(&["", " "], "nothing here"), "nothing here");
    }

    #[test]
    fn a_held_one_says_why() {
        let settings = settings(&["worse", "bad"], OnWord::Hold);
        let held = screen(&settings, &name("Ada"), &writes("Worse than bad, bad"));
        assert_eq!(held, Screened::Held(vec!["bad".into(), "worse".into()]));
        assert_eq!(screen(&settings, &name("Ada"), &writes("fine")), Screened::Clean);
    }

    #[test]
    fn a_name_is_read_too() {
        for on_word in [OnWord::Mask, OnWord::Hold] {
            let held = screen(&settings(&["bad"], on_word), &name("Mr BAD"), &writes("fine"));
            assert_eq!(held, Screened::Held(vec!["bad".into()]));
        }
        assert_eq!(covered(&settings(&["bad"], OnWord::Hold), "A bad map"), "A ∗∗∗ map");
    }

    proptest! {
        /// Nothing but the words changes, and what is covered once has no such word any more.
        #[test]
        fn covering_keeps_the_length_and_is_done_after_once(
            text in "[a-cA-C _*.`İß\u{200B}\n]{0,40}x", word in "[a-c]{1,3}",
        ) {
            let Ok(body) = CommentBody::new(&text) else { return Ok(()) };
            let Ok(once) = masked(&[&word], body.as_str()) else { return Ok(()) };
            prop_assert_eq!(once.chars().count(), body.as_str().chars().count());
            for (was, is) in body.as_str().chars().zip(once.chars()) {
                prop_assert!(was == is || is == COVER);
            }
            prop_assert_eq!(mask(&[&word], &once), once.clone());
        }

        /// A word between spaces is found, whatever stands around it.
        #[test]
        fn a_word_by_itself_is_always_found(
            before in "[^\\p{C}]{0,20}", word in "[a-zà-öα-ωа-яא-ת]{1,8}", after in "[^\\p{C}]{0,20}",
        ) {
            let text = format!("{before} {word} {after}");
            prop_assume!(CommentBody::new(&text).is_ok());
            prop_assert!(!find(std::slice::from_ref(&word), &text).is_empty());
        }
    }
}
