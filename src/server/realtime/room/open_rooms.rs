//! The open rooms, and the sweep that drops idle ones.

use super::Room;
use crate::model::{ImageId, Timestamp};
use std::collections::HashMap;
use std::sync::Arc;

/// Lifetime of a room without subscribers after its last use, in milliseconds.
const IDLE_MS: i64 = 60_000;
/// Number of open rooms that triggers a sweep; doubled with the rooms that survive it.
const SWEEP_AT: usize = 64;

/// The open rooms.
pub struct OpenRooms {
    open: HashMap<ImageId, Arc<Room>>,
    sweep_at: usize,
}

impl Default for OpenRooms {
    fn default() -> Self {
        Self { open: HashMap::new(), sweep_at: SWEEP_AT }
    }
}

impl OpenRooms {
    /// Their number.
    pub fn count(&self) -> usize {
        self.open.len()
    }

    /// The room of an image, if it is open.
    pub fn get(&self, image: ImageId) -> Option<Arc<Room>> {
        self.open.get(&image).cloned()
    }

    /// The rooms with subscribers.
    pub fn followed(&self) -> Vec<Arc<Room>> {
        let followed = self.open.values().filter(|room| !room.subscribers.is_empty());
        followed.cloned().collect()
    }

    /// The room of an image; opened if needed. Sweeps when too many are open, so that rooms cannot pile
    /// up between two periodic sweeps.
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

    /// Drops idle rooms. A room that is referenced elsewhere stays: a second room of the same image
    /// would not know its subscribers.
    pub fn sweep(&mut self, now: Timestamp) {
        let since = Timestamp(now.0 - IDLE_MS);
        self.open.retain(|_, room| Arc::strong_count(room) > 1 || !room.is_idle(since));
        self.sweep_at = (self.open.len() * 2).max(SWEEP_AT);
    }
}
