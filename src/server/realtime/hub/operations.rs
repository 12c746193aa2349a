//! The way of an operation: looked through for unwanted words, decided in its room, stored, told, and
//! known again when it comes twice (LP3, LP12). Knows no connection.

use super::super::room::{Decided, Room};
use super::Hub;
use crate::model::{
    Actor, BroadcastId, Chat, ImageId, Limits, Operation, Recorded, Refusal, Seq, TenantId, UserId,
};
use crate::protocol::live::Outcome;
use crate::server::clock;
use crate::server::store::{AppendError, Digest, Held, KnownOperation, StoreError, Tenant};
use crate::server::word_filter;
use crate::server::word_filter::Screened;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeSet;
use std::sync::Arc;
use uuid::Uuid;

/// How often an operation is decided anew when others were faster; more would be a fault.
const MAX_ATTEMPTS: usize = 8;
/// Operations of one person that may wait for the moderators of a tenant.
const MAX_HELD: u32 = 100;

/// An operation that is stored.
#[derive(Clone, Debug)]
pub struct Done {
    /// Its event.
    pub recorded: Recorded,
    /// The discussion as it is now; absent when it is deleted.
    pub chat: Option<Arc<Chat>>,
    /// It happened now, and not when the same was asked before.
    pub is_new: bool,
}

/// Why an operation came to nothing.
#[derive(Debug, thiserror::Error)]
pub enum OperateError {
    /// The rules do not allow it.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// There is no such image in this tenant.
    #[error("there is no such image")]
    NoSuchImage,
    /// LP3: the same person did something else under this id.
    #[error("this broadcastId was used for another operation")]
    OtherOperation,
    /// LP12: its person was told that it is unknown, and that it was not saved.
    #[error("this operation was given up; please send it anew")]
    GivenUp,
    /// It holds an unwanted word: it is kept, and a moderator looks at it first.
    #[error("your comment waits for a moderator")]
    Held,
    /// So much of one person waits for moderators that they look at it first.
    #[error("{max} comments wait for a moderator already")]
    TooManyHeld {
        /// The most.
        max: u32,
    },
    /// Others were faster again and again.
    #[error("too many people change this image at once; please try again")]
    Contended,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Hub {
    /// Carries out an operation once (LP3): looked through for unwanted words, decided, stored, then
    /// told to all who follow.
    pub async fn operate(
        &self,
        tenant: &TenantId,
        image: ImageId,
        actor: &Actor,
        operation: &Operation,
    ) -> Result<Done, OperateError> {
        let Tenant { settings, .. } = &*self.tenant(tenant).await?;
        let screened = match actor.moderates() {
            true => Screened::Clean,
            false => word_filter::screen(settings, &actor.name, operation),
        };
        self.carry_out((tenant, image), (actor, settings.limits()), operation, screened).await
    }

    /// The same for an operation that was held, after a moderator approved it.
    pub async fn release(&self, held: &Held, actor: &Actor) -> Result<Done, OperateError> {
        let Held { broadcast_id, command, .. } = held.clone();
        let operation = Operation { broadcast_id, command };
        let limits = self.tenant(&held.tenant).await?.settings.limits();
        let place = (&held.tenant, held.image);
        self.carry_out(place, (actor, limits), &operation, Screened::Clean).await
    }

    /// A repetition is known by what was asked, whatever the word list makes of it now.
    async fn carry_out(
        &self,
        (tenant, image): (&TenantId, ImageId),
        (actor, limits): (&Actor, Limits),
        operation: &Operation,
        screened: Screened,
    ) -> Result<Done, OperateError> {
        let request = digest(image, operation);
        let turn = self.in_flight.turn(tenant, actor.id, operation.broadcast_id).await;
        // Held until the write is done, also when whoever asked gives up before.
        let turn = Arc::new(turn);
        if self.given_up.has(tenant, actor.id, operation.broadcast_id) {
            return Err(OperateError::GivenUp);
        }
        if self.stored.has(tenant, actor.id, operation.broadcast_id)
            && let Some(known) = self.known(tenant, actor, operation, request).await?
        {
            return Ok(known);
        }
        let room = self.room(tenant, image);
        let to_decide = match &screened {
            Screened::Clean => operation,
            Screened::Masked(covered) => covered,
            Screened::Held(words) => {
                let known = self.known(tenant, actor, operation, request).await?;
                return match known {
                    Some(known) => Ok(known),
                    None => self.hold(&room, (actor, limits), operation, request, words).await,
                };
            }
        };
        for _ in 0..MAX_ATTEMPTS {
            if !room.ensure_board(&*self.store).await? {
                return Err(OperateError::NoSuchImage);
            }
            let decided = room.decide(
                &*self.store,
                (actor, limits),
                to_decide,
                request,
                (clock::now(), Arc::clone(&turn)),
            );
            let Some(decided) = decided else { continue };
            let done = match decided {
                Ok(decided) => self.settle(decided, tenant, actor, operation, request).await?,
                // What was done before cannot be done again, but is not refused either.
                Err(refusal) => match self.known(tenant, actor, operation, request).await? {
                    Some(known) => Some(known),
                    None => return Err(refusal.into()),
                },
            };
            if let Some(done) = done {
                self.stored.remember(tenant, actor.id, operation.broadcast_id);
                return Ok(done);
            }
        }
        Err(OperateError::Contended)
    }

    /// Keeps what would be carried out, were it not for its words. Always an error: nothing happened.
    async fn hold(
        &self,
        room: &Room,
        (actor, limits): (&Actor, Limits),
        operation: &Operation,
        request: Digest,
        words: &[String],
    ) -> Result<Done, OperateError> {
        let (tenant, id) = (&room.tenant, operation.broadcast_id);
        let moderation = self.store.moderation();
        if let Some(held) = moderation.held_operation(tenant, actor.id, id).await? {
            let is_same = held.request == request;
            return Err(if is_same { OperateError::Held } else { OperateError::OtherOperation });
        }
        if !room.ensure_board(&*self.store).await? {
            return Err(OperateError::NoSuchImage);
        }
        room.would_refuse((actor, limits), operation)?;
        if moderation.waiting_of(tenant, actor.id).await? >= MAX_HELD {
            return Err(OperateError::TooManyHeld { max: MAX_HELD });
        }
        let held = Held {
            id: Uuid::now_v7(),
            tenant: tenant.clone(),
            image: room.image,
            by: actor.author(),
            broadcast_id: id,
            request,
            command: operation.command.clone(),
            base: room.says(operation).map(|body| Held::digest_of(body.as_str())),
            words: words.to_vec(),
            at: clock::now(),
        };
        moderation.hold(&held).await?;
        self.queue_changed(tenant).await?;
        Err(OperateError::Held)
    }

    async fn tenant(&self, id: &TenantId) -> Result<Arc<Tenant>, OperateError> {
        self.access.tenant(id).await?.ok_or(OperateError::NoSuchImage)
    }

    /// LP12: where these operations of a person are in the log, if they were stored, or whether they are
    /// held. One that is under way right now is waited for. One that is not known will not be stored later
    /// either: its request may still be on the way, and the person is told to send another.
    pub async fn outcomes(
        &self,
        tenant: &TenantId,
        actor: UserId,
        ids: &[BroadcastId],
    ) -> Result<Vec<Outcome>, StoreError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        // In one order for all who ask: two who wait for each other's would wait for ever.
        let ids: BTreeSet<BroadcastId> = ids.iter().copied().collect();
        let mut turns = Vec::new();
        for &id in &ids {
            turns.push(self.in_flight.turn(tenant, actor, id).await);
        }
        let ids: Vec<BroadcastId> = ids.into_iter().collect();
        let outcomes = self.store.outcomes(tenant, actor, &ids).await?;
        for outcome in outcomes.iter().filter(|outcome| outcome.seq.is_none() && !outcome.is_held) {
            self.given_up.remember(tenant, actor, outcome.broadcast_id);
        }
        Ok(outcomes)
    }

    /// LP3: the answer to an operation of this person that was carried out before.
    async fn known(
        &self,
        tenant: &TenantId,
        actor: &Actor,
        operation: &Operation,
        request: Digest,
    ) -> Result<Option<Done>, OperateError> {
        match self.store.operation(tenant, actor.id, operation.broadcast_id).await? {
            Some(known) => self.again(known, request).await.map(Some),
            None => Ok(None),
        }
    }

    /// Waits for the commit. `None`: decide again.
    async fn settle(
        &self,
        decided: Decided,
        tenant: &TenantId,
        actor: &Actor,
        operation: &Operation,
        request: Digest,
    ) -> Result<Option<Done>, OperateError> {
        let Decided { recorded, chat, stored } = decided;
        match stored.await.unwrap_or(Err(AppendError::Store(StoreError::Stopped))) {
            Ok(()) => Ok(Some(Done { recorded, chat, is_new: true })),
            Err(AppendError::Conflict) => Ok(None),
            Err(AppendError::Known) => self.known(tenant, actor, operation, request).await,
            Err(AppendError::Store(error)) => Err(error.into()),
        }
    }

    /// The answer to an operation that was carried out before.
    async fn again(&self, known: KnownOperation, request: Digest) -> Result<Done, OperateError> {
        if known.request != request {
            return Err(OperateError::OtherOperation);
        }
        let before = Seq(known.seq.0.saturating_sub(1));
        let tail = self.store.tail(known.image, before, 1).await?;
        let recorded = tail.and_then(|tail| tail.events.into_iter().next());
        let recorded = recorded.ok_or(OperateError::NoSuchImage)?;
        let id = recorded.event.chat_id();
        let board = self.store.board(known.image).await?;
        let chat = board.and_then(|board| board.chat(id).cloned());
        Ok(Done { recorded, chat, is_new: false })
    }
}

/// What tells a repetition from another operation: the image and all of the command.
fn digest(image: ImageId, operation: &Operation) -> Digest {
    let command = serde_json::to_vec(&operation.command).unwrap_or_default();
    Sha256::new().chain_update(image.0.as_bytes()).chain_update(command).finalize().into()
}
