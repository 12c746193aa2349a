//! Subscribing: authorisation, registration, outcomes of lost answers.

use super::message_limits::MAX_PENDING;
use super::registry::QueueState;
use super::subscribe_request::SubscribeRequest;
use super::viewer::PublicIdentity;
use super::{Connection, ConnectionError, FollowGrant, MAX_IMAGES};
use crate::model::{Author, BroadcastId, ImageId, Role, TenantId};
use crate::protocol::live::{CloseCode, Outcome, ServerMessage};
use crate::server::realtime::fanout::{BEYOND, ReplyBuilder, Subscribers};
use crate::server::realtime::room::Room;
use crate::server::store::StoreError;
use std::sync::Arc;

impl Connection {
    pub(super) async fn subscribe(
        &mut self,
        request: SubscribeRequest,
        reply: &mut ReplyBuilder,
    ) -> Result<(), ConnectionError> {
        let SubscribeRequest { tenant, image, epoch, since, pending, place } = request;
        if self.follows.len() >= MAX_IMAGES && !self.follows.contains_key(&image) {
            return Err(ConnectionError::Close(CloseCode::TooFast));
        }
        let grant = self.authorizer.follow(&self.viewer, &tenant, image, place.as_ref()).await?;
        let FollowGrant { may, shown_role, is_awaited } = grant;
        let room = match is_awaited {
            true => Some(self.engine.room(&tenant, image)),
            false => self.engine.existing_room(&tenant, image).await?,
        };
        let room = room.ok_or(ConnectionError::Close(CloseCode::ImageGone))?;
        let subscribers = self.register(image, &room, shown_role);
        let awaited_in = is_awaited.then(|| tenant.clone());
        self.engine.connections().follow(self.id, image, may, awaited_in);
        match is_awaited {
            true => self.awaits.insert(image),
            false => self.awaits.remove(&image),
        };
        let outcomes = self.outcomes((&tenant, image), &pending).await?;
        let own_epoch = self.engine.store().epoch();
        let is_known =
            epoch == own_epoch || self.engine.store().shares_history(epoch, image, since).await?;
        let since = if is_known { since } else { BEYOND };
        let replay = self.replay(image, &subscribers, since).await?;
        let (image_id, epoch, head) = (image, own_epoch, replay.head());
        let is_moderator = may.role >= Role::Moderator;
        let may = Some(may);
        reply.push(&ServerMessage::Welcome { image_id, epoch, head, outcomes, may });
        reply.push_replay(image, replay);
        reply.push(&subscribers.roster());
        if is_moderator {
            // Read after the registration, so that a flag in between is told.
            let moderation = self.engine.store().moderation();
            let comments = moderation.flagged(&tenant, image, None).await?;
            reply.push(&ServerMessage::Flagged { image_id: image, comments });
        }
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
    fn register(&mut self, image: ImageId, room: &Room, role: Option<Role>) -> Arc<Subscribers> {
        let subscribers = Arc::clone(&room.subscribers);
        let PublicIdentity { id, author } = self.viewer.identity.clone();
        let author = author.map(|author| Author { role, ..author });
        subscribers.add(self.id, PublicIdentity { id, author }, self.queue.clone());
        self.follows.insert(image, Arc::clone(&subscribers));
        subscribers
    }

    /// LP12: the outcomes of operations whose answers were lost.
    async fn outcomes(
        &self,
        of: (&TenantId, ImageId),
        pending: &[BroadcastId],
    ) -> Result<Vec<Outcome>, StoreError> {
        let Some(user) = self.viewer.identity.id else { return Ok(Vec::new()) };
        let asked = pending.get(..MAX_PENDING).unwrap_or(pending);
        self.engine.outcomes(of, user, asked).await
    }
}
