//! One viewer's connection: what it follows, and what waits to be sent to it.
//! Knows messages, not sockets: `http/live.rs` moves the frames.

use super::hub::Hub;
use super::viewers::{Viewers, frame};
use crate::model::{BroadcastId, Epoch, ImageId, Seq, TenantId, UserId};
use crate::protocol::live::{ClientMessage, CloseCode, Outcome, ServerMessage};
use crate::server::store::StoreError;
use bytes::Bytes;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use tokio::sync::{Notify, mpsc};

/// LP15: frames that may wait for one viewer.
const QUEUE_FRAMES: usize = 256;
/// LP16: images that one connection may follow.
const MAX_IMAGES: usize = 16;
/// Messages in one inbound frame: each may be answered by [`MAX_GAP`] events.
const MAX_MESSAGES: usize = MAX_IMAGES;
/// LP7: a longer gap is answered by `reset`.
const MAX_GAP: u64 = 500;
/// LP12: operations one `subscribe` may ask about.
const MAX_PENDING: usize = 64;

/// Tells connections of this process apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ConnectionId(u64);

/// The sending end of a viewer's queue; a copy for each room.
#[derive(Clone)]
pub struct Outgoing {
    queue: mpsc::Sender<Bytes>,
    overflow: Arc<Overflow>,
}

#[derive(Default)]
struct Overflow {
    happened: AtomicBool,
    told: Notify,
}

/// The receiving end of a viewer's queue.
pub struct Receiver {
    queue: mpsc::Receiver<Bytes>,
    overflow: Arc<Overflow>,
}

/// One viewer's connection; dropping it leaves all rooms.
pub struct Connection {
    id: ConnectionId,
    hub: Arc<Hub>,
    user: Option<UserId>,
    outgoing: Outgoing,
    follows: BTreeMap<ImageId, Arc<Viewers>>,
}

/// Why a connection is closed.
#[derive(Debug)]
pub enum Fault {
    /// By its own doing.
    Close(CloseCode),
    /// Because the database failed.
    Store(StoreError),
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl Outgoing {
    /// Queues a frame. False: the viewer is too slow and will be closed.
    pub fn send(&self, frame: Bytes) -> bool {
        let sent = self.queue.try_send(frame).is_ok();
        if !sent {
            self.overflow.happened.store(true, Ordering::Release);
            self.overflow.told.notify_one();
        }
        sent
    }
}

impl Receiver {
    /// The next frame; `None` when the viewer was too slow for what came.
    pub async fn next(&mut self) -> Option<Bytes> {
        if self.overflow.happened.load(Ordering::Acquire) {
            return None;
        }
        tokio::select! {
            () = self.overflow.told.notified() => None,
            frame = self.queue.recv() => frame,
        }
    }

    /// A further frame that waits already.
    pub fn waiting(&mut self) -> Option<Bytes> {
        self.queue.try_recv().ok()
    }
}

impl Connection {
    /// A connection that follows nothing yet.
    pub fn new(hub: Arc<Hub>, user: Option<UserId>) -> (Self, Receiver) {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        let id = ConnectionId(NEXT.fetch_add(1, Ordering::Relaxed));
        let (sender, queue) = mpsc::channel(QUEUE_FRAMES);
        let overflow = Arc::new(Overflow::default());
        let outgoing = Outgoing { queue: sender, overflow: Arc::clone(&overflow) };
        let connection = Self { id, hub, user, outgoing, follows: BTreeMap::new() };
        (connection, Receiver { queue, overflow })
    }

    /// Does it follow anything?
    pub fn is_following(&self) -> bool {
        !self.follows.is_empty()
    }

    /// Takes a frame in and says what to answer. What the rooms send meanwhile waits in the queue
    /// until the answer is out (LP8).
    pub async fn receive(&mut self, text: &str) -> Result<Option<Bytes>, Fault> {
        let messages: Vec<ClientMessage> =
            serde_json::from_str(text).map_err(|_| Fault::Close(CloseCode::Unreadable))?;
        if messages.len() > MAX_MESSAGES {
            return Err(Fault::Close(CloseCode::TooFast));
        }
        let mut answers = Vec::new();
        for message in messages {
            match message {
                ClientMessage::Subscribe { tenant_id, image_id, epoch, since, pending } => {
                    self.subscribe(&tenant_id, image_id, (epoch, since), &pending, &mut answers)
                        .await?;
                }
                ClientMessage::Unsubscribe { image_id } => self.unsubscribe(image_id),
                ClientMessage::Unknown => {}
            }
        }
        Ok((!answers.is_empty()).then(|| frame(&answers)))
    }

    /// LP18: a sign of life with the head of each image.
    pub fn heartbeat(&self) -> Option<Bytes> {
        let beat = |(id, viewers): (&ImageId, &Arc<Viewers>)| ServerMessage::Heartbeat {
            image_id: *id,
            head: viewers.head(),
        };
        let beats: Vec<_> = self.follows.iter().map(beat).collect();
        (!beats.is_empty()).then(|| frame(&beats))
    }

    /// LP20: the server is about to close.
    pub fn bye(retry_in_ms: u64) -> Bytes {
        frame(&[ServerMessage::Bye { retry_in_ms }])
    }

    async fn subscribe(
        &mut self,
        tenant: &TenantId,
        image: ImageId,
        from: (Epoch, Seq),
        pending: &[BroadcastId],
        answers: &mut Vec<ServerMessage>,
    ) -> Result<(), Fault> {
        let record = self.hub.store().image(image).await?;
        if record.is_none_or(|record| record.tenant != *tenant) {
            return Err(Fault::Close(CloseCode::ImageGone));
        }
        if self.follows.len() >= MAX_IMAGES && !self.follows.contains_key(&image) {
            return Err(Fault::Close(CloseCode::TooFast));
        }
        let count = self.register(tenant, image);
        let outcomes = self.outcomes(tenant, pending).await?;
        self.catch_up(image, from, outcomes, answers).await?;
        answers.push(ServerMessage::Viewers { image_id: image, count });
        Ok(())
    }

    /// LP8: first register, then read the log.
    fn register(&mut self, tenant: &TenantId, image: ImageId) -> u32 {
        let viewers = Arc::clone(&self.hub.room(tenant, image).viewers);
        let count = viewers.join(self.id, self.outgoing.clone());
        self.follows.insert(image, viewers);
        count
    }

    /// LP7: the missed events, all of them, or `reset`.
    async fn catch_up(
        &self,
        image: ImageId,
        (client_epoch, since): (Epoch, Seq),
        outcomes: Vec<Outcome>,
        answers: &mut Vec<ServerMessage>,
    ) -> Result<(), Fault> {
        let store = self.hub.store();
        let limit = u32::try_from(MAX_GAP).unwrap_or(u32::MAX);
        let tail = store.tail(image, since, limit).await?;
        let tail = tail.ok_or(Fault::Close(CloseCode::ImageGone))?;
        let (epoch, head) = (store.epoch(), tail.head);
        self.follows.get(&image).inspect(|viewers| viewers.raise_head(head));
        answers.push(ServerMessage::Welcome { image_id: image, epoch, head, outcomes });
        let is_whole = client_epoch == epoch
            && since <= head
            && tail.reaches
            && head.0.saturating_sub(since.0) <= MAX_GAP;
        if is_whole {
            let tell = |recorded| ServerMessage::event(image, recorded);
            answers.extend(tail.events.into_iter().map(tell));
        } else {
            answers.push(ServerMessage::Reset { image_id: image, head });
        }
        Ok(())
    }

    /// LP12: what became of operations whose answer was lost.
    async fn outcomes(
        &self,
        tenant: &TenantId,
        pending: &[BroadcastId],
    ) -> Result<Vec<Outcome>, StoreError> {
        let Some(user) = self.user else { return Ok(Vec::new()) };
        let mut outcomes = Vec::new();
        for &broadcast_id in pending.iter().take(MAX_PENDING) {
            let seq = self.hub.outcome(tenant, user, broadcast_id).await?;
            outcomes.push(Outcome { broadcast_id, seq });
        }
        Ok(outcomes)
    }

    fn unsubscribe(&mut self, image: ImageId) {
        if let Some(viewers) = self.follows.remove(&image) {
            viewers.leave(self.id);
        }
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        for viewers in self.follows.values() {
            viewers.leave(self.id);
        }
    }
}
