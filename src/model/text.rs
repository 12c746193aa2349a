//! Texts people write: cleaned and checked once, valid ever after. Knows no Markdown.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Why a text is not accepted. What people read is made of it in `protocol/error/text/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextError {
    /// Nothing that is seen.
    Empty,
    /// More characters than allowed.
    TooLong {
        /// The most characters allowed.
        max: usize,
    },
}

/// The start of a [`TextError::TooLong`] in the report of a decoder.
const TOO_LONG: &str = "longer-than-";
/// [`TextError::Empty`] in the report of a decoder.
const EMPTY: &str = "empty-text";

impl TextError {
    /// The error of a decoder's report, which has it as [`fmt::Display`] writes it.
    pub fn of_report(report: &str) -> Option<Self> {
        if report == EMPTY {
            return Some(Self::Empty);
        }
        let max = report.strip_prefix(TOO_LONG)?.parse().ok()?;
        Some(Self::TooLong { max })
    }
}

/// For decoders, which report nothing but text.
impl fmt::Display for TextError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str(EMPTY),
            Self::TooLong { max } => write!(f, "{TOO_LONG}{max}"),
        }
    }
}

impl std::error::Error for TextError {}

/// The source of a comment, in Markdown: 1 to 2,000 characters, ends trimmed, line ends `\n`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CommentBody(String);

/// A person's name as others see it: 1 to 60 characters on one line, ends trimmed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DisplayName(String);

impl CommentBody {
    /// The longest comment in characters (`maxCommentCharacterLength` of the widget).
    pub const MAX_CHARS: usize = 2_000;

    /// A new text, cleaned and checked; see [`TextError`].
    pub fn new(text: &str) -> Result<Self, TextError> {
        refuse_blank(text)?;
        Self::read(text)
    }

    /// A text that was accepted once, by the rules of then.
    fn read(text: &str) -> Result<Self, TextError> {
        check(&clean_lines(text), Self::MAX_CHARS).map(Self)
    }

    /// What stands for a text that is not told any more.
    pub fn left_out() -> Self {
        Self("…".to_owned())
    }

    /// Does it show nothing, in one of the ways that Unicode has for it? No new comment may.
    pub fn is_blank(&self) -> bool {
        is_blank(&self.0)
    }

    /// The Markdown source.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl DisplayName {
    /// The longest name in characters.
    pub const MAX_CHARS: usize = 60;

    /// A new name, cleaned and checked; see [`TextError`].
    pub fn new(text: &str) -> Result<Self, TextError> {
        refuse_blank(text)?;
        Self::read(text)
    }

    /// A name that was accepted once, by the rules of then.
    fn read(text: &str) -> Result<Self, TextError> {
        check(&clean_line(text), Self::MAX_CHARS).map(Self)
    }

    /// Does it show nothing, in one of the ways that Unicode has for it? No new name may.
    pub fn is_blank(&self) -> bool {
        is_blank(&self.0)
    }

    /// Of the server itself when it moderates.
    pub fn moderation() -> Self {
        Self("Moderation".to_owned())
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A text of several lines as it is kept. Programs paste line ends of all kinds, and invisible characters: a vertical
/// tab from a presentation, the direction of the text from a chat.
fn clean_lines(text: &str) -> String {
    clean(&text.replace("\r\n", "\n"), '\n', |c| c == '\t')
}

/// A text of one line as it is kept: a name or a title.
pub fn clean_line(text: &str) -> String {
    clean(text, ' ', |_| false)
}

/// The text with `line_end` in the place of each line end, and without hostile characters but the allowed ones.
fn clean(text: &str, line_end: char, is_allowed: fn(char) -> bool) -> String {
    let keep = |c: char| match c {
        '\n' | '\u{B}' | '\u{C}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(line_end),
        '\t' if !is_allowed(c) => Some(' '),
        _ => (is_allowed(c) || !is_hostile(c)).then_some(c),
    };
    text.chars().filter_map(keep).collect::<String>().trim().to_owned()
}

fn check(text: &str, max: usize) -> Result<String, TextError> {
    if !text.chars().any(is_visible) {
        Err(TextError::Empty)
    } else if text.chars().count() > max {
        Err(TextError::TooLong { max })
    } else {
        Ok(text.to_owned())
    }
}

fn refuse_blank(text: &str) -> Result<(), TextError> {
    if is_blank(text) { Err(TextError::Empty) } else { Ok(()) }
}

/// Control characters, and the ones that turn the direction of the text around them.
pub fn is_hostile(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Does a text show nothing? White space, characters that take no room, and those that take room and leave it empty.
pub fn is_blank(text: &str) -> bool {
    let is_blank = |c: char| c.is_whitespace() || c.is_control() || takes_no_room(c) || is_empty(c);
    text.chars().all(is_blank)
}

/// Takes room and shows nothing: a pattern of Braille without dots, the heads of notes that have none, blank
/// hieroglyphs.
fn is_empty(c: char) -> bool {
    matches!(c, '\u{2800}' | '\u{1D159}' | '\u{13441}' | '\u{13442}')
}

/// Not white space, nor a character that takes no room. What was once let in can always be read again, so
/// this list does not grow; see [`is_blank`].
fn is_visible(c: char) -> bool {
    !c.is_whitespace()
        && !matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}')
}

/// Shows nothing by itself: Unicode's property `Default_Ignorable_Code_Point` (`DerivedCoreProperties.txt`).
pub fn takes_no_room(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFF8}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E0FFF}')
}

macro_rules! text_conversions {
    ($name:ident) => {
        impl TryFrom<String> for $name {
            type Error = TextError;
            fn try_from(text: String) -> Result<Self, Self::Error> {
                Self::read(&text)
            }
        }
        impl From<$name> for String {
            fn from(text: $name) -> Self {
                text.0
            }
        }
    };
}
text_conversions!(CommentBody);
text_conversions!(DisplayName);

#[cfg(test)]
mod tests {
    use super::*;

    fn body(text: &str) -> Result<String, TextError> {
        CommentBody::new(text).map(String::from)
    }

    fn name(text: &str) -> Result<String, TextError> {
        DisplayName::new(text).map(String::from)
    }

    #[test]
    fn bodies_are_trimmed_and_bounded() {
        assert_eq!(body("  a\r\nb \n"), Ok("a\nb".into()));
        assert_eq!(body(" \n\t"), Err(TextError::Empty));
        assert!(body(&"ä".repeat(2_000)).is_ok());
        assert_eq!(body(&"ä".repeat(2_001)), Err(TextError::TooLong { max: 2_000 }));
        assert_eq!(name(&"x".repeat(61)), Err(TextError::TooLong { max: 60 }));
    }

    #[test]
    fn sixty_emoji_are_sixty_characters() {
        assert!(name(&"😀".repeat(60)).is_ok());
        assert_eq!(name(&"😀".repeat(61)), Err(TextError::TooLong { max: 60 }));
    }

    #[test]
    fn what_shows_nothing_is_empty() {
        let blank = [
            "\u{200B}",
            "\u{2800}",
            "\u{3164}",
            "\u{FFA0}",
            "\u{115F}\u{1160}",
            "\u{FE0F}",
            "\u{34F}",
            "\u{61C}",
            "\u{180E}",
            "\u{E0041}\u{200D}",
            "\u{1D159}",
            "\u{A0}\u{3000}",
            "\u{7}",
            "\u{202E}",
        ];
        for text in blank {
            assert_eq!(body(text), Err(TextError::Empty), "{text:?}");
            assert_eq!(name(text), Err(TextError::Empty), "{text:?}");
        }
        assert_eq!(name("❤\u{FE0F}"), Ok("❤\u{FE0F}".into()));
        let of_then = DisplayName::try_from("\u{2800}".to_owned());
        assert_eq!(of_then.map(|name| name.is_blank()), Ok(true), "what was let in once is read");
    }

    #[test]
    fn pasted_characters_are_cleaned() {
        for (pasted, kept) in [
            ("a\u{B}b\u{2028}c\u{2029}d\u{85}e\u{C}f\rg", "a\nb\nc\nd\ne\nf\ng"),
            ("\u{202A}C:\\plans\u{202C}", "C:\\plans"),
            ("a\0b\u{7}c\u{9F}\u{2067}d\u{2069}", "abcd"),
            ("\ta\tb", "a\tb"),
        ] {
            assert_eq!(body(pasted), Ok(kept.into()), "{pasted:?}");
        }
        assert_eq!(name(" Ada\u{202E} "), Ok("Ada".into()));
        assert_eq!(name("A\nB\tC\u{2028}D"), Ok("A B C D".into()));
    }
}
