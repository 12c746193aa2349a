//! One viewer's connection: what it follows, and what is answered to what it says.
//! Knows messages, not sockets: `http/live.rs` moves the frames.

mod following;
mod who;

pub use who::{ConnectionId, Who};

use super::answer::Answer;
use super::frame::Frame;
use super::hub::Hub;
use super::pace::Pace;
use super::queue::{Behind, Outgoing, Queue, queue};
use super::viewers::Viewers;
use crate::model::{ChatId, ImageId, Point};
use crate::protocol::live::{ClientMessage, CloseCode, ServerMessage};
use crate::server::store::StoreError;
use following::Wish;
use std::collections::BTreeMap;
use std::sync::Arc;

/// LP16: images that one connection may follow.
const MAX_IMAGES: usize = 16;
/// Messages in one inbound frame: each may be answered by as many events as are told
/// at once.
const MAX_MESSAGES: usize = MAX_IMAGES;
/// LP12: operations one `subscribe` may ask about.
const MAX_PENDING: usize = 64;
/// LP16: so many of them cost a turn, as another message does.
const PENDING_A_TURN: usize = 8;
/// LP16: presence messages a second; twice as many at once, as a stalled page sends them.
const PRESENCE_A_SECOND: u16 = 20;
/// Other messages a second: each costs reading the log.
const REQUESTS_A_SECOND: u16 = 8;
/// Other messages at once.
const REQUESTS_AT_ONCE: u16 = 64;

/// One viewer's connection; dropping it leaves all rooms.
pub struct Connection {
    id: ConnectionId,
    hub: Arc<Hub>,
    who: Who,
    outgoing: Outgoing,
    follows: BTreeMap<ImageId, Arc<Viewers>>,
    /// Hears of a tenant's queue.
    moderates: bool,
    presence: Pace,
    requests: Pace,
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

impl Connection {
    /// A connection that follows nothing yet, and what waits to be sent to it.
    pub fn new(hub: Arc<Hub>, who: Who) -> (Self, Queue) {
        let id = ConnectionId::next();
        let (outgoing, queue) = queue();
        hub.connections().enter(id, who.clone(), outgoing.clone());
        let presence = Pace::new(PRESENCE_A_SECOND, 2 * PRESENCE_A_SECOND);
        let requests = Pace::new(REQUESTS_A_SECOND, REQUESTS_AT_ONCE);
        let (follows, moderates) = (BTreeMap::new(), false);
        (Self { id, hub, who, outgoing, follows, moderates, presence, requests }, queue)
    }

    /// Does it follow anything?
    pub fn is_following(&self) -> bool {
        self.moderates || !self.follows.is_empty()
    }

    /// Takes a frame in and says what to answer. What the rooms send meanwhile waits in the queue
    /// until the answer is out (LP8).
    pub async fn receive(&mut self, text: &str) -> Result<Option<Frame>, Fault> {
        let messages: Vec<ClientMessage> =
            serde_json::from_str(text).map_err(|_| Fault::Close(CloseCode::Unreadable))?;
        if messages.len() > MAX_MESSAGES {
            return Err(Fault::Close(CloseCode::TooFast));
        }
        let mut answer = Answer::new();
        for message in messages {
            if !self.has_turn(&message) {
                return Err(Fault::Close(CloseCode::TooFast));
            }
            match message {
                ClientMessage::Subscribe { tenant_id, image_id, epoch, since, pending, build } => {
                    self.check_build(build.as_deref())?;
                    let (tenant, image) = (tenant_id, image_id);
                    let wish = Wish { tenant, image, epoch, since, pending };
                    self.subscribe(wish, &mut answer).await?;
                }
                ClientMessage::Presence { image_id, cursor, typing } => {
                    self.act(image_id, cursor, typing);
                }
                ClientMessage::Unsubscribe { image_id } => self.unsubscribe(image_id),
                ClientMessage::SubscribeModeration { tenant_id } => {
                    self.moderate(tenant_id, &mut answer).await?;
                }
                ClientMessage::Unknown => {}
            }
        }
        Ok(self.counted(answer))
    }

    /// LP15, LP23: what did not fit into the queue, now that it is empty.
    pub async fn catch_up(&self, behind: Behind) -> Result<Option<Frame>, Fault> {
        let Behind { image, since } = behind;
        let Some(viewers) = self.follows.get(&image) else { return Ok(None) };
        let mut answer = Answer::new();
        if let Some(since) = since {
            let missed = self.missed(image, viewers, since).await?;
            answer.tell(image, missed);
        }
        if let Some(may) = self.hub.connections().untold(self.id, image) {
            answer.say(&ServerMessage::May { image_id: image, may });
        }
        answer.say(&viewers.who());
        Ok(self.counted(answer))
    }

    /// LP18: a sign of life with the head of each image.
    pub fn heartbeat(&self) -> Option<Frame> {
        let mut answer = Answer::new();
        for (&image_id, viewers) in &self.follows {
            answer.say(&ServerMessage::Heartbeat { image_id, head: viewers.head() });
        }
        if self.moderates {
            for (tenant, told) in self.hub.connections().moderated_by(self.id) {
                answer.say(&told.message(tenant));
            }
        }
        self.counted(answer)
    }

    /// Follows nothing any more; nobody sees it here from now on.
    pub fn leave(&mut self) {
        for viewers in std::mem::take(&mut self.follows).into_values() {
            viewers.leave(self.id);
        }
    }

    /// LP16: takes what a message costs, if that is left.
    fn has_turn(&mut self, message: &ClientMessage) -> bool {
        match message {
            ClientMessage::Presence { .. } => self.presence.take(),
            ClientMessage::Subscribe { pending, .. } => {
                let asked = pending.len().min(MAX_PENDING).div_ceil(PENDING_A_TURN);
                (0..=asked).all(|_| self.requests.take())
            }
            _ => self.requests.take(),
        }
    }

    /// A page of another build would not understand what it is told some day (LP21).
    fn check_build(&self, build: Option<&str>) -> Result<(), Fault> {
        let is_other = build.is_some_and(|build| build != self.hub.build());
        if is_other { Err(Fault::Close(CloseCode::OtherVersion)) } else { Ok(()) }
    }

    fn act(&self, image: Option<ImageId>, cursor: Option<Point>, typing: Option<ChatId>) {
        let followed = match image {
            Some(image) => self.follows.get(&image),
            None => self.follows.values().next(),
        };
        if let Some(viewers) = followed {
            viewers.act(self.id, cursor, typing);
        }
    }

    fn unsubscribe(&mut self, image: ImageId) {
        if let Some(viewers) = self.follows.remove(&image) {
            viewers.leave(self.id);
            self.hub.connections().follows_no_more(self.id, image);
        }
    }

    /// What is answered, counted for the tenant of what is followed (LP28).
    fn counted(&self, answer: Answer) -> Option<Frame> {
        let events = answer.events;
        let frame = answer.frame()?;
        if let Some(viewers) = self.follows.values().next_back() {
            viewers.count_sent(events, frame.payload().len());
        }
        Some(frame)
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.leave();
        self.hub.connections().leave(self.id);
    }
}
