//! One viewer's connection: what it follows, and what is answered to what it says.
//! Knows messages, not sockets: `http/live.rs` moves the frames.

use super::answer::Answer;
use super::connections::Told;
use super::frame::Frame;
use super::hub::Hub;
use super::pace::Pace;
use super::presence::Visitor;
use super::queue::{Behind, Outgoing, Queue, queue};
use super::recent::{MAX_GAP, Missed};
use super::room::Room;
use super::viewers::Viewers;
use crate::model::{BroadcastId, ChatId, Epoch, ImageId, Point, Seq, Settings, TenantId};
use crate::protocol::live::{ClientMessage, CloseCode, May, Outcome, ServerMessage};
use crate::server::access::{AccessError, Asker};
use crate::server::store::{Digest, StoreError, Tail};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// LP16: images that one connection may follow.
const MAX_IMAGES: usize = 16;
/// Messages in one inbound frame: each may be answered by [`MAX_GAP`] events.
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

/// Tells connections of this process apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ConnectionId(u64);

/// Whose connection it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Who {
    /// As others see them.
    pub visitor: Visitor,
    /// As rights go.
    pub asker: Asker,
    /// The session that the connection was opened with, to close it with that.
    pub session: Option<Digest>,
    /// The site whose page opened it, when that is not this one.
    pub embedded_in: Option<Arc<str>>,
}

impl Who {
    /// LP22: may images of a tenant with these settings be followed from the page behind it?
    pub fn may_follow_in(&self, settings: &Settings) -> bool {
        self.embedded_in.as_ref().is_none_or(|origin| settings.embeds(origin))
    }
}

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

impl ConnectionId {
    fn next() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }

    /// One that a test can tell.
    #[cfg(test)]
    pub fn of_number(number: u64) -> Self {
        Self(number)
    }
}

/// A `subscribe` as it came.
struct Wish {
    tenant: TenantId,
    image: ImageId,
    epoch: Epoch,
    since: Seq,
    pending: Vec<BroadcastId>,
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

    async fn subscribe(&mut self, wish: Wish, answer: &mut Answer) -> Result<(), Fault> {
        let Wish { tenant, image, epoch, since, pending } = wish;
        if self.follows.len() >= MAX_IMAGES && !self.follows.contains_key(&image) {
            return Err(Fault::Close(CloseCode::TooFast));
        }
        let may = self.admitted(&tenant, image).await?;
        let room = self.hub.existing_room(&tenant, image).await?;
        let viewers = self.register(image, room.ok_or(Fault::Close(CloseCode::ImageGone))?);
        self.hub.connections().follows(self.id, image, may);
        let outcomes = self.outcomes(&tenant, &pending).await?;
        let own_epoch = self.hub.store().epoch();
        let missed = match self.missed(image, &viewers, since).await? {
            Missed::Events(_, head) if epoch != own_epoch => Missed::TooMuch(head),
            missed => missed,
        };
        let head = missed.head();
        answer.say(&ServerMessage::Welcome {
            image_id: image,
            epoch: own_epoch,
            head,
            outcomes,
            may: Some(may),
        });
        answer.tell(image, missed);
        answer.say(&viewers.who());
        Ok(())
    }

    /// LP29: how much waits for a tenant's moderators, now and upon each change. Foreign, missing and
    /// unmoderated tenants are alike (LP24).
    async fn moderate(&mut self, tenant: TenantId, answer: &mut Answer) -> Result<(), Fault> {
        self.check_session().await?;
        let moderated = self.hub.may_moderate(&tenant, self.who.asker).await?;
        if moderated.is_none_or(|tenant| !self.who.may_follow_in(&tenant.settings)) {
            return Err(Fault::Close(CloseCode::NotAllowed));
        }
        // First listen, then count: what changes in between is told.
        let revision = self.hub.connections().moderates(self.id, tenant.clone());
        self.moderates = true;
        let waiting = self.hub.store().moderation().waiting(&tenant).await?;
        let told = Told { waiting, revision };
        self.hub.connections().knows(self.id, &tenant, told);
        answer.say(&told.message(tenant));
        Ok(())
    }

    /// LP23: what this viewer may do. Foreign, missing and invisible images are alike (LP24).
    async fn admitted(&self, tenant: &TenantId, image: ImageId) -> Result<May, Fault> {
        self.check_session().await?;
        match self.hub.access().on_image(image, self.who.asker).await {
            Ok(admission) if admission.tenant.id == *tenant => {
                let may_follow = self.who.may_follow_in(&admission.tenant.settings);
                let refused = Fault::Close(CloseCode::NotAllowed);
                may_follow.then(|| admission.may()).ok_or(refused)
            }
            Ok(_) | Err(AccessError::NotVisible) => Err(Fault::Close(CloseCode::ImageGone)),
            Err(AccessError::Banned) => Err(Fault::Close(CloseCode::NotAllowed)),
            Err(AccessError::Store(error)) => Err(error.into()),
        }
    }

    /// LP23: a session that ended before the connection was among all that are closed with it.
    async fn check_session(&self) -> Result<(), Fault> {
        let Some(session) = &self.who.session else { return Ok(()) };
        let is_over = self.hub.access().owner(session).await?.is_none();
        if is_over { Err(Fault::Close(CloseCode::SignInAgain)) } else { Ok(()) }
    }

    /// LP8: first register, then read the log.
    fn register(&mut self, image: ImageId, room: Arc<Room>) -> Arc<Viewers> {
        let viewers = Arc::clone(&room.viewers);
        viewers.join(self.id, self.who.visitor.clone(), self.outgoing.clone());
        self.follows.insert(image, Arc::clone(&viewers));
        viewers
    }

    /// LP7: what was missed, all of it, or that it is too much. One reads the log, and those who
    /// wait find what was read.
    async fn missed(&self, image: ImageId, viewers: &Viewers, since: Seq) -> Result<Missed, Fault> {
        let known = viewers.missed(since);
        if known != Missed::AskTheLog {
            return Ok(known);
        }
        let _turn = viewers.reading.lock().await;
        let known = viewers.missed(since);
        if known != Missed::AskTheLog {
            return Ok(known);
        }
        let limit = u32::try_from(MAX_GAP).unwrap_or(u32::MAX);
        let outdated = viewers.outdated();
        let tail = self.hub.store().told(image, since, limit).await?;
        let tail = tail.ok_or(Fault::Close(CloseCode::ImageGone))?;
        let Tail { head, events, reaches, restated } = tail;
        // Whoever has read nothing has nothing of what was changed past the log.
        let reaches = reaches && (since == Seq(0) || since >= restated);
        if reaches && head.0.checked_sub(since.0) == Some(events.len() as u64) {
            return Ok(Missed::Events(viewers.fill(since, (head, events), outdated), head));
        }
        Ok(Missed::TooMuch(head.max(viewers.head())))
    }

    /// LP12: what became of operations whose answer was lost.
    async fn outcomes(
        &self,
        tenant: &TenantId,
        pending: &[BroadcastId],
    ) -> Result<Vec<Outcome>, StoreError> {
        let Some(user) = self.who.visitor.id else { return Ok(Vec::new()) };
        let asked = pending.get(..MAX_PENDING).unwrap_or(pending);
        self.hub.outcomes(tenant, user, asked).await
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
