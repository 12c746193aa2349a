//! Whose connection it is, and which. Knows not what it follows.

use super::super::presence::Visitor;
use crate::model::Settings;
use crate::server::access::Subject;
use crate::server::store::Digest;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Tells connections of this process apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ConnectionId(u64);

/// Whose connection it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Who {
    /// As others see them.
    pub visitor: Visitor,
    /// As rights go.
    pub subject: Subject,
    /// The session that the connection was opened with, to close it with that.
    pub session: Option<Digest>,
    /// The site whose page opened it, when that is not this one.
    pub embedded_in: Option<Arc<str>>,
}

impl Who {
    /// LP22: may images of a tenant with these settings be followed from the page behind it?
    pub fn may_follow_in(&self, settings: &Settings) -> bool {
        self.embedded_in.as_ref().is_none_or(|origin| settings.embeds(origin))
    }
}

impl ConnectionId {
    pub(super) fn next() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }

    /// One that a test can tell.
    #[cfg(test)]
    pub fn of_number(number: u64) -> Self {
        Self(number)
    }
}
