//! Buckets of attempts, of which those that did not fail are given back. Knows not what is attempted.

use governor::Quota;
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// One bucket for each key.
pub struct Attempts<K> {
    /// What one attempt takes, as time.
    one: Duration,
    /// What a bucket holds, as time.
    all: Duration,
    /// When each bucket will be full again.
    full_at: Mutex<HashMap<K, Instant>>,
}

impl<K: Hash + Eq> Attempts<K> {
    /// So many at once and then at this rate.
    pub fn new(quota: Quota) -> Self {
        let one = quota.replenish_interval();
        Self { one, all: one * quota.burst_size().get(), full_at: Mutex::default() }
    }

    /// One more; how long to wait when that is too many.
    pub fn take(&self, key: K) -> Result<(), Duration> {
        let (mut full_at, now) = (self.lock(), Instant::now());
        let before = full_at.get(&key).copied().unwrap_or(now).max(now);
        let after = before + self.one;
        let left = (now + self.all).checked_duration_since(after);
        match left {
            Some(_) => {
                full_at.insert(key, after);
                Ok(())
            }
            None => Err(after - (now + self.all)),
        }
    }

    /// The last one did not fail.
    pub fn give_back(&self, key: &K) {
        if let Some(full_at) = self.lock().get_mut(key) {
            *full_at -= self.one;
        }
    }

    /// Forgets those whose bucket is full.
    pub fn forget(&self) {
        let (mut full_at, now) = (self.lock(), Instant::now());
        full_at.retain(|_, full_at| *full_at > now);
        full_at.shrink_to_fit();
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<K, Instant>> {
        self.full_at.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::num::NonZeroU32;

    fn three_an_hour_each() -> Attempts<&'static str> {
        let three = NonZeroU32::MIN.saturating_add(2);
        Attempts::new(Quota::per_hour(NonZeroU32::MIN).allow_burst(three))
    }

    #[test]
    fn what_failed_counts_and_what_did_not_is_given_back() {
        let attempts = three_an_hour_each();
        for _ in 0..10 {
            assert_eq!(attempts.take("a"), Ok(()));
            attempts.give_back(&"a");
        }
        assert_eq!([(); 3].map(|()| attempts.take("a")), [Ok(()); 3]);
        let wait = attempts.take("a").expect_err("too many").as_secs();
        assert!((3_590..=3_600).contains(&wait), "{wait}");
        assert_eq!(attempts.take("b"), Ok(()), "another");
        attempts.give_back(&"a");
        assert_eq!(attempts.take("a"), Ok(()));
    }

    #[test]
    fn who_failed_lately_is_remembered_and_nobody_else() {
        let attempts = three_an_hour_each();
        for key in ["a", "b"] {
            assert_eq!(attempts.take(key), Ok(()));
        }
        attempts.give_back(&"b");
        attempts.forget();
        assert_eq!(attempts.lock().len(), 1);
    }
}
