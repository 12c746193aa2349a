//! LP12: the outcomes of operations whose answers were lost.

use crate::model::{BroadcastId, TenantId, UserId};
use crate::protocol::live::Outcome;
use crate::server::realtime::engine::Engine;
use crate::server::store::StoreError;
use std::collections::BTreeSet;

impl Engine {
    /// LP12: for each of these operations of a person, its place in the log, or whether it is held.
    /// Waits for operations under way. One reported as unknown is never stored later: its request may
    /// still arrive, but its author is told to send another.
    pub async fn outcomes(
        &self,
        tenant: &TenantId,
        actor: UserId,
        ids: &[BroadcastId],
    ) -> Result<Vec<Outcome>, StoreError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        // Locked in one order by every caller, so that no two wait for each other.
        let ids: BTreeSet<BroadcastId> = ids.iter().copied().collect();
        let mut locks = Vec::new();
        for &id in &ids {
            locks.push(self.locks.acquire(tenant, actor, id).await);
        }
        let ids: Vec<BroadcastId> = ids.into_iter().collect();
        let outcomes = self.store.outcomes(tenant, actor, &ids).await?;
        for outcome in outcomes.iter().filter(|outcome| outcome.seq.is_none() && !outcome.is_held) {
            self.abandoned.insert(tenant, actor, outcome.broadcast_id);
        }
        Ok(outcomes)
    }
}
