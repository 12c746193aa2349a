//! A locked operation: repetitions of it wait, and are recognised by the digest of the request (LP3, LP12).

use super::applied::{Applied, ApplyError};
use super::context::OperationContext;
use crate::model::{BroadcastId, CommentBody, ImageId, Operation, Seq};
use crate::server::realtime::engine::Engine;
use crate::server::realtime::idempotency::OperationLock;
use crate::server::realtime::room::Room;
use crate::server::store::{Digest, KnownOperation, StoreError};
use sha2::{Digest as _, Sha256};
use std::sync::Arc;

/// A locked operation.
pub struct Claim<'a> {
    pub(super) engine: &'a Engine,
    pub(super) context: OperationContext<'a>,
    pub(super) id: BroadcastId,
    pub(super) request: Digest,
    /// Shared with the write, which may outlive the request that asked for it.
    pub(super) lock: Arc<OperationLock>,
}

impl Engine {
    /// Locks an operation; waits for a repetition under way. Fails for one that was reported as unknown.
    pub async fn claim<'a>(
        &'a self,
        context: OperationContext<'a>,
        operation: &Operation,
    ) -> Result<Claim<'a>, ApplyError> {
        let OperationContext { tenant, image, actor, .. } = context;
        let id = operation.broadcast_id;
        let request = digest(image, operation);
        let lock = Arc::new(self.locks.acquire(tenant, actor.id, id).await);
        if self.abandoned.contains(tenant, actor.id, id) {
            return Err(ApplyError::Abandoned);
        }
        Ok(Claim { engine: self, context, id, request, lock })
    }
}

impl Claim<'_> {
    /// The digest of the request.
    pub fn request(&self) -> Digest {
        self.request
    }

    /// LP3: the answer to a repetition; `None` for an operation that was never stored.
    pub async fn known(&self) -> Result<Option<Applied>, ApplyError> {
        let OperationContext { tenant, actor, .. } = self.context;
        match self.engine.store.operation(tenant, actor.id, self.id).await? {
            // Another node told that it is unknown.
            Some(known) if known.seq == Seq(0) => Err(ApplyError::Abandoned),
            Some(known) => self.answer_again(known).await.map(Some),
            None => Ok(None),
        }
    }

    /// [`Self::known`] for operations stored since the start, without a read for any other.
    pub(super) async fn known_recently(&self) -> Result<Option<Applied>, ApplyError> {
        let OperationContext { tenant, actor, .. } = self.context;
        match self.engine.recent.contains(tenant, actor.id, self.id) {
            true => self.known().await,
            false => Ok(None),
        }
    }

    /// Fails if the operation would be refused at present. Changes nothing.
    pub async fn check(&self, operation: &Operation) -> Result<(), ApplyError> {
        let room = self.room();
        if !room.ensure_board(&*self.engine.store).await? {
            return Err(ApplyError::NoSuchImage);
        }
        let seen = room.seq();
        match room.would_refuse(&self.context, operation) {
            Err(_) if self.is_behind(&room, seen, &mut None).await? => {
                room.ensure_board(&*self.engine.store).await?;
                Ok(room.would_refuse(&self.context, operation)?)
            }
            result => Ok(result?),
        }
    }

    /// Whether a board as of `seen` lacks what other nodes had stored when this was first asked, which `head` keeps; then it is
    /// discarded, and what it refuses is not told. Asked about the same head each time, so that others who write on and on
    /// put off no refusal.
    pub(super) async fn is_behind(
        &self,
        room: &Room,
        seen: Seq,
        head: &mut Option<Seq>,
    ) -> Result<bool, StoreError> {
        if !self.engine.bus.is_shared() {
            return Ok(false);
        }
        if head.is_none() {
            *head = self.engine.store.head(self.context.image).await?.map(|head| head.seq);
        }
        let Some(head) = head.filter(|head| seen < *head) else { return Ok(false) };
        room.outdate_before(head);
        Ok(true)
    }

    /// The present text of the comment that an operation edits; `None` for any other operation.
    pub fn body_before(&self, operation: &Operation) -> Option<CommentBody> {
        self.room().body_before(operation)
    }

    pub(super) fn room(&self) -> Arc<Room> {
        self.engine.room(self.context.tenant, self.context.image)
    }

    async fn answer_again(&self, known: KnownOperation) -> Result<Applied, ApplyError> {
        if known.request != self.request {
            return Err(ApplyError::OtherOperation);
        }
        let store = &self.engine.store;
        let before = Seq(known.seq.0.saturating_sub(1));
        let tail = store.tail(known.image, before, 1).await?;
        let recorded = tail.and_then(|tail| tail.events.into_iter().next());
        let recorded = recorded.ok_or(ApplyError::NoSuchImage)?;
        let id = recorded.event.chat_id();
        let board = store.board(known.image).await?;
        let chat = board.and_then(|board| board.chat(id).cloned());
        Ok(Applied { recorded, chat, is_new: false })
    }
}

/// The digest that tells a repetition from another operation: of the image and the whole command.
fn digest(image: ImageId, operation: &Operation) -> Digest {
    let command = serde_json::to_vec(&operation.command).unwrap_or_default();
    Sha256::new().chain_update(image.0.as_bytes()).chain_update(command).finalize().into()
}
