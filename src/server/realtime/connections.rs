//! All connections and whose they are, so that those can be closed who may not hear on, and everyone
//! when the server stops. Knows no room.

use super::connection::{ConnectionId, Who};
use super::queue::Outgoing;
use super::viewers::frame;
use crate::protocol::live::{CloseCode, ServerMessage};
use rand::Rng;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// All connections.
#[derive(Default)]
pub struct Connections(Mutex<Inner>);

#[derive(Default)]
struct Inner {
    open: HashMap<ConnectionId, (Who, Outgoing)>,
    is_over: bool,
}

impl Connections {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.lock().open.len()
    }

    /// A connection is there; when the server stops, not for long.
    pub(super) fn enter(&self, id: ConnectionId, who: Who, outgoing: Outgoing) {
        let mut inner = self.lock();
        if inner.is_over {
            outgoing.close(CloseCode::Restart);
        }
        inner.open.insert(id, (who, outgoing));
    }

    pub(super) fn leave(&self, id: ConnectionId) {
        self.lock().open.remove(&id);
    }

    /// LP23: closes the connections of those who may not hear on.
    pub fn close(&self, code: CloseCode, is_meant: impl Fn(&Who) -> bool) {
        let inner = self.lock();
        let meant = inner.open.values().filter(|(who, _)| is_meant(who));
        meant.for_each(|(_, outgoing)| outgoing.close(code));
    }

    /// LP20: tells everyone that the server is about to stop, and each another time to come back.
    pub fn say_bye(&self, spread_ms: u64) {
        for (_, outgoing) in self.lock().open.values() {
            let retry_in_ms = rand::rng().random_range(0..spread_ms);
            outgoing.send_passing(&frame(&[ServerMessage::Bye { retry_in_ms }]));
        }
    }

    /// LP20: closes all of them, and whichever comes late.
    pub fn close_all(&self) {
        self.lock().is_over = true;
        self.close(CloseCode::Restart, |_| true);
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
