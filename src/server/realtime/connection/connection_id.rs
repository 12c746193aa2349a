//! The id of a connection.

use std::sync::atomic::{AtomicU64, Ordering};

/// The id of a connection, unique in this process.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ConnectionId(u64);

impl ConnectionId {
    /// An unused id.
    pub(super) fn next() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }

    /// A given id, for tests.
    #[cfg(test)]
    pub fn of_number(number: u64) -> Self {
        Self(number)
    }
}
