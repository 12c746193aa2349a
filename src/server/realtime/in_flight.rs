//! Operations that are under way, so that a repetition waits for the first one (LP3).
//! Knows not what the operations are.

use crate::model::{BroadcastId, TenantId, UserId};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::OwnedMutexGuard;

type Key = (TenantId, UserId, BroadcastId);
type Slots = Mutex<HashMap<Key, Arc<tokio::sync::Mutex<()>>>>;

/// The operations that are under way.
#[derive(Default)]
pub struct InFlight {
    slots: Arc<Slots>,
}

/// One operation under way; the next one with the same id begins when this is dropped.
pub struct Turn {
    slots: Arc<Slots>,
    key: Key,
    guard: Option<OwnedMutexGuard<()>>,
}

impl InFlight {
    /// Waits until no operation with this id is under way, and takes the turn.
    pub async fn turn(&self, tenant: &TenantId, actor: UserId, id: BroadcastId) -> Turn {
        let key = (tenant.clone(), actor, id);
        let slot = {
            let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(slots.entry(key.clone()).or_default())
        };
        let guard = slot.lock_owned().await;
        Turn { slots: Arc::clone(&self.slots), key, guard: Some(guard) }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.guard = None;
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        // One in the map and none waiting: nobody needs the slot any more.
        if slots.get(&self.key).is_some_and(|slot| Arc::strong_count(slot) == 1) {
            slots.remove(&self.key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[tokio::test]
    async fn lp3_turns_with_one_id_follow_each_other_and_leave_nothing() {
        let in_flight = Arc::new(InFlight::default());
        let tenant = TenantId::new("demo").expect("a tenant id");
        let (actor, id) = (UserId(Uuid::nil()), BroadcastId(Uuid::nil()));
        let first = in_flight.turn(&tenant, actor, id).await;
        let (second, t) = (Arc::clone(&in_flight), tenant.clone());
        let second = tokio::spawn(async move { drop(second.turn(&t, actor, id).await) });
        tokio::task::yield_now().await;
        assert!(!second.is_finished());
        drop(in_flight.turn(&tenant, UserId(Uuid::max()), id).await);
        drop(first);
        second.await.expect("the second turn");
        assert!(in_flight.slots.lock().expect("no panic").is_empty());
    }
}
