//! A bounded memory of operations that people were told to be unknown (LP12), so much for each person: who
//! asks about many makes the server forget none of another's. Knows not what the operations were.

use crate::model::{BroadcastId, TenantId, UserId};
use std::collections::{HashMap, VecDeque};
use std::hash::{BuildHasher, RandomState};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Operations of one person that are remembered; the oldest are forgotten first. Several times what a page
/// asks about at once.
const MOST_OF_ONE: usize = 256;
/// People whose are; whoever came first is forgotten first. With all they can have, 20 MB.
const MOST_PEOPLE: usize = 10_000;

/// Operations that were given up. They are kept as hashes: one that was not may, once in an age, be taken
/// for one that was.
#[derive(Debug, Default)]
pub struct GivenUp {
    hasher: RandomState,
    all: Mutex<All>,
}

#[derive(Debug, Default)]
struct All {
    of_person: HashMap<UserId, VecDeque<u64>>,
    in_order: VecDeque<UserId>,
}

impl GivenUp {
    /// Remembers an operation of a person.
    pub fn remember(&self, tenant: &TenantId, actor: UserId, id: BroadcastId) {
        let hash = self.hasher.hash_one((tenant, id));
        let mut all = self.lock();
        let own = all.of_person(actor);
        if own.contains(&hash) {
            return;
        }
        if own.len() >= MOST_OF_ONE {
            own.pop_front();
        }
        own.push_back(hash);
    }

    /// Was it remembered, not too long ago?
    pub fn has(&self, tenant: &TenantId, actor: UserId, id: BroadcastId) -> bool {
        let all = self.lock();
        let own = all.of_person.get(&actor);
        own.is_some_and(|own| own.contains(&self.hasher.hash_one((tenant, id))))
    }

    fn lock(&self) -> MutexGuard<'_, All> {
        self.all.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl All {
    /// What is remembered of this person, who has a place from now on.
    fn of_person(&mut self, actor: UserId) -> &mut VecDeque<u64> {
        if !self.of_person.contains_key(&actor) {
            if self.in_order.len() >= MOST_PEOPLE
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
    fn lp12_nobody_makes_the_server_forget_what_others_gave_up() {
        let (given_up, tenant) = (GivenUp::default(), tenant());
        given_up.remember(&tenant, person(1), id(0));
        for n in 0..50_000 {
            given_up.remember(&tenant, person(2), id(n));
        }
        assert!(given_up.has(&tenant, person(1), id(0)));
        assert!(!given_up.has(&tenant, person(2), id(0)), "their own oldest");
        assert!(given_up.has(&tenant, person(2), id(49_999)));
        let kept = (0..50_000).filter(|n| given_up.has(&tenant, person(2), id(*n))).count();
        assert_eq!(kept, MOST_OF_ONE);
    }

    #[test]
    fn an_operation_is_of_one_person_in_one_tenant() {
        let (given_up, tenant) = (GivenUp::default(), tenant());
        given_up.remember(&tenant, person(1), id(1));
        let other = TenantId::new("other").expect("a tenant id");
        assert!(given_up.has(&tenant, person(1), id(1)));
        assert!(!given_up.has(&tenant, person(2), id(1)));
        assert!(!given_up.has(&other, person(1), id(1)));
    }

    #[test]
    fn so_many_people_are_remembered_and_no_more() {
        let (given_up, tenant) = (GivenUp::default(), tenant());
        for n in 0..=MOST_PEOPLE {
            given_up.remember(&tenant, person(n), id(n));
        }
        assert!(
            !given_up.has(&tenant, person(0), id(0)) && given_up.has(&tenant, person(1), id(1))
        );
        let all = given_up.lock();
        assert_eq!((all.of_person.len(), all.in_order.len()), (MOST_PEOPLE, MOST_PEOPLE));
    }
}
