//! A bound on the bytes of what is made at the same time, such as large boards being rendered.

use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

/// How long a request waits for memory that others use: several large boards are rendered in that time.
const WAIT: Duration = Duration::from_secs(3);
/// The unit that is counted, in bytes.
const UNIT: usize = 1024;

/// The bound.
#[derive(Debug)]
pub struct MemoryBudget {
    free: Arc<Semaphore>,
    units: u32,
}

/// Reserved memory; dropping it gives it back.
#[derive(Debug)]
pub struct MemoryPermit {
    _units: OwnedSemaphorePermit,
}

impl MemoryBudget {
    /// A bound of this many bytes.
    pub fn new(bytes: usize) -> Self {
        let units = u32::try_from(bytes / UNIT).unwrap_or(u32::MAX).max(1);
        Self { free: Arc::new(Semaphore::new(units as usize)), units }
    }

    /// Reserves memory, waiting for it in the order of the calls. What is larger than the bound gets all of it.
    /// `None` when others use too much of it for too long.
    pub async fn reserve(&self, bytes: usize) -> Option<MemoryPermit> {
        let wanted = u32::try_from(bytes.div_ceil(UNIT)).unwrap_or(u32::MAX).clamp(1, self.units);
        let permit = Arc::clone(&self.free).acquire_many_owned(wanted);
        let units = timeout(WAIT, permit).await.ok()?.ok()?;
        Some(MemoryPermit { _units: units })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn beyond_the_bound_requests_wait_and_are_refused() {
        let budget = MemoryBudget::new(10 * UNIT);
        let most = budget.reserve(8 * UNIT).await.expect("free");
        assert!(budget.reserve(3 * UNIT).await.is_none(), "only 2 are left");
        let rest = budget.reserve(2 * UNIT).await.expect("free");
        drop(most);
        assert!(budget.reserve(8 * UNIT).await.is_some());
        drop(rest);
        assert!(budget.reserve(1_000 * UNIT).await.is_some(), "gets all there is");
    }
}
