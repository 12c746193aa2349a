//! A bounded set of the operations that were reported as unknown (LP12). It is bounded for each person,
//! so that nobody evicts the operations of others.

use crate::model::{BroadcastId, TenantId, UserId};
use std::collections::{HashMap, VecDeque};
use std::hash::{BuildHasher, RandomState};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Operations of one person; the oldest are evicted first. Several times the number that a page asks about
/// at once.
const MAX_OF_PERSON: usize = 256;
/// People; the oldest are evicted first. With all their operations: 20 MB.
const MAX_PEOPLE: usize = 10_000;

/// The operations that were reported as unknown. Kept as hashes: a collision, once in an age, makes a
/// person send an operation again.
#[derive(Debug, Default)]
pub struct AbandonedOperations {
    hasher: RandomState,
    all: Mutex<All>,
}

#[derive(Debug, Default)]
struct All {
    of_person: HashMap<UserId, VecDeque<u64>>,
    in_order: VecDeque<UserId>,
}

impl AbandonedOperations {
    /// Adds an operation of a person.
    pub fn insert(&self, tenant: &TenantId, actor: UserId, id: BroadcastId) {
        let hash = self.hasher.hash_one((tenant, id));
        let mut all = self.lock();
        let own = all.of_person(actor);
        if own.contains(&hash) {
            return;
        }
        if own.len() >= MAX_OF_PERSON {
            own.pop_front();
        }
        own.push_back(hash);
    }

    /// True if it was added and not yet evicted.
    pub fn contains(&self, tenant: &TenantId, actor: UserId, id: BroadcastId) -> bool {
        let all = self.lock();
        let own = all.of_person.get(&actor);
        own.is_some_and(|own| own.contains(&self.hasher.hash_one((tenant, id))))
    }

    fn lock(&self) -> MutexGuard<'_, All> {
        self.all.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl All {
    /// The operations of this person; adds the person if needed.
    fn of_person(&mut self, actor: UserId) -> &mut VecDeque<u64> {
        if !self.of_person.contains_key(&actor) {
            if self.in_order.len() >= MAX_PEOPLE
                && let Some(first) = self.in_order.pop_front()
            {
                self.of_person.remove(&first);
            }
            self.in_order.push_back(actor);
        }
        self.of_person.entry(actor).or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn id(n: usize) -> BroadcastId {
        BroadcastId(Uuid::from_u128(n as u128))
    }

    fn person(n: usize) -> UserId {
        UserId(Uuid::from_u128(n as u128))
    }

    fn tenant() -> TenantId {
        TenantId::new("demo").expect("a tenant id")
    }

    #[test]
    fn lp12_nobody_evicts_the_abandoned_operations_of_others() {
        let (abandoned, tenant) = (AbandonedOperations::default(), tenant());
        abandoned.insert(&tenant, person(1), id(0));
        for n in 0..50_000 {
            abandoned.insert(&tenant, person(2), id(n));
        }
        assert!(abandoned.contains(&tenant, person(1), id(0)));
        assert!(!abandoned.contains(&tenant, person(2), id(0)), "the oldest of the same person");
        assert!(abandoned.contains(&tenant, person(2), id(49_999)));
        let kept = (0..50_000).filter(|n| abandoned.contains(&tenant, person(2), id(*n))).count();
        assert_eq!(kept, MAX_OF_PERSON);
    }

    #[test]
    fn an_operation_is_of_one_person_in_one_tenant() {
        let (abandoned, tenant) = (AbandonedOperations::default(), tenant());
        abandoned.insert(&tenant, person(1), id(1));
        let other = TenantId::new("other").expect("a tenant id");
        assert!(abandoned.contains(&tenant, person(1), id(1)));
        assert!(!abandoned.contains(&tenant, person(2), id(1)));
        assert!(!abandoned.contains(&other, person(1), id(1)));
    }

    #[test]
    fn the_number_of_people_is_bounded() {
        let (abandoned, tenant) = (AbandonedOperations::default(), tenant());
        for n in 0..=MAX_PEOPLE {
            abandoned.insert(&tenant, person(n), id(n));
        }
        assert!(
            !abandoned.contains(&tenant, person(0), id(0))
                && abandoned.contains(&tenant, person(1), id(1))
        );
        let all = abandoned.lock();
        assert_eq!((all.of_person.len(), all.in_order.len()), (MAX_PEOPLE, MAX_PEOPLE));
    }
}
