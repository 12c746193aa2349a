//! A rate limiter per key.

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, NotUntil, Quota, RateLimiter};
use std::hash::Hash;
use std::num::NonZeroU32;
use std::time::Duration;
use tokio::time::{Instant, sleep};

/// One GCRA bucket per key.
pub struct KeyedLimiter<K: Hash + Eq + Clone> {
    buckets: DefaultKeyedRateLimiter<K>,
    burst: NonZeroU32,
}

impl<K: Hash + Eq + Clone> KeyedLimiter<K> {
    pub fn new(quota: Quota) -> Self {
        Self { buckets: RateLimiter::keyed(quota), burst: quota.burst_size() }
    }

    /// Takes one token; the time until there is one when the bucket is empty.
    pub fn check(&self, key: &K) -> Result<(), Duration> {
        self.buckets.check_key(key).map_err(|over| self.wait_time(&over))
    }

    /// Takes tokens as soon as there are as many, the whole burst at most; the time until then when it is longer than
    /// `acquire_timeout`.
    pub async fn wait(
        &self,
        key: &K,
        tokens: NonZeroU32,
        acquire_timeout: Duration,
    ) -> Result<(), Duration> {
        let tokens = tokens.min(self.burst);
        let until = Instant::now() + acquire_timeout;
        while let Ok(Err(over)) = self.buckets.check_key_n(key, tokens) {
            let wait = self.wait_time(&over);
            if Instant::now() + wait > until {
                return Err(wait);
            }
            sleep(wait).await;
        }
        Ok(())
    }

    fn wait_time(&self, over: &NotUntil<<DefaultClock as Clock>::Instant>) -> Duration {
        over.wait_time_from(self.buckets.clock().now())
    }

    /// Drops the keys whose bucket is full.
    pub fn evict_idle(&self) {
        self.buckets.retain_recent();
        self.buckets.shrink_to_fit();
    }

    #[cfg(test)]
    pub fn len(&self) -> usize {
        self.buckets.len()
    }
}
