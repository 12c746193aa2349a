//! Writes the usage counters as rows by tenant and hour (LP28). A run of the server writes its totals, not
//! the increments: a write that is repeated after a failure counts nothing twice.

use crate::model::{TenantId, Timestamp};
use crate::server::realtime::{UsageCounters, UsageCounts};
use crate::server::store::{Store, StoreError, Usage};
use std::collections::BTreeMap;
use tokio::sync::Mutex;
use uuid::Uuid;

/// Milliseconds in an hour.
pub const HOUR_MS: i64 = 60 * 60 * 1_000;

/// The totals of this run of the server.
#[derive(Debug)]
pub struct UsageRecorder {
    boot: Uuid,
    totals: Mutex<BTreeMap<(i64, TenantId), UsageCounts>>,
}

impl UsageRecorder {
    /// No totals yet. The id of the run is random, so it names the node as well.
    pub fn new() -> Self {
        Self { boot: Uuid::now_v7(), totals: Mutex::default() }
    }

    /// Writes the totals up to now; totals that cannot be written are kept for the next call.
    pub async fn flush(
        &self,
        counters: &UsageCounters,
        store: &dyn Store,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let hour = now.0.div_euclid(HOUR_MS);
        let mut totals = self.totals.lock().await;
        let counted = counters.take();
        for (tenant, counts) in &counted {
            totals.entry((hour, tenant.clone())).or_default().add(*counts);
        }
        let is_new = |of: &(i64, TenantId)| {
            of.0 != hour || counted.iter().any(|(tenant, _)| *tenant == of.1)
        };
        for ((hour, tenant), counts) in totals.iter().filter(|(of, _)| is_new(of)) {
            let UsageCounts { messages, bytes, created } = *counts;
            let usage = Usage { hour: *hour, messages, bytes, created };
            store.save_usage(self.boot, tenant, &usage).await?;
        }
        totals.retain(|(of, _), _| *of == hour);
        Ok(())
    }
}

impl Default for UsageRecorder {
    fn default() -> Self {
        Self::new()
    }
}
