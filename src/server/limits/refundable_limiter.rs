//! A rate limiter per key whose tokens can be refunded, so that only failures count.

use governor::Quota;
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// One GCRA bucket per key. `governor` has no refund.
pub struct RefundableLimiter<K> {
    /// A token, as time.
    token: Duration,
    /// A full bucket, as time.
    burst: Duration,
    /// When each bucket is full again.
    full_at: Mutex<HashMap<K, Instant>>,
}

impl<K: Hash + Eq> RefundableLimiter<K> {
    pub fn new(quota: Quota) -> Self {
        let token = quota.replenish_interval();
        Self { token, burst: token * quota.burst_size().get(), full_at: Mutex::default() }
    }

    /// Takes one token; the time until there is one when the bucket is empty.
    pub fn check(&self, key: K) -> Result<(), Duration> {
        let (mut full_at, now) = (self.lock(), Instant::now());
        let before = full_at.get(&key).copied().unwrap_or(now).max(now);
        let after = before + self.token;
        match (now + self.burst).checked_duration_since(after) {
            Some(_) => {
                full_at.insert(key, after);
                Ok(())
            }
            None => Err(after - (now + self.burst)),
        }
    }

    /// Returns a token.
    pub fn refund(&self, key: &K) {
        if let Some(full_at) = self.lock().get_mut(key) {
            *full_at -= self.token;
        }
    }

    /// Drops the keys whose bucket is full.
    pub fn evict_idle(&self) {
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

    fn three_per_hour() -> RefundableLimiter<&'static str> {
        let three = NonZeroU32::MIN.saturating_add(2);
        RefundableLimiter::new(Quota::per_hour(NonZeroU32::MIN).allow_burst(three))
    }

    #[test]
    fn an_attempt_counts_unless_it_is_refunded() {
        let limiter = three_per_hour();
        for _ in 0..10 {
            assert_eq!(limiter.check("a"), Ok(()));
            limiter.refund(&"a");
        }
        assert_eq!([(); 3].map(|()| limiter.check("a")), [Ok(()); 3]);
        let wait = limiter.check("a").expect_err("too many").as_secs();
        assert!((3_590..=3_600).contains(&wait), "{wait}");
        assert_eq!(limiter.check("b"), Ok(()), "another key");
        limiter.refund(&"a");
        assert_eq!(limiter.check("a"), Ok(()));
    }

    #[test]
    fn only_keys_with_recent_failures_take_memory() {
        let limiter = three_per_hour();
        for key in ["a", "b"] {
            assert_eq!(limiter.check(key), Ok(()));
        }
        limiter.refund(&"b");
        limiter.evict_idle();
        assert_eq!(limiter.lock().len(), 1);
    }
}
