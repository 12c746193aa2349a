//! The moment at which the next right that was looked up ends by itself: a session, a link. Knows not whose.

use crate::model::Timestamp;
use crate::server::clock;
use std::sync::atomic::{AtomicI64, Ordering};

/// The next end of all that were asked about.
#[derive(Debug)]
pub struct NextExpiry(AtomicI64);

impl Default for NextExpiry {
    fn default() -> Self {
        Self(AtomicI64::new(i64::MAX))
    }
}

impl NextExpiry {
    /// Is this end still to come? Then it is waited for.
    pub fn is_still_to_come(&self, end: Timestamp) -> bool {
        let is_to_come = end > clock::now();
        if is_to_come {
            self.0.fetch_min(end.0, Ordering::AcqRel);
        }
        is_to_come
    }

    /// Has one of them come?
    pub fn has_come(&self) -> bool {
        self.0.load(Ordering::Acquire) <= clock::now().0
    }

    /// None is waited for. Those that count are asked about again.
    pub fn begin_anew(&self) {
        self.0.store(i64::MAX, Ordering::Release);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_several_ends_is_waited_for() {
        let (ends, now) = (NextExpiry::default(), clock::now().0);
        assert!(ends.is_still_to_come(Timestamp(now + 60_000)));
        assert!(ends.is_still_to_come(Timestamp(now + 30_000)));
        assert!(!ends.has_come());
        assert_eq!(ends.0.load(Ordering::Acquire), now + 30_000);
        assert!(!ends.is_still_to_come(Timestamp(now)), "at that moment it has come");
        assert!(!ends.has_come(), "and nobody waits for what is over");
        ends.0.store(now, Ordering::Release);
        assert!(ends.has_come());
        ends.begin_anew();
        assert!(!ends.has_come());
    }
}
