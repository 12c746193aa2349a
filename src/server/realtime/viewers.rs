//! The connections that follow one image, and what goes out to them. Knows no log.

use super::batch::{Added, Batch};
use super::connection::{ConnectionId, Outgoing};
use crate::model::{ImageId, Recorded, Seq};
use crate::protocol::live::ServerMessage;
use bytes::Bytes;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Comings and goings are told together (LP27): a class that opens a link is one message.
const COUNT_WINDOW: Duration = Duration::from_millis(500);

/// The connections that follow one image.
pub struct Viewers {
    image: ImageId,
    inner: Mutex<Inner>,
}

struct Inner {
    connections: HashMap<ConnectionId, Outgoing>,
    batch: Batch,
    head: Seq,
    count_is_due: bool,
}

impl Viewers {
    /// Nobody follows the image yet.
    pub fn new(image: ImageId) -> Self {
        let inner = Inner {
            connections: HashMap::new(),
            batch: Batch::new(),
            head: Seq(0),
            count_is_due: false,
        };
        Self { image, inner: Mutex::new(inner) }
    }

    /// A connection follows from now on; the others hear of it soon.
    pub fn join(self: &Arc<Self>, id: ConnectionId, outgoing: Outgoing) -> u32 {
        let mut inner = self.lock();
        inner.connections.insert(id, outgoing);
        self.schedule_count(&mut inner);
        inner.count()
    }

    /// A connection follows no more.
    pub fn leave(self: &Arc<Self>, id: ConnectionId) {
        let mut inner = self.lock();
        if inner.connections.remove(&id).is_some() {
            self.schedule_count(&mut inner);
        }
    }

    /// Does nobody follow the image?
    pub fn is_empty(&self) -> bool {
        self.lock().connections.is_empty()
    }

    /// The last event that is known to be stored.
    pub fn head(&self) -> Seq {
        self.lock().head
    }

    /// The log was seen to reach this far.
    pub fn raise_head(&self, head: Seq) {
        let mut inner = self.lock();
        inner.head = inner.head.max(head);
    }

    /// Tells everyone of a stored event, in the order of the calls; encoded once (LP10).
    pub fn publish(self: &Arc<Self>, recorded: Recorded) {
        let mut inner = self.lock();
        inner.head = inner.head.max(recorded.seq);
        if inner.connections.is_empty() {
            return;
        }
        let message = encode(&ServerMessage::event(self.image, recorded));
        match inner.batch.add(&message, Instant::now()) {
            Added::Send(frame) => {
                inner.send(&frame);
                if let Some(after) = inner.batch.needs_asking() {
                    self.ask_after(after);
                }
            }
            Added::AskIn(after) => self.ask_after(after),
            Added::Wait => {}
        }
    }

    fn ask_after(self: &Arc<Self>, after: Duration) {
        let viewers = Arc::clone(self);
        tokio::spawn(async move {
            tokio::time::sleep(after).await;
            let mut inner = viewers.lock();
            if let Some(frame) = inner.batch.due(Instant::now()) {
                inner.send(&frame);
            }
        });
    }

    fn schedule_count(self: &Arc<Self>, inner: &mut Inner) {
        if std::mem::replace(&mut inner.count_is_due, true) {
            return;
        }
        let viewers = Arc::clone(self);
        tokio::spawn(async move {
            tokio::time::sleep(COUNT_WINDOW).await;
            let mut inner = viewers.lock();
            inner.count_is_due = false;
            let message = ServerMessage::Viewers { image_id: viewers.image, count: inner.count() };
            let frame = frame(&[message]);
            inner.send(&frame);
        });
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inner {
    fn count(&self) -> u32 {
        u32::try_from(self.connections.len()).unwrap_or(u32::MAX)
    }

    /// One copy of the bytes for all. Who cannot take it is closed; nobody else waits.
    fn send(&mut self, frame: &Bytes) {
        self.connections.retain(|_, outgoing| outgoing.send(frame.clone()));
    }
}

/// A message as JSON.
fn encode(message: &ServerMessage) -> Vec<u8> {
    serde_json::to_vec(message).unwrap_or_default()
}

/// Messages as a frame.
pub fn frame(messages: &[ServerMessage]) -> Bytes {
    serde_json::to_vec(messages).unwrap_or_default().into()
}
