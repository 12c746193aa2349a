//! The older comments of a discussion that are not at hand: how many there are, and how the first one begins.

use super::{CommentBody, Seq};
use serde::{Deserialize, Serialize};

/// The longest excerpt in characters, without the ellipsis: two lines of a list.
const EXCERPT_CHARS: usize = 160;

/// The oldest comments of a discussion, which are not among its [`super::Chat::comments`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Omitted {
    /// They are those that were written before this event.
    pub before: Seq,
    /// How many, at least 1.
    pub count: u32,
    /// The excerpt of the discussion's first comment; `None` when it may have changed since it was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub excerpt: Option<String>,
}

impl Omitted {
    /// The next count and excerpt when one of these comments is edited.
    pub(super) fn edited(&mut self, body: &CommentBody) {
        self.excerpt = (self.count == 1).then(|| body.excerpt());
    }

    /// One of these comments is deleted; `None` when none is left.
    pub(super) fn without_one(&self) -> Option<Self> {
        let count = self.count.checked_sub(1).filter(|count| *count > 0)?;
        Some(Self { count, excerpt: None, ..*self })
    }

    /// One of these comments is restored; it may be the first.
    pub(super) fn with_one(&self) -> Self {
        Self { count: self.count.saturating_add(1), excerpt: None, ..*self }
    }
}

impl CommentBody {
    /// The beginning as plain text on one line, at most 161 characters, without marks of emphasis.
    pub fn excerpt(&self) -> String {
        excerpt(self.as_str())
    }
}

fn excerpt(body: &str) -> String {
    let plain = |c: &char| !matches!(c, '*' | '`' | '_');
    let mut words = body.chars().filter(plain).map(|c| if c == '\n' { ' ' } else { c });
    let mut excerpt: String = words.by_ref().take(EXCERPT_CHARS).collect();
    if words.next().is_some() {
        excerpt.push('…');
    }
    excerpt
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    #[test]
    fn an_excerpt_is_short_and_plain() {
        assert_eq!(excerpt("**Book** a\n`table`"), "Book a table");
        assert_eq!(excerpt(&"x".repeat(160)), "x".repeat(160));
        assert_eq!(excerpt(&"x".repeat(200)).chars().count(), 161);
    }
}
