//! A bounded memory of operations' ids: which were seen lately. Knows not what became of them.

use crate::model::{BroadcastId, TenantId, UserId};
use std::collections::{HashSet, VecDeque};
use std::hash::{BuildHasher, RandomState};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Ids that are remembered; the oldest are forgotten first.
const MOST: usize = 10_000;

/// Ids that were seen lately. They are kept as hashes: one that was never seen may, once in an age,
/// be taken for one that was.
#[derive(Debug, Default)]
pub struct Lately {
    hasher: RandomState,
    seen: Mutex<Seen>,
}

#[derive(Debug, Default)]
struct Seen {
    all: HashSet<u64>,
    in_order: VecDeque<u64>,
}

impl Lately {
    /// Remembers an operation of a person.
    pub fn remember(&self, tenant: &TenantId, actor: UserId, id: BroadcastId) {
        let hash = self.hasher.hash_one((tenant, actor, id));
        let mut seen = self.lock();
        if seen.all.insert(hash) {
            seen.in_order.push_back(hash);
        }
        if seen.in_order.len() > MOST
            && let Some(oldest) = seen.in_order.pop_front()
        {
            seen.all.remove(&oldest);
        }
    }

    /// Was it remembered, not too long ago?
    pub fn has(&self, tenant: &TenantId, actor: UserId, id: BroadcastId) -> bool {
        self.lock().all.contains(&self.hasher.hash_one((tenant, actor, id)))
    }

    fn lock(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn the_latest_are_remembered_and_the_oldest_forgotten() {
        let lately = Lately::default();
        let (tenant, actor) = (TenantId::new("demo").expect("a tenant id"), UserId(Uuid::nil()));
        let id = |n: usize| BroadcastId(Uuid::from_u128(n as u128));
        for n in 0..=MOST {
            lately.remember(&tenant, actor, id(n));
            lately.remember(&tenant, actor, id(n));
        }
        assert!(!lately.has(&tenant, actor, id(0)) && lately.has(&tenant, actor, id(1)));
        assert!(lately.has(&tenant, actor, id(MOST)));
        assert!(!lately.has(&tenant, UserId(Uuid::max()), id(1)), "another person's");
        assert_eq!(lately.lock().all.len(), MOST);
    }
}
