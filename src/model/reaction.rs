//! Reactions to comments: who put which emoji on one. Knows no names of emoji.

use super::Author;
use serde::{Deserialize, Serialize};
use std::fmt;
use utoipa::ToSchema;

/// An emoji of a reaction. Any short text can be read, so that a set that grows or shrinks leaves what is stored readable;
/// only those of [`Emoji::OFFERED`] can be added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Emoji(String);

/// A text that cannot be an emoji.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not-an-emoji")]
pub struct EmojiError;

/// An emoji that a person put on a comment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Reaction {
    /// Which.
    pub emoji: Emoji,
    /// Who.
    pub by: Author,
}

/// Bounds what one comment can cost. A crowd that agrees is counted by then.
pub const MAX_REACTIONS_PER_COMMENT: usize = 500;

impl Emoji {
    /// What can be put on a comment, in the order in which it is shown.
    pub const OFFERED: [&str; 6] = ["👍", "❤️", "😄", "🎉", "👀", "✅"];
    /// The longest sequence of a flag or a family is shorter, in bytes.
    const MAX_BYTES: usize = 64;

    /// An emoji as it is stored or sent.
    pub fn new(text: &str) -> Result<Self, EmojiError> {
        let is_text = text.chars().any(|c| c.is_control() || c.is_whitespace());
        let fits = !text.is_empty() && text.len() <= Self::MAX_BYTES && !is_text;
        fits.then(|| Self(text.to_owned())).ok_or(EmojiError)
    }

    /// Can it be put on a comment?
    pub fn is_offered(&self) -> bool {
        Self::OFFERED.contains(&self.0.as_str())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Emoji {
    type Error = EmojiError;

    fn try_from(text: String) -> Result<Self, EmojiError> {
        Self::new(&text)
    }
}

impl From<Emoji> for String {
    fn from(emoji: Emoji) -> Self {
        emoji.0
    }
}

impl fmt::Display for Emoji {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_offered_can_be_read_and_more() {
        for emoji in Emoji::OFFERED {
            assert!(Emoji::new(emoji).is_ok_and(|emoji| emoji.is_offered()), "{emoji}");
        }
        assert_eq!(Emoji::new("🦄").map(|emoji| emoji.is_offered()), Ok(false));
        for text in ["", "a b", "\u{7}", &"👍".repeat(17)] {
            assert_eq!(Emoji::new(text), Err(EmojiError), "{text:?}");
        }
    }
}
