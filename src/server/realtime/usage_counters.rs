//! What a tenant's live traffic amounts to (LP28): counters that only grow. Knows no hour and no
//! database.

use crate::model::TenantId;
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// One tenant's counters.
#[derive(Debug, Default)]
pub struct Meter {
    messages: AtomicU64,
    bytes: AtomicU64,
    created: AtomicU64,
}

/// What was counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Events times those who were sent them.
    pub messages: u64,
    /// Bytes of payload given to sockets.
    pub bytes: u64,
    /// Markers created.
    pub created: u64,
}

/// The counters of all tenants.
#[derive(Debug, Default)]
pub struct Meters(Mutex<HashMap<TenantId, Arc<Meter>>>);

impl Meter {
    /// Events were sent to so many: frames of `bytes` each.
    pub fn sent(&self, events: usize, bytes: usize, recipients: usize) {
        self.messages.fetch_add((events * recipients) as u64, Ordering::Relaxed);
        self.bytes.fetch_add((bytes * recipients) as u64, Ordering::Relaxed);
    }

    /// A marker was created.
    pub fn created(&self) {
        self.created.fetch_add(1, Ordering::Relaxed);
    }

    fn take(&self) -> Counts {
        Counts {
            messages: self.messages.swap(0, Ordering::Relaxed),
            bytes: self.bytes.swap(0, Ordering::Relaxed),
            created: self.created.swap(0, Ordering::Relaxed),
        }
    }
}

impl Counts {
    /// Is there anything?
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }

    /// Adds others to these.
    pub fn add(&mut self, other: Self) {
        self.messages += other.messages;
        self.bytes += other.bytes;
        self.created += other.created;
    }
}

impl Meters {
    /// A tenant's counters.
    pub fn of(&self, tenant: &TenantId) -> Arc<Meter> {
        let mut meters = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match meters.get(tenant) {
            Some(meter) => Arc::clone(meter),
            None => Arc::clone(meters.entry(tenant.clone()).or_default()),
        }
    }

    /// What was counted since the last call; each count is given once.
    pub fn take(&self) -> Vec<(TenantId, Counts)> {
        let meters = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let all = meters.iter().map(|(tenant, meter)| (tenant.clone(), meter.take()));
        all.filter(|(_, counts)| !counts.is_nothing()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lp28_events_times_recipients_given_once() {
        let meters = Meters::default();
        let tenant = TenantId::new("demo").expect("a tenant id");
        meters.of(&tenant).sent(3, 400, 500);
        meters.of(&tenant).created();
        let counts = Counts { messages: 1_500, bytes: 200_000, created: 1 };
        assert_eq!(meters.take(), [(tenant, counts)]);
        assert_eq!(meters.take(), []);
    }
}
