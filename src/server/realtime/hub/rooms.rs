//! The rooms that are open, and when one is forgotten. Knows not what happens in a room.

use super::super::room::Room;
use crate::model::{ImageId, Timestamp};
use std::collections::HashMap;
use std::sync::Arc;

/// A room that nobody follows is kept this long after its last use, in milliseconds.
const IDLE_MS: i64 = 60_000;
/// Rooms are looked through when this many are open, and again at each doubling.
const SWEEP_AT: usize = 64;

/// The rooms that are open.
pub struct Rooms {
    open: HashMap<ImageId, Arc<Room>>,
    sweep_at: usize,
}

impl Default for Rooms {
    fn default() -> Self {
        Self { open: HashMap::new(), sweep_at: SWEEP_AT }
    }
}

impl Rooms {
    /// The room of an image, if it is open.
    pub fn get(&self, image: ImageId) -> Option<Arc<Room>> {
        self.open.get(&image).cloned()
    }

    /// The room of an image, which is opened for it. So that rooms cannot pile up between two rounds of
    /// sweeping, many of them are looked through first.
    pub fn get_or_open(
        &mut self,
        image: ImageId,
        now: Timestamp,
        new: impl FnOnce() -> Room,
    ) -> Arc<Room> {
        if self.open.len() >= self.sweep_at {
            self.sweep(now);
        }
        Arc::clone(self.open.entry(image).or_insert_with(|| Arc::new(new())))
    }

    /// Forgets rooms that nobody needs. One that someone holds right now stays: another of the
    /// same image would not know its viewers.
    pub fn sweep(&mut self, now: Timestamp) {
        let since = Timestamp(now.0 - IDLE_MS);
        self.open.retain(|_, room| Arc::strong_count(room) > 1 || !room.is_idle(since));
        self.sweep_at = (self.open.len() * 2).max(SWEEP_AT);
    }
}
