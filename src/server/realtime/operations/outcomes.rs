//! LP12: the outcomes of operations whose answers were lost.

use crate::model::{BroadcastId, ImageId, TenantId, UserId};
use crate::protocol::live::Outcome;
use crate::server::clock;
use crate::server::realtime::engine::Engine;
use crate::server::store::StoreError;
use std::collections::BTreeSet;

impl Engine {
    /// LP12: for each of these operations of a person, its place in the log, or whether it is held.
    /// Waits for operations under way. One reported as unknown is never stored later: its request may
    /// still arrive, but its author is told to send another.
    pub async fn outcomes(
        &self,
        (tenant, image): (&TenantId, ImageId),
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
        let mut outcomes = self.told(tenant, actor, &ids).await?;
        let unknown: Vec<BroadcastId> =
            outcomes.iter().filter(|told| is_unknown(told)).map(|told| told.broadcast_id).collect();
        if self.bus.is_shared() && !unknown.is_empty() {
            // Another node may be storing one of them: whichever is first in the database counts.
            self.store.people().abandon((tenant, image), actor, &unknown, clock::now()).await?;
            outcomes = self.told(tenant, actor, &ids).await?;
        }
        for outcome in outcomes.iter().filter(|outcome| is_unknown(outcome)) {
            self.abandoned.insert(tenant, actor, outcome.broadcast_id);
        }
        Ok(outcomes)
    }

    async fn told(
        &self,
        tenant: &TenantId,
        actor: UserId,
        ids: &[BroadcastId],
    ) -> Result<Vec<Outcome>, StoreError> {
        let mut outcomes = self.store.outcomes(tenant, actor, ids).await?;
        // Place 0: it was told to be unknown before.
        outcomes.iter_mut().for_each(|outcome| outcome.seq = outcome.seq.filter(|seq| seq.0 > 0));
        Ok(outcomes)
    }
}

fn is_unknown(outcome: &Outcome) -> bool {
    outcome.seq.is_none() && !outcome.is_held
}
