//! A bounded set of the operations that were stored last.

use crate::model::{BroadcastId, TenantId, UserId};
use std::collections::{HashSet, VecDeque};
use std::hash::{BuildHasher, RandomState};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Capacity; the oldest are evicted first.
const CAPACITY: usize = 10_000;

/// The operations that were stored last. Kept as hashes: a collision costs a lookup in the database.
#[derive(Debug, Default)]
pub struct RecentOperations {
    hasher: RandomState,
    seen: Mutex<Seen>,
}

#[derive(Debug, Default)]
struct Seen {
    all: HashSet<u64>,
    in_order: VecDeque<u64>,
}

impl RecentOperations {
    /// Adds an operation of a person.
    pub fn insert(&self, tenant: &TenantId, actor: UserId, id: BroadcastId) {
        let hash = self.hasher.hash_one((tenant, actor, id));
        let mut seen = self.lock();
        if seen.all.insert(hash) {
            seen.in_order.push_back(hash);
        }
        if seen.in_order.len() > CAPACITY
            && let Some(oldest) = seen.in_order.pop_front()
        {
            seen.all.remove(&oldest);
        }
    }

    /// True if it was added and not yet evicted.
    pub fn contains(&self, tenant: &TenantId, actor: UserId, id: BroadcastId) -> bool {
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
    fn the_oldest_operations_are_evicted_first() {
        let recent = RecentOperations::default();
        let (tenant, actor) = (TenantId::new("demo").expect("a tenant id"), UserId(Uuid::nil()));
        let id = |n: usize| BroadcastId(Uuid::from_u128(n as u128));
        for n in 0..=CAPACITY {
            recent.insert(&tenant, actor, id(n));
            recent.insert(&tenant, actor, id(n));
        }
        assert!(!recent.contains(&tenant, actor, id(0)) && recent.contains(&tenant, actor, id(1)));
        assert!(recent.contains(&tenant, actor, id(CAPACITY)));
        assert!(!recent.contains(&tenant, UserId(Uuid::max()), id(1)), "of another person");
        assert_eq!(recent.lock().all.len(), CAPACITY);
    }
}
