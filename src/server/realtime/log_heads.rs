//! The heads of the logs of watched images: whether what was read from the database is what it has now.

use crate::model::{ImageId, Seq};
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

/// Number of watched images that triggers a sweep of those that nobody watches any more.
const SWEEP_AT: usize = 256;
/// Later than every event: rows were changed past the log.
const CHANGED: u64 = u64::MAX;

/// The watched images.
#[derive(Default)]
pub struct LogHeads(Mutex<HashMap<ImageId, Weak<AtomicU64>>>);

/// Tells whether an image changed. Begun before the database is read, it misses no change.
#[derive(Clone, Debug)]
pub struct LogWatch(Arc<AtomicU64>);

impl LogWatch {
    /// Whether a read as of this place still shows everything that was committed.
    pub fn is_current(&self, seq: Seq) -> bool {
        self.0.load(Ordering::Acquire) <= seq.0
    }
}

impl LogHeads {
    /// Watches an image from now on.
    pub fn watch(&self, image: ImageId) -> LogWatch {
        let mut watched = self.lock();
        if let Some(head) = watched.get(&image).and_then(Weak::upgrade) {
            return LogWatch(head);
        }
        if watched.len() >= SWEEP_AT && watched.len().is_power_of_two() {
            watched.retain(|_, head| head.strong_count() > 0);
        }
        let head = Arc::new(AtomicU64::new(0));
        watched.insert(image, Arc::downgrade(&head));
        LogWatch(head)
    }

    /// An event was committed.
    pub fn advance(&self, image: ImageId, seq: Seq) {
        if let Some(head) = self.lock().get(&image).and_then(Weak::upgrade) {
            head.fetch_max(seq.0, Ordering::AcqRel);
        }
    }

    /// Rows were changed past the log: every watch of the image is out of date.
    pub fn invalidate(&self, image: ImageId) {
        if let Some(head) = self.lock().remove(&image).and_then(|head| head.upgrade()) {
            head.store(CHANGED, Ordering::Release);
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<ImageId, Weak<AtomicU64>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const IMAGE: ImageId = ImageId(Uuid::from_u128(1));

    #[test]
    fn a_watch_notices_what_comes_after_the_read() {
        let heads = LogHeads::default();
        let watch = heads.watch(IMAGE);
        assert!(watch.is_current(Seq(0)));
        heads.advance(IMAGE, Seq(3));
        assert!(!watch.is_current(Seq(2)));
        assert!(watch.is_current(Seq(3)));
        heads.invalidate(IMAGE);
        assert!(!watch.is_current(Seq(3)));
        assert!(heads.watch(IMAGE).is_current(Seq(3)), "a new watch begins from nothing");
    }

    #[test]
    fn images_that_nobody_watches_are_forgotten() {
        let heads = LogHeads::default();
        let kept = heads.watch(IMAGE);
        for id in 2..2_000 {
            heads.watch(ImageId(Uuid::from_u128(id)));
        }
        assert!(heads.lock().len() <= 2 * SWEEP_AT);
        heads.advance(IMAGE, Seq(1));
        assert!(!kept.is_current(Seq(0)));
    }
}
