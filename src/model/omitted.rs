//! The older comments of a discussion that are not at hand: how many there are, and how the first one begins.

use super::Seq;
use serde::{Deserialize, Serialize};

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
    /// The event that wrote the last one, where the discussion has no others here: the list is sorted by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latest: Option<Seq>,
}

impl Omitted {
    /// The next excerpt when one of these comments is edited, which is then told by `excerpt`.
    pub(super) fn edited(&mut self, excerpt: impl FnOnce() -> String) {
        self.excerpt = (self.count == 1).then(excerpt);
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
