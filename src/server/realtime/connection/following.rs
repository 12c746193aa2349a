//! What a connection begins to follow: who may, what was missed, what became of what was sent. Knows no frame.

use super::super::answer::Answer;
use super::super::connections::Told;
use super::super::recent::{MAX_GAP, Missed};
use super::super::room::Room;
use super::super::viewers::Viewers;
use super::{Connection, Fault, MAX_IMAGES, MAX_PENDING};
use crate::model::{BroadcastId, Epoch, ImageId, Seq, TenantId};
use crate::protocol::live::{CloseCode, May, Outcome, ServerMessage};
use crate::server::access::AccessError;
use crate::server::store::{StoreError, Tail};
use std::sync::Arc;

/// A `subscribe` as it came.
pub struct Wish {
    /// Whose image.
    pub tenant: TenantId,
    /// Which.
    pub image: ImageId,
    /// The history that `since` is a place of.
    pub epoch: Epoch,
    /// Up to where its log was read.
    pub since: Seq,
    /// Operations whose answers were lost.
    pub pending: Vec<BroadcastId>,
}

impl Connection {
    pub(super) async fn subscribe(&mut self, wish: Wish, answer: &mut Answer) -> Result<(), Fault> {
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
    pub(super) async fn moderate(
        &mut self,
        tenant: TenantId,
        answer: &mut Answer,
    ) -> Result<(), Fault> {
        self.check_session().await?;
        let moderated = self.hub.may_moderate(&tenant, self.who.subject).await?;
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
        match self.hub.access().on_image(image, self.who.subject).await {
            Ok(access) if access.tenant.id == *tenant => {
                let may_follow = self.who.may_follow_in(&access.tenant.settings);
                let refused = Fault::Close(CloseCode::NotAllowed);
                may_follow.then(|| access.may()).ok_or(refused)
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
    pub(super) async fn missed(
        &self,
        image: ImageId,
        viewers: &Viewers,
        since: Seq,
    ) -> Result<Missed, Fault> {
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
}
