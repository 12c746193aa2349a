//! Applying an operation exactly once (LP3): decided in its room, stored, then sent to the subscribers.

use super::applied::{Applied, ApplyError};
use super::claim::Claim;
use super::context::OperationContext;
use crate::model::Operation;
use crate::server::clock;
use crate::server::realtime::engine::Engine;
use crate::server::realtime::room::Decided;
use crate::server::store::{AppendError, StoreError};
use std::sync::Arc;

/// Attempts to decide an operation against concurrent changes.
const MAX_ATTEMPTS: usize = 8;

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
        for _ in 0..MAX_ATTEMPTS {
            if !room.ensure_board(store).await? {
                return Err(ApplyError::NoSuchImage);
            }
            let lock = Arc::clone(&self.lock);
            let now = clock::now();
            let decided = room.decide(store, &self.context, operation, self.request, (now, lock));
            let applied = match decided {
                None => None,
                Some(Ok(decided)) => self.committed(decided).await?,
                // A repetition of a stored operation is refused by the rules, and still answered.
                Some(Err(refusal)) => Some(self.known().await?.ok_or(refusal)?),
            };
            if let Some(applied) = applied {
                let OperationContext { tenant, actor, .. } = self.context;
                self.engine.recent.insert(tenant, actor.id, self.id);
                return Ok(applied);
            }
        }
        Err(ApplyError::Contended)
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
