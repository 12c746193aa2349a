//! One viewer's connection: what it follows, and the replies to its messages. No socket:
//! `http/live/session.rs` moves the frames.

mod authorizer;
mod connection_id;
mod error;
mod message_limits;
mod registry;
mod replay;
mod subscribe;
mod subscribe_request;
mod viewer;

pub use authorizer::{Authorizer, FollowGrant};
pub use connection_id::ConnectionId;
pub use error::ConnectionError;
pub use registry::{Connections, OpenConnection};
pub use viewer::{PublicIdentity, Viewer};

use super::engine::Engine;
use super::fanout::{Frame, Lagged, OutboundQueue, QueueDrain, ReplyBuilder, Subscribers, queue};
use super::presence::Doing;
use crate::model::ImageId;
use crate::protocol::live::{ClientMessage, CloseCode, ServerMessage};
use governor::clock::MonotonicClock;
use message_limits::MessageLimits;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use subscribe_request::SubscribeRequest;

/// LP16: images that one connection may follow.
const MAX_IMAGES: usize = 16;
/// Messages in one inbound frame: the reply to each may hold a whole replay.
const MAX_MESSAGES: usize = MAX_IMAGES;

/// One viewer's connection; dropping it unsubscribes it everywhere.
pub struct Connection {
    id: ConnectionId,
    engine: Arc<Engine>,
    authorizer: Arc<dyn Authorizer>,
    viewer: Viewer,
    queue: OutboundQueue,
    follows: BTreeMap<ImageId, Arc<Subscribers>>,
    /// Followed images that were not there yet.
    awaits: BTreeSet<ImageId>,
    /// Watches the moderation queue of at least one tenant.
    watches_queue: bool,
    limits: MessageLimits,
}

impl Connection {
    /// A connection that follows nothing, and the end of its queue that its task drains.
    pub fn new(
        engine: Arc<Engine>,
        authorizer: Arc<dyn Authorizer>,
        viewer: Viewer,
    ) -> (Self, QueueDrain) {
        let id = ConnectionId::next();
        let (queue, drain) = queue();
        engine.connections().insert(id, viewer.clone(), queue.clone());
        let limits = MessageLimits::new(MonotonicClock);
        let (follows, awaits, watches_queue) = (BTreeMap::new(), BTreeSet::new(), false);
        let new =
            Self { id, engine, authorizer, viewer, queue, follows, awaits, watches_queue, limits };
        (new, drain)
    }

    /// False until the first successful subscription.
    pub fn is_following(&self) -> bool {
        self.watches_queue || !self.follows.is_empty()
    }

    /// Handles an inbound frame and returns the reply. The caller corks the queue meanwhile, so that
    /// events sent by the rooms follow the reply (LP8).
    pub async fn receive(&mut self, text: &str) -> Result<Option<Frame>, ConnectionError> {
        let messages: Vec<ClientMessage> = serde_json::from_str(text)
            .map_err(|_| ConnectionError::Close(CloseCode::Unreadable))?;
        if messages.len() > MAX_MESSAGES {
            return Err(ConnectionError::Close(CloseCode::TooFast));
        }
        let mut reply = ReplyBuilder::new();
        for message in messages {
            if !self.limits.allow(&message) {
                return Err(ConnectionError::Close(CloseCode::TooFast));
            }
            self.handle(message, &mut reply).await?;
        }
        Ok(self.count(reply))
    }

    async fn handle(
        &mut self,
        message: ClientMessage,
        reply: &mut ReplyBuilder,
    ) -> Result<(), ConnectionError> {
        match message {
            ClientMessage::Subscribe {
                tenant_id,
                image_id,
                epoch,
                since,
                pending,
                build,
                place,
            } => {
                self.check_build(build.as_deref())?;
                let (tenant, image) = (tenant_id, image_id);
                let request = SubscribeRequest { tenant, image, epoch, since, pending, place };
                self.subscribe(request, reply).await?;
            }
            ClientMessage::Presence { image_id, cursor, typing, moving } => {
                self.record_activity(image_id, Doing { cursor, typing, moving });
            }
            ClientMessage::Unsubscribe { image_id } => self.unsubscribe(image_id),
            ClientMessage::SubscribeModeration { tenant_id } => {
                self.watch_queue(tenant_id, reply).await?;
            }
            ClientMessage::Unknown => {}
        }
        Ok(())
    }

    /// LP15, LP23: the replay of what did not fit into the queue, now that the queue is empty.
    pub async fn catch_up(&self, lagged: Lagged) -> Result<Option<Frame>, ConnectionError> {
        let Lagged { image, since } = lagged;
        let Some(subscribers) = self.follows.get(&image) else { return Ok(None) };
        let mut reply = ReplyBuilder::new();
        if let Some(since) = since {
            let replay = self.replay(image, subscribers, since).await?;
            reply.push_replay(image, replay);
        }
        if let Some(may) = self.engine.connections().take_unsent_capabilities(self.id, image) {
            reply.push(&ServerMessage::May { image_id: image, may });
        }
        reply.push(&subscribers.roster());
        Ok(self.count(reply))
    }

    /// LP18: a heartbeat with the head of each image.
    pub fn heartbeat(&self) -> Option<Frame> {
        let mut reply = ReplyBuilder::new();
        for (&image_id, subscribers) in &self.follows {
            reply.push(&ServerMessage::Heartbeat { image_id, head: subscribers.head() });
        }
        if self.watches_queue {
            for (tenant, queue) in self.engine.connections().watched_queues(self.id) {
                reply.push(&queue.message(tenant));
            }
        }
        self.count(reply)
    }

    /// Unsubscribes from all images; presence ends with it.
    pub fn leave(&mut self) {
        for subscribers in std::mem::take(&mut self.follows).into_values() {
            subscribers.remove(self.id);
        }
    }

    /// LP21: a page of another build might not understand the messages of this one.
    fn check_build(&self, build: Option<&str>) -> Result<(), ConnectionError> {
        let is_other = build.is_some_and(|build| build != self.engine.build());
        if is_other { Err(ConnectionError::Close(CloseCode::OtherVersion)) } else { Ok(()) }
    }

    /// LP32: who may not write moves no marker.
    fn record_activity(&self, image: Option<ImageId>, mut doing: Doing) {
        let followed = match image {
            Some(image) => self.follows.get_key_value(&image),
            None => self.follows.iter().next(),
        };
        if let Some((image, subscribers)) = followed {
            doing.moving =
                doing.moving.filter(|_| self.engine.connections().may_write(self.id, *image));
            subscribers.record_activity(self.id, doing);
        }
    }

    fn unsubscribe(&mut self, image: ImageId) {
        if let Some(subscribers) = self.follows.remove(&image) {
            self.awaits.remove(&image);
            subscribers.remove(self.id);
            self.engine.connections().unfollow(self.id, image);
        }
    }

    /// Counts a reply for the tenant of a followed image (LP28).
    fn count(&self, reply: ReplyBuilder) -> Option<Frame> {
        let events = reply.events;
        let frame = reply.frame()?;
        if let Some(subscribers) = self.follows.values().next_back() {
            subscribers.count_sent(events, frame.payload().len());
        }
        Some(frame)
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.leave();
        self.engine.connections().remove(self.id);
    }
}
