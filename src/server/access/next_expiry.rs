//! The next expiry among the sessions and links that were looked up.

use crate::model::Timestamp;
use crate::server::clock;
use std::sync::atomic::{AtomicI64, Ordering};

/// The next expiry.
#[derive(Debug)]
pub struct NextExpiry(AtomicI64);

impl Default for NextExpiry {
    fn default() -> Self {
        Self(AtomicI64::new(i64::MAX))
    }
}

impl NextExpiry {
    /// True if this end lies ahead; then it is waited for.
    pub fn is_pending(&self, end: Timestamp) -> bool {
        let is_pending = end > clock::now();
        if is_pending {
            self.0.fetch_min(end.0, Ordering::AcqRel);
        }
        is_pending
    }

    /// True once one of the ends has come.
    pub fn has_come(&self) -> bool {
        self.0.load(Ordering::Acquire) <= clock::now().0
    }

    /// Waits for none. Those that still matter are looked up again.
    pub fn reset(&self) {
        self.0.store(i64::MAX, Ordering::Release);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_several_ends_is_waited_for() {
        let (expiry, now) = (NextExpiry::default(), clock::now().0);
        assert!(expiry.is_pending(Timestamp(now + 60_000)));
        assert!(expiry.is_pending(Timestamp(now + 30_000)));
        assert!(!expiry.has_come());
        assert_eq!(expiry.0.load(Ordering::Acquire), now + 30_000);
        assert!(!expiry.is_pending(Timestamp(now)), "it has come at that moment");
        assert!(!expiry.has_come(), "an end in the past is not waited for");
        expiry.0.store(now, Ordering::Release);
        assert!(expiry.has_come());
        expiry.reset();
        assert!(!expiry.has_come());
    }
}
