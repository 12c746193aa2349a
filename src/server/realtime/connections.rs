//! All connections, whose they are and what they follow, so that those can be closed who may not hear
//! on, and everyone when the server stops. Knows no room and no rule.

use super::connection::{ConnectionId, Who};
use super::queue::Outgoing;
use super::viewers::frame;
use crate::model::{ImageId, TenantId};
use crate::protocol::live::{CloseCode, May, ServerMessage};
use rand::Rng;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// All connections.
#[derive(Default)]
pub struct Connections(Mutex<Inner>);

#[derive(Default)]
struct Inner {
    open: HashMap<ConnectionId, Entry>,
    /// Of the queues that someone heard of.
    revisions: HashMap<TenantId, u64>,
    is_over: bool,
}

struct Entry {
    who: Who,
    outgoing: Outgoing,
    follows: Followed,
    /// Where it is still to be told what it may do, for want of room.
    untold: BTreeSet<ImageId>,
    moderates: Moderated,
}

/// Images, and what the connection was told that it may do there.
pub(super) type Followed = BTreeMap<ImageId, May>;

/// Tenants whose queue the connection hears of, and what it was last told of it.
type Moderated = BTreeMap<TenantId, Told>;

/// What is told of a queue.
#[derive(Clone, Copy)]
pub(super) struct Told {
    /// How much waits.
    pub waiting: u32,
    /// Counts the changes while someone listened.
    pub revision: u64,
}

impl Told {
    /// As it is told.
    pub(super) fn message(self, tenant_id: TenantId) -> ServerMessage {
        let Self { waiting, revision } = self;
        ServerMessage::Moderation { tenant_id, waiting, revision }
    }
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
        let (follows, untold, moderates) = (Followed::new(), BTreeSet::new(), Moderated::new());
        inner.open.insert(id, Entry { who, outgoing, follows, untold, moderates });
    }

    /// A connection follows an image from now on, and knows what it may do there.
    pub(super) fn follows(&self, id: ConnectionId, image: ImageId, may: May) {
        if let Some(entry) = self.lock().open.get_mut(&id) {
            entry.follows.insert(image, may);
            entry.untold.remove(&image);
        }
    }

    pub(super) fn follows_no_more(&self, id: ConnectionId, image: ImageId) {
        if let Some(entry) = self.lock().open.get_mut(&id) {
            entry.follows.remove(&image);
            entry.untold.remove(&image);
        }
    }

    /// All of them, and what they follow and moderate.
    pub(super) fn all(&self) -> Vec<(ConnectionId, Who, Followed, Vec<TenantId>)> {
        let inner = self.lock();
        let copy = |(id, entry): (&_, &Entry)| {
            let moderates = entry.moderates.keys().cloned().collect();
            (*id, entry.who.clone(), entry.follows.clone(), moderates)
        };
        inner.open.iter().map(copy).collect()
    }

    /// A connection hears of a tenant's queue from now on, whose revision this is.
    pub(super) fn moderates(&self, id: ConnectionId, tenant: TenantId) -> u64 {
        let inner = &mut *self.lock();
        let revision = inner.revisions.get(&tenant).copied().unwrap_or_default();
        if let Some(entry) = inner.open.get_mut(&id) {
            entry.moderates.insert(tenant, Told { waiting: 0, revision });
        }
        revision
    }

    /// So much waited at this revision, unless the connection was told of a later one.
    pub(super) fn knows(&self, id: ConnectionId, tenant: &TenantId, told: Told) {
        let mut inner = self.lock();
        let known = inner.open.get_mut(&id).and_then(|entry| entry.moderates.get_mut(tenant));
        if let Some(known) = known.filter(|known| known.revision == told.revision) {
            *known = told;
        }
    }

    /// The tenants whose queue a connection hears of, and what it was last told of it.
    pub(super) fn moderated_by(&self, id: ConnectionId) -> Vec<(TenantId, Told)> {
        let inner = self.lock();
        let moderates = inner.open.get(&id).map(|entry| entry.moderates.clone());
        moderates.unwrap_or_default().into_iter().collect()
    }

    /// Does anyone hear of this tenant's queue?
    pub(super) fn moderate(&self, tenant: &TenantId) -> bool {
        self.lock().open.values().any(|entry| entry.moderates.contains_key(tenant))
    }

    /// Tells those who hear of a tenant's queue that it is another, and how much waits now.
    pub(super) fn tell_moderators(&self, tenant: &TenantId, waiting: u32) {
        let inner = &mut *self.lock();
        let revision = inner.revisions.entry(tenant.clone()).or_default();
        *revision += 1;
        let now = Told { waiting, revision: *revision };
        let frame = frame(&[now.message(tenant.clone())]);
        for entry in inner.open.values_mut() {
            if let Some(told) = entry.moderates.get_mut(tenant) {
                *told = now;
                entry.outgoing.send_passing(&frame);
            }
        }
    }

    /// Tells a connection that it may do other things on an image than it was told before: now, or as soon
    /// as there is room.
    pub(super) fn tell(&self, id: ConnectionId, image_id: ImageId, may: May) {
        let mut inner = self.lock();
        let Some(entry) = inner.open.get_mut(&id) else { return };
        let Some(told) = entry.follows.get_mut(&image_id) else { return };
        *told = may;
        let frame = frame(&[ServerMessage::May { image_id, may }]);
        if entry.outgoing.send_state(image_id, &frame) {
            entry.untold.remove(&image_id);
        } else {
            entry.untold.insert(image_id);
        }
    }

    /// What a connection may do on an image, if there was no room to tell it. To be told now.
    pub(super) fn untold(&self, id: ConnectionId, image: ImageId) -> Option<May> {
        let mut inner = self.lock();
        let entry = inner.open.get_mut(&id)?;
        let is_untold = entry.untold.remove(&image);
        entry.follows.get(&image).filter(|_| is_untold).copied()
    }

    /// Closes one of them.
    pub(super) fn close_one(&self, id: ConnectionId, code: CloseCode) {
        if let Some(entry) = self.lock().open.get(&id) {
            entry.outgoing.close(code);
        }
    }

    pub(super) fn leave(&self, id: ConnectionId) {
        self.lock().open.remove(&id);
    }

    /// LP23: closes the connections of those who may not hear on.
    pub fn close(&self, code: CloseCode, is_meant: impl Fn(&Who) -> bool) {
        let inner = self.lock();
        let meant = inner.open.values().filter(|entry| is_meant(&entry.who));
        meant.for_each(|entry| entry.outgoing.close(code));
    }

    /// LP20: tells everyone that the server is about to stop, and each another time to come back.
    pub fn say_bye(&self, spread_ms: u64) {
        for Entry { outgoing, .. } in self.lock().open.values() {
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
