//! Applying an operation exactly once (LP3): decided in its room, stored, then sent to the subscribers.

use super::applied::{Applied, ApplyError};
use super::claim::Claim;
use super::context::OperationContext;
use crate::model::Operation;
use crate::server::bus::Notice;
use crate::server::clock;
use crate::server::realtime::engine::Engine;
use crate::server::realtime::room::{Decided, Room};
use crate::server::store::{AppendError, StoreError};
use rand::Rng;
use std::sync::Arc;
use std::time::Duration;

/// Attempts to decide an operation against concurrent changes: far more than are lost in a row to other nodes that make way.
const MAX_ATTEMPTS: u64 = 64;
/// Attempts that are lost before other nodes are asked to make way, each time.
const ASK_AFTER: u64 = 3;
/// The longest pause between two attempts, in milliseconds.
const MAX_PAUSE_MS: u64 = 30;

impl Engine {
    /// Applies an operation.
    pub async fn apply(
        &self,
        context: OperationContext<'_>,
        operation: &Operation,
    ) -> Result<Applied, ApplyError> {
        self.apply_replaced(context, operation, operation).await
    }

    /// Applies `replacement` in the place of `operation`, which repetitions are recognised by.
    pub async fn apply_replaced(
        &self,
        context: OperationContext<'_>,
        operation: &Operation,
        replacement: &Operation,
    ) -> Result<Applied, ApplyError> {
        let claim = self.claim(context, operation).await?;
        match claim.known_recently().await? {
            Some(known) => Ok(known),
            None => claim.decide(replacement).await,
        }
    }
}

impl Claim<'_> {
    /// Decides until a decision is stored.
    async fn decide(&self, operation: &Operation) -> Result<Applied, ApplyError> {
        let (store, room) = (&*self.engine.store, self.room());
        let mut head = None;
        for attempt in 0..MAX_ATTEMPTS {
            self.wait_for_turn(&room, attempt).await;
            if !room.ensure_board(store).await? {
                return Err(ApplyError::NoSuchImage);
            }
            let lock = Arc::clone(&self.lock);
            let (now, seen) = (clock::now(), room.seq());
            let decided = room.decide(store, &self.context, operation, self.request, (now, lock));
            let applied = match decided {
                None => None,
                Some(Ok(decided)) => self.committed(decided).await?,
                // A repetition of a stored operation is refused by the rules, and still answered.
                Some(Err(refusal)) => match self.known().await? {
                    None if self.is_behind(&room, seen, &mut head).await? => None,
                    known => Some(known.ok_or(refusal)?),
                },
            };
            if let Some(applied) = applied {
                let OperationContext { tenant, actor, .. } = self.context;
                self.engine.recent.insert(tenant, actor.id, self.id);
                return Ok(applied);
            }
        }
        Err(ApplyError::Contended)
    }

    /// Lets another node have its turn, and asks for an own one after several attempts were lost.
    async fn wait_for_turn(&self, room: &Room, attempt: u64) {
        if !self.engine.bus.is_shared() {
            return;
        }
        if attempt == 0 {
            return room.wait_for_turn().await;
        }
        if attempt.is_multiple_of(ASK_AFTER) {
            let OperationContext { tenant, image, .. } = self.context;
            self.engine.bus.publish(Notice::MakeWay { tenant: tenant.clone(), image });
        }
        let pause = rand::rng().random_range(0..=(2 * attempt).min(MAX_PAUSE_MS));
        tokio::time::sleep(Duration::from_millis(pause)).await;
    }

    /// Waits for the commit. `None`: to be decided again.
    async fn committed(&self, decided: Decided) -> Result<Option<Applied>, ApplyError> {
        let Decided { recorded, chat, stored } = decided;
        match stored.await.unwrap_or(Err(AppendError::Store(StoreError::Stopped))) {
            Ok(()) => Ok(Some(Applied { recorded, chat, is_new: true })),
            Err(AppendError::Conflict) => Ok(None),
            Err(AppendError::Known) => self.known().await,
            Err(AppendError::Store(error)) => Err(error.into()),
        }
    }
}
