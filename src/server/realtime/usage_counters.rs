//! Counters of the tenants' live traffic (LP28).

use crate::model::TenantId;
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// The counters of a tenant.
#[derive(Debug, Default)]
pub struct TenantCounters {
    messages: AtomicU64,
    bytes: AtomicU64,
    created: AtomicU64,
}

/// Counts taken from the counters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UsageCounts {
    /// Events times recipients.
    pub messages: u64,
    /// Bytes of payload sent to sockets.
    pub bytes: u64,
    /// Markers created.
    pub created: u64,
}

/// The counters of all tenants.
#[derive(Debug, Default)]
pub struct UsageCounters(Mutex<HashMap<TenantId, Arc<TenantCounters>>>);

impl TenantCounters {
    /// Counts a frame of `events` and `bytes`, sent to `recipients`.
    pub fn count_sent(&self, events: usize, bytes: usize, recipients: usize) {
        self.messages.fetch_add((events * recipients) as u64, Ordering::Relaxed);
        self.bytes.fetch_add((bytes * recipients) as u64, Ordering::Relaxed);
    }

    /// Counts a created marker.
    pub fn count_created(&self) {
        self.created.fetch_add(1, Ordering::Relaxed);
    }

    fn take(&self) -> UsageCounts {
        UsageCounts {
            messages: self.messages.swap(0, Ordering::Relaxed),
            bytes: self.bytes.swap(0, Ordering::Relaxed),
            created: self.created.swap(0, Ordering::Relaxed),
        }
    }
}

impl UsageCounts {
    /// True if nothing was counted.
    pub fn is_zero(&self) -> bool {
        *self == Self::default()
    }

    /// Adds other counts.
    pub fn add(&mut self, other: Self) {
        self.messages += other.messages;
        self.bytes += other.bytes;
        self.created += other.created;
    }
}

impl UsageCounters {
    /// The counters of a tenant.
    pub fn of(&self, tenant: &TenantId) -> Arc<TenantCounters> {
        let mut counters = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match counters.get(tenant) {
            Some(counter) => Arc::clone(counter),
            None => Arc::clone(counters.entry(tenant.clone()).or_default()),
        }
    }

    /// Takes the counts since the last call.
    pub fn take(&self) -> Vec<(TenantId, UsageCounts)> {
        let counters = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let all = counters.iter().map(|(tenant, counter)| (tenant.clone(), counter.take()));
        all.filter(|(_, counts)| !counts.is_zero()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lp28_events_times_recipients_are_taken_once() {
        let counters = UsageCounters::default();
        let tenant = TenantId::new("demo").expect("a tenant id");
        counters.of(&tenant).count_sent(3, 400, 500);
        counters.of(&tenant).count_created();
        let counts = UsageCounts { messages: 1_500, bytes: 200_000, created: 1 };
        assert_eq!(counters.take(), [(tenant, counts)]);
        assert_eq!(counters.take(), []);
    }
}
