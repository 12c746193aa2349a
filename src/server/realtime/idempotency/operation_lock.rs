//! A lock for each operation under way, so that a repetition waits for the first one (LP3).

use crate::model::{BroadcastId, TenantId, UserId};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::OwnedMutexGuard;

type Key = (TenantId, UserId, BroadcastId);
type Slots = Mutex<HashMap<Key, Arc<tokio::sync::Mutex<()>>>>;

/// The locks of the operations under way.
#[derive(Default)]
pub struct OperationLocks {
    slots: Arc<Slots>,
}

/// The lock of one operation; released when dropped.
pub struct OperationLock {
    slots: Arc<Slots>,
    key: Key,
    guard: Option<OwnedMutexGuard<()>>,
}

impl OperationLocks {
    /// Locks an operation; waits while the same operation is under way.
    pub async fn acquire(
        &self,
        tenant: &TenantId,
        actor: UserId,
        id: BroadcastId,
    ) -> OperationLock {
        let key = (tenant.clone(), actor, id);
        let slot = {
            let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(slots.entry(key.clone()).or_default())
        };
        let guard = slot.lock_owned().await;
        OperationLock { slots: Arc::clone(&self.slots), key, guard: Some(guard) }
    }
}

impl Drop for OperationLock {
    fn drop(&mut self) {
        self.guard = None;
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        // Referenced by the map alone: nobody waits for it.
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
    async fn lp3_locks_of_one_id_are_exclusive_and_leave_no_slot() {
        let locks = Arc::new(OperationLocks::default());
        let tenant = TenantId::new("demo").expect("a tenant id");
        let (actor, id) = (UserId(Uuid::nil()), BroadcastId(Uuid::nil()));
        let first = locks.acquire(&tenant, actor, id).await;
        let (second, t) = (Arc::clone(&locks), tenant.clone());
        let second = tokio::spawn(async move { drop(second.acquire(&t, actor, id).await) });
        tokio::task::yield_now().await;
        assert!(!second.is_finished());
        drop(locks.acquire(&tenant, UserId(Uuid::max()), id).await);
        drop(first);
        second.await.expect("the second lock");
        assert!(locks.slots.lock().expect("no panic").is_empty());
    }
}
