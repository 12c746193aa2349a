//! Texts people write: checked once, valid ever after. Knows no Markdown.

use serde::{Deserialize, Serialize};

/// Why a text is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Nothing but white space.
    #[error("the text is empty")]
    Empty,
    /// More characters than allowed.
    #[error("the text is longer than {max} characters")]
    TooLong {
        /// The most characters allowed.
        max: usize,
    },
    /// A control character such as NUL.
    #[error("the text has a control character")]
    ControlCharacter,
}

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

    /// The text, checked; see [`TextError`].
    pub fn new(text: &str) -> Result<Self, TextError> {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        check(&text, Self::MAX_CHARS, |c| c == '\n' || c == '\t').map(Self)
    }

    /// What stands for a text that is not told any more.
    pub fn left_out() -> Self {
        Self("…".to_owned())
    }

    /// The Markdown source.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl DisplayName {
    /// The longest name in characters.
    pub const MAX_CHARS: usize = 60;

    /// The text, checked; see [`TextError`].
    pub fn new(text: &str) -> Result<Self, TextError> {
        check(text, Self::MAX_CHARS, |_| false).map(Self)
    }

    /// Does it show nothing, in one of the ways that Unicode has for it? No new name may.
    pub fn is_blank(&self) -> bool {
        self.0.chars().all(|c| c.is_whitespace() || takes_no_room(c) || c == '\u{2800}')
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

fn check(text: &str, max: usize, allowed: fn(char) -> bool) -> Result<String, TextError> {
    let text = text.trim();
    if text.chars().any(|c| is_hostile(c) && !allowed(c)) {
        Err(TextError::ControlCharacter)
    } else if !text.chars().any(is_visible) {
        Err(TextError::Empty)
    } else if text.chars().count() > max {
        Err(TextError::TooLong { max })
    } else {
        Ok(text.to_owned())
    }
}

/// Control characters, and the ones that turn the direction of the text around them.
pub(super) fn is_hostile(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Not white space, nor a character that takes no room. What was once let in can always be read again, so
/// this list does not grow; see [`DisplayName::is_blank`].
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
                Self::new(&text)
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

    #[test]
    fn bodies_are_trimmed_and_bounded() {
        assert_eq!(CommentBody::new("  a\r\nb \n").map(String::from), Ok("a\nb".into()));
        assert_eq!(CommentBody::new(" \n\t"), Err(TextError::Empty));
        assert_eq!(CommentBody::new("\u{200B}"), Err(TextError::Empty));
        assert_eq!(CommentBody::new("a\0b"), Err(TextError::ControlCharacter));
        assert!(CommentBody::new(&"ä".repeat(2_000)).is_ok());
        assert_eq!(CommentBody::new(&"ä".repeat(2_001)), Err(TextError::TooLong { max: 2_000 }));
    }

    #[test]
    fn names_have_one_line_and_one_direction() {
        assert_eq!(DisplayName::new(" Ada ").map(String::from), Ok("Ada".into()));
        assert_eq!(DisplayName::new("A\nB"), Err(TextError::ControlCharacter));
        for nothing in ["\u{3164}", "\u{2800}", "\u{FE0F}", "\u{E0041}\u{200D}a"] {
            let name = DisplayName::new(nothing);
            assert_eq!(name.map(|name| name.is_blank()), Ok(!nothing.contains('a')), "{nothing:?}");
        }
        assert!(!DisplayName::new("❤\u{FE0F}").expect("a name").is_blank());
        assert_eq!(DisplayName::new(&"x".repeat(61)), Err(TextError::TooLong { max: 60 }));
    }
}
