//! How many of something there may be at once, for each key. Knows not what is counted.

use std::collections::HashMap;
use std::hash::Hash;
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::Notify;
use tokio::time::{Instant, timeout_at};

/// So many places for each key; a copy counts with the first.
#[derive(Clone)]
pub struct Places<K>(Arc<Inner<K>>);

struct Inner<K> {
    most: u32,
    taken: Mutex<HashMap<K, u32>>,
    /// A place was given back, whoever's it was.
    freed: Notify,
}

/// A place that is taken until this is dropped.
pub struct Taken<K: Hash + Eq> {
    places: Arc<Inner<K>>,
    key: K,
}

impl<K: Hash + Eq + Clone> Places<K> {
    /// So many for each key.
    pub fn new(most: u32) -> Self {
        Self(Arc::new(Inner { most, taken: Mutex::default(), freed: Notify::new() }))
    }

    /// Takes a place; `None` when all of this key are taken.
    pub fn take(&self, key: K) -> Option<Taken<K>> {
        let mut taken = self.0.lock();
        let count = taken.get(&key).copied().unwrap_or(0);
        if count >= self.0.most {
            return None;
        }
        taken.insert(key.clone(), count + 1);
        Some(Taken { places: Arc::clone(&self.0), key })
    }

    /// The same, waiting for so long until one is given back; in no order.
    pub async fn wait(&self, key: K, patience: Duration) -> Option<Taken<K>> {
        let end = Instant::now() + patience;
        loop {
            let mut freed = pin!(self.0.freed.notified());
            // From here on no place is given back unheard.
            freed.as_mut().enable();
            if let Some(place) = self.take(key.clone()) {
                return Some(place);
            }
            timeout_at(end, freed).await.ok()?;
        }
    }
}

impl<K> Inner<K> {
    fn lock(&self) -> MutexGuard<'_, HashMap<K, u32>> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<K: Hash + Eq> Drop for Taken<K> {
    fn drop(&mut self) {
        let mut taken = self.places.lock();
        match taken.get_mut(&self.key) {
            Some(count) if *count > 1 => *count -= 1,
            // Whoever has none is not remembered.
            _ => drop(taken.remove(&self.key)),
        }
        drop(taken);
        self.places.freed.notify_waiters();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn whoever_waits_gets_what_is_given_back_in_time() {
        let places = Places::new(1);
        let held = places.take("a").expect("a place");
        assert!(places.wait("a", Duration::ZERO).await.is_none());
        let waiting = tokio::spawn({
            let places = places.clone();
            async move { places.wait("a", Duration::from_secs(3_600)).await.is_some() }
        });
        tokio::task::yield_now().await;
        drop(held);
        assert!(waiting.await.expect("no panic"));
    }

    #[test]
    fn each_key_has_its_own_places_which_come_back() {
        let places = Places::new(2);
        let held = [places.take("a"), places.take("a")];
        assert!(held.iter().all(Option::is_some) && places.take("a").is_none());
        assert!(places.take("b").is_some(), "another's");
        let [one, other] = held;
        drop(one);
        let again = places.take("a");
        assert!(again.is_some() && places.take("a").is_none());
        drop((again, other));
        assert!(places.0.lock().is_empty(), "nothing is remembered");
    }
}
