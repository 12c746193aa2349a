//! The registry of open connections: their viewers, and what they follow. Reauthorisation and shutdown
//! close connections here.

use super::connection_id::ConnectionId;
use super::viewer::Viewer;
use crate::model::{ChatId, CommentId, ImageId, Role, Seq, TenantId, UserId};
use crate::protocol::live::{Capabilities, CloseCode, ServerMessage};
use crate::server::realtime::fanout::{OutboundQueue, encode_frame};
use rand::Rng;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The open connections.
#[derive(Default)]
pub struct Connections(Mutex<Inner>);

#[derive(Default)]
struct Inner {
    open: HashMap<ConnectionId, Entry>,
    /// Revisions of the moderation queues that were watched.
    revisions: HashMap<TenantId, u64>,
    is_shut_down: bool,
}

struct Entry {
    viewer: Viewer,
    queue: OutboundQueue,
    follows: BTreeMap<ImageId, Capabilities>,
    /// Of these, images that were not there yet, with their tenants.
    awaits: BTreeMap<ImageId, TenantId>,
    /// Images whose capabilities did not fit into the queue.
    unsent: BTreeSet<ImageId>,
    watches: BTreeMap<TenantId, QueueState>,
}

/// A copy of a connection's entry.
pub struct OpenConnection {
    /// The connection.
    pub id: ConnectionId,
    /// Its viewer.
    pub viewer: Viewer,
    /// Followed images, with the capabilities that were last sent.
    pub follows: BTreeMap<ImageId, Capabilities>,
    /// Of these, images that were not there yet, with their tenants.
    pub awaits: BTreeMap<ImageId, TenantId>,
    /// Tenants whose moderation queue it watches.
    pub watches: Vec<TenantId>,
}

/// The state of a moderation queue as it was last sent.
#[derive(Clone, Copy)]
pub struct QueueState {
    /// The number of waiting items.
    pub waiting: u32,
    /// Counts the changes since the queue was first watched.
    pub revision: u64,
}

impl QueueState {
    /// The message with this state.
    pub fn message(self, tenant_id: TenantId) -> ServerMessage {
        let Self { waiting, revision } = self;
        ServerMessage::Moderation { tenant_id, waiting, revision }
    }
}

impl Connections {
    /// The number of open connections.
    pub fn count(&self) -> usize {
        self.lock().open.len()
    }

    /// Copies of all entries.
    pub fn all(&self) -> Vec<OpenConnection> {
        let inner = self.lock();
        let copy = |(id, entry): (&_, &Entry)| OpenConnection {
            id: *id,
            viewer: entry.viewer.clone(),
            follows: entry.follows.clone(),
            awaits: entry.awaits.clone(),
            watches: entry.watches.keys().cloned().collect(),
        };
        inner.open.iter().map(copy).collect()
    }

    /// True if a connection watches this tenant's moderation queue.
    pub fn is_queue_watched(&self, tenant: &TenantId) -> bool {
        self.lock().open.values().any(|entry| entry.watches.contains_key(tenant))
    }

    /// The tenants whose moderation queue is watched.
    pub fn watched_tenants(&self) -> BTreeSet<TenantId> {
        let inner = self.lock();
        inner.open.values().flat_map(|entry| entry.watches.keys().cloned()).collect()
    }

    /// LP29: sends the new length of a tenant's moderation queue to those who watch it.
    pub fn send_queue_length(&self, tenant: &TenantId, waiting: u32) {
        let inner = &mut *self.lock();
        let revision = inner.revisions.entry(tenant.clone()).or_default();
        *revision += 1;
        let state = QueueState { waiting, revision: *revision };
        let frame = encode_frame(&[state.message(tenant.clone())]);
        for entry in inner.open.values_mut() {
            if let Some(sent) = entry.watches.get_mut(tenant) {
                *sent = state;
                entry.queue.send_ephemeral(&frame);
            }
        }
    }

    /// The images that moderators follow.
    pub fn moderated_images(&self) -> BTreeSet<ImageId> {
        let inner = self.lock();
        let follows = inner.open.values().flat_map(|entry| &entry.follows);
        follows.filter(|(_, may)| may.role >= Role::Moderator).map(|(image, _)| *image).collect()
    }

    /// LP29: sends the flagged comments of an image to the moderators who follow it.
    pub fn send_flagged(&self, image_id: ImageId, comments: Vec<CommentId>) {
        let frame = encode_frame(&[ServerMessage::Flagged { image_id, comments }]);
        for entry in self.lock().open.values() {
            if entry.follows.get(&image_id).is_some_and(|may| may.role >= Role::Moderator) {
                entry.queue.send_ephemeral(&frame);
            }
        }
    }

    /// LP31: tells a person's connections that follow an image what they have read.
    pub fn send_read(
        &self,
        (image_id, user): (ImageId, UserId),
        chat_id: Option<ChatId>,
        seq: Seq,
    ) {
        let frame = encode_frame(&[ServerMessage::Read { image_id, chat_id, seq }]);
        for entry in self.lock().open.values() {
            let is_theirs = entry.viewer.identity.id == Some(user);
            if is_theirs && entry.follows.contains_key(&image_id) {
                entry.queue.send_ephemeral(&frame);
            }
        }
    }

    /// LP23: sends changed capabilities on a followed image: now, or once the queue has room.
    pub fn send_capabilities(&self, id: ConnectionId, image_id: ImageId, may: Capabilities) {
        let mut inner = self.lock();
        let Some(entry) = inner.open.get_mut(&id) else { return };
        let Some(sent) = entry.follows.get_mut(&image_id) else { return };
        *sent = may;
        let frame = encode_frame(&[ServerMessage::May { image_id, may }]);
        if entry.queue.send_state(image_id, &frame) {
            entry.unsent.remove(&image_id);
        } else {
            entry.unsent.insert(image_id);
        }
    }

    /// LP23: closes one connection.
    pub fn close_one(&self, id: ConnectionId, code: CloseCode) {
        if let Some(entry) = self.lock().open.get(&id) {
            entry.queue.close(code);
        }
    }

    /// LP23: closes the connections of these viewers.
    pub fn close(&self, code: CloseCode, is_meant: impl Fn(&Viewer) -> bool) {
        let inner = self.lock();
        let meant = inner.open.values().filter(|entry| is_meant(&entry.viewer));
        meant.for_each(|entry| entry.queue.close(code));
    }

    /// Closes the connections that follow an image.
    pub fn close_followers(&self, image: ImageId, code: CloseCode) {
        let inner = self.lock();
        let followers = inner.open.values().filter(|entry| entry.follows.contains_key(&image));
        followers.for_each(|entry| entry.queue.close(code));
    }

    /// LP20: announces the restart, with a random time to reconnect for each connection.
    pub fn say_bye(&self, spread_ms: u64) {
        for Entry { queue, .. } in self.lock().open.values() {
            let retry_in_ms = rand::rng().random_range(0..spread_ms);
            queue.send_ephemeral(&encode_frame(&[ServerMessage::Bye { retry_in_ms }]));
        }
    }

    /// LP20: closes all connections, and each that is opened later.
    pub fn close_all(&self) {
        self.lock().is_shut_down = true;
        self.close(CloseCode::Restart, |_| true);
    }

    pub(super) fn insert(&self, id: ConnectionId, viewer: Viewer, queue: OutboundQueue) {
        let mut inner = self.lock();
        if inner.is_shut_down {
            queue.close(CloseCode::Restart);
        }
        let entry = Entry {
            viewer,
            queue,
            follows: BTreeMap::new(),
            awaits: BTreeMap::new(),
            unsent: BTreeSet::new(),
            watches: BTreeMap::new(),
        };
        inner.open.insert(id, entry);
    }

    pub(super) fn remove(&self, id: ConnectionId) {
        self.lock().open.remove(&id);
    }

    /// A connection follows an image, or awaits it in a tenant, and was sent these capabilities.
    pub(super) fn follow(
        &self,
        id: ConnectionId,
        image: ImageId,
        may: Capabilities,
        awaited_in: Option<TenantId>,
    ) {
        if let Some(entry) = self.lock().open.get_mut(&id) {
            entry.follows.insert(image, may);
            entry.awaits.remove(&image);
            entry.awaits.extend(awaited_in.map(|tenant| (image, tenant)));
            entry.unsent.remove(&image);
        }
    }

    /// May the viewer write on an image that the connection follows?
    pub(super) fn may_write(&self, id: ConnectionId, image: ImageId) -> bool {
        let inner = self.lock();
        let may = inner.open.get(&id).and_then(|entry| entry.follows.get(&image));
        may.is_some_and(|may| may.restriction.is_none() || may.role >= Role::Moderator)
    }

    pub(super) fn unfollow(&self, id: ConnectionId, image: ImageId) {
        if let Some(entry) = self.lock().open.get_mut(&id) {
            entry.follows.remove(&image);
            entry.awaits.remove(&image);
            entry.unsent.remove(&image);
        }
    }

    /// A connection watches a tenant's moderation queue; returns the queue's revision.
    pub(super) fn watch_queue(&self, id: ConnectionId, tenant: TenantId) -> u64 {
        let inner = &mut *self.lock();
        let revision = inner.revisions.get(&tenant).copied().unwrap_or_default();
        if let Some(entry) = inner.open.get_mut(&id) {
            entry.watches.insert(tenant, QueueState { waiting: 0, revision });
        }
        revision
    }

    /// Records the state that a connection is sent, unless it was sent a later one meanwhile.
    pub(super) fn record_queue(&self, id: ConnectionId, tenant: &TenantId, state: QueueState) {
        let mut inner = self.lock();
        let sent = inner.open.get_mut(&id).and_then(|entry| entry.watches.get_mut(tenant));
        if let Some(sent) = sent.filter(|sent| sent.revision == state.revision) {
            *sent = state;
        }
    }

    /// The moderation queues that a connection watches, as they were last sent.
    pub(super) fn watched_queues(&self, id: ConnectionId) -> Vec<(TenantId, QueueState)> {
        let inner = self.lock();
        let watches = inner.open.get(&id).map(|entry| entry.watches.clone());
        watches.unwrap_or_default().into_iter().collect()
    }

    /// The capabilities on an image that did not fit into the queue; to be sent by the caller.
    pub(super) fn take_unsent_capabilities(
        &self,
        id: ConnectionId,
        image: ImageId,
    ) -> Option<Capabilities> {
        let mut inner = self.lock();
        let entry = inner.open.get_mut(&id)?;
        let is_unsent = entry.unsent.remove(&image);
        entry.follows.get(&image).filter(|_| is_unsent).copied()
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
