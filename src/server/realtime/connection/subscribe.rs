//! Subscribing: authorisation, registration, replay of missed events, outcomes of lost answers.

use super::message_limits::MAX_PENDING;
use super::registry::QueueState;
use super::subscribe_request::SubscribeRequest;
use super::{Connection, ConnectionError, MAX_IMAGES};
use crate::model::{BroadcastId, ImageId, Seq, TenantId};
use crate::protocol::live::{CloseCode, Outcome, ServerMessage};
use crate::server::realtime::fanout::{MAX_GAP, Replay, ReplyBuilder, Subscribers};
use crate::server::realtime::room::Room;
use crate::server::store::{StoreError, Tail};
use std::sync::Arc;

impl Connection {
    pub(super) async fn subscribe(
        &mut self,
        request: SubscribeRequest,
        reply: &mut ReplyBuilder,
    ) -> Result<(), ConnectionError> {
        let SubscribeRequest { tenant, image, epoch, since, pending } = request;
        if self.follows.len() >= MAX_IMAGES && !self.follows.contains_key(&image) {
            return Err(ConnectionError::Close(CloseCode::TooFast));
        }
        let may = self.authorizer.follow(&self.viewer, &tenant, image).await?;
        let room = self.engine.existing_room(&tenant, image).await?;
        let room = room.ok_or(ConnectionError::Close(CloseCode::ImageGone))?;
        let subscribers = self.register(image, &room);
        self.engine.connections().follow(self.id, image, may);
        let outcomes = self.outcomes(&tenant, &pending).await?;
        let own_epoch = self.engine.store().epoch();
        let replay = match self.replay(image, &subscribers, since).await? {
            Replay::Events(_, head) if epoch != own_epoch => Replay::TooLong(head),
            replay => replay,
        };
        let (image_id, epoch, head, may) = (image, own_epoch, replay.head(), Some(may));
        reply.push(&ServerMessage::Welcome { image_id, epoch, head, outcomes, may });
        reply.push_replay(image, replay);
        reply.push(&subscribers.roster());
        Ok(())
    }

    /// LP29: the length of a tenant's moderation queue, now and upon each change.
    pub(super) async fn watch_queue(
        &mut self,
        tenant: TenantId,
        reply: &mut ReplyBuilder,
    ) -> Result<(), ConnectionError> {
        self.authorizer.watch_queue(&self.viewer, &tenant).await?;
        // Registered before the count is read, so that a change in between is sent.
        let revision = self.engine.connections().watch_queue(self.id, tenant.clone());
        self.watches_queue = true;
        let waiting = self.engine.store().moderation().waiting(&tenant).await?;
        let queue = QueueState { waiting, revision };
        self.engine.connections().record_queue(self.id, &tenant, queue);
        reply.push(&queue.message(tenant));
        Ok(())
    }

    /// LP8: registered before the log is read.
    fn register(&mut self, image: ImageId, room: &Room) -> Arc<Subscribers> {
        let subscribers = Arc::clone(&room.subscribers);
        subscribers.add(self.id, self.viewer.identity.clone(), self.queue.clone());
        self.follows.insert(image, Arc::clone(&subscribers));
        subscribers
    }

    /// LP7: all events after `since`, or that there are too many. One connection reads the log; those that
    /// wait for it find the events in the replay buffer.
    pub(super) async fn replay(
        &self,
        image: ImageId,
        subscribers: &Subscribers,
        since: Seq,
    ) -> Result<Replay, ConnectionError> {
        let buffered = subscribers.replay(since);
        if buffered != Replay::NotBuffered {
            return Ok(buffered);
        }
        let _reading = subscribers.reading.lock().await;
        let buffered = subscribers.replay(since);
        if buffered != Replay::NotBuffered {
            return Ok(buffered);
        }
        let limit = u32::try_from(MAX_GAP).unwrap_or(u32::MAX);
        let redactions = subscribers.redactions();
        let tail = self.engine.store().told(image, since, limit).await?;
        let tail = tail.ok_or(ConnectionError::Close(CloseCode::ImageGone))?;
        let Tail { head, events, reaches, restated } = tail;
        // A viewer without any event has nothing that was rewritten past the log.
        let reaches = reaches && (since == Seq(0) || since >= restated);
        if reaches && head.0.checked_sub(since.0) == Some(events.len() as u64) {
            let messages = subscribers.backfill(since, (head, events), redactions);
            return Ok(Replay::Events(messages, head));
        }
        Ok(Replay::TooLong(head.max(subscribers.head())))
    }

    /// LP12: the outcomes of operations whose answers were lost.
    async fn outcomes(
        &self,
        tenant: &TenantId,
        pending: &[BroadcastId],
    ) -> Result<Vec<Outcome>, StoreError> {
        let Some(user) = self.viewer.identity.id else { return Ok(Vec::new()) };
        let asked = pending.get(..MAX_PENDING).unwrap_or(pending);
        self.engine.outcomes(tenant, user, asked).await
    }
}
