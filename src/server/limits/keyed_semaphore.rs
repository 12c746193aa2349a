//! A semaphore per key.

use std::collections::HashMap;
use std::hash::Hash;
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::Notify;
use tokio::time::{Instant, timeout_at};

/// The same number of permits for each key; clones share them.
#[derive(Clone)]
pub struct KeyedSemaphore<K>(Arc<Inner<K>>);

struct Inner<K> {
    permits: u32,
    held: Mutex<HashMap<K, u32>>,
    /// A permit of any key was released.
    released: Notify,
}

/// Released when dropped.
pub struct Permit<K: Hash + Eq> {
    semaphore: Arc<Inner<K>>,
    key: K,
}

impl<K: Hash + Eq + Clone> KeyedSemaphore<K> {
    pub fn new(permits: u32) -> Self {
        Self(Arc::new(Inner { permits, held: Mutex::default(), released: Notify::new() }))
    }

    /// `None` when all permits of the key are held.
    pub fn try_acquire(&self, key: K) -> Option<Permit<K>> {
        let mut held = self.0.lock();
        let count = held.get(&key).copied().unwrap_or(0);
        if count >= self.0.permits {
            return None;
        }
        held.insert(key.clone(), count + 1);
        Some(Permit { semaphore: Arc::clone(&self.0), key })
    }

    /// Waits up to `acquire_timeout` for a permit, in no particular order.
    pub async fn acquire(&self, key: K, acquire_timeout: Duration) -> Option<Permit<K>> {
        let deadline = Instant::now() + acquire_timeout;
        loop {
            let mut released = pin!(self.0.released.notified());
            // Registers before the check, so that a release in between is not missed.
            released.as_mut().enable();
            if let Some(permit) = self.try_acquire(key.clone()) {
                return Some(permit);
            }
            timeout_at(deadline, released).await.ok()?;
        }
    }
}

impl<K> Inner<K> {
    fn lock(&self) -> MutexGuard<'_, HashMap<K, u32>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<K: Hash + Eq> Drop for Permit<K> {
    fn drop(&mut self) {
        let mut held = self.semaphore.lock();
        match held.get_mut(&self.key) {
            Some(count) if *count > 1 => *count -= 1,
            // Keys without permits take no memory.
            _ => drop(held.remove(&self.key)),
        }
        drop(held);
        self.semaphore.released.notify_waiters();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_waiter_gets_a_permit_released_in_time() {
        let semaphore = KeyedSemaphore::new(1);
        let held = semaphore.try_acquire("a").expect("a permit");
        assert!(semaphore.acquire("a", Duration::ZERO).await.is_none());
        let waiter = tokio::spawn({
            let semaphore = semaphore.clone();
            async move { semaphore.acquire("a", Duration::from_secs(3_600)).await.is_some() }
        });
        tokio::task::yield_now().await;
        drop(held);
        assert!(waiter.await.expect("no panic"));
    }

    #[test]
    fn each_key_has_its_own_permits_which_are_released() {
        let semaphore = KeyedSemaphore::new(2);
        let held = [semaphore.try_acquire("a"), semaphore.try_acquire("a")];
        assert!(held.iter().all(Option::is_some) && semaphore.try_acquire("a").is_none());
        assert!(semaphore.try_acquire("b").is_some(), "another key");
        let [one, other] = held;
        drop(one);
        let again = semaphore.try_acquire("a");
        assert!(again.is_some() && semaphore.try_acquire("a").is_none());
        drop((again, other));
        assert!(semaphore.0.lock().is_empty(), "no key is left");
    }
}
