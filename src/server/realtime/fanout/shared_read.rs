//! Shared reads of an image's log. At most one is running; requests that arrive meanwhile share the next one.

use super::replay_buffer::LogEnd;
use crate::model::Seq;
use crate::server::store::StoreError;
use std::future::Future;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use tokio::sync::watch;
use tokio_util::task::AbortOnDropHandle;

/// The end of the log, `None` without the image; shared, and so is an error.
pub type ReadResult = Result<Option<Arc<LogEnd>>, Arc<StoreError>>;

/// The reads of one image's log.
#[derive(Default)]
pub struct SharedReads {
    /// The last read that was asked for.
    last: Mutex<Weak<SharedRead>>,
    /// Held by the running read. Only the next read waits for it.
    under_way: Arc<tokio::sync::Mutex<()>>,
}

/// A read, held by all who wait for it.
struct SharedRead {
    places: Arc<Places>,
    result: watch::Receiver<Option<ReadResult>>,
    /// Ends with the last who waits.
    _task: AbortOnDropHandle<()>,
}

/// The places of those who wait for a read; `None` once it has begun.
struct Places(Mutex<Option<Vec<Seq>>>);

impl SharedReads {
    /// Waits for a read that begins after this call. `read` is given the places of all who share it; it is
    /// dropped when the last of them stops waiting.
    pub async fn join<F>(
        &self,
        place: Seq,
        read: impl FnOnce(Vec<Seq>) -> F + Send + 'static,
    ) -> ReadResult
    where
        F: Future<Output = ReadResult> + Send + 'static,
    {
        let shared = self.next(place, read);
        let mut result = shared.result.clone();
        let read = result.wait_for(Option::is_some).await.map(|result| result.clone());
        // Without a result, its task has panicked.
        read.ok().flatten().unwrap_or_else(|| Err(Arc::new(StoreError::Stopped)))
    }

    fn next<F>(
        &self,
        place: Seq,
        read: impl FnOnce(Vec<Seq>) -> F + Send + 'static,
    ) -> Arc<SharedRead>
    where
        F: Future<Output = ReadResult> + Send + 'static,
    {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(next) = last.upgrade().filter(|read| read.places.add(place)) {
            return next;
        }
        let places = Arc::new(Places(Mutex::new(Some(vec![place]))));
        let (report, result) = watch::channel(None);
        let (waiting, under_way) = (Arc::clone(&places), Arc::clone(&self.under_way));
        let task = tokio::spawn(async move {
            let _under_way = under_way.lock().await;
            report.send_replace(Some(read(waiting.take()).await));
        });
        let next = Arc::new(SharedRead { places, result, _task: AbortOnDropHandle::new(task) });
        *last = Arc::downgrade(&next);
        next
    }
}

impl Places {
    /// Adds a place; false if the read has begun.
    fn add(&self, place: Seq) -> bool {
        let mut places = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        places.as_mut().map(|places| places.push(place)).is_some()
    }

    fn take(&self) -> Vec<Seq> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::future::join_all;
    use tokio::sync::Semaphore;
    use tokio::task::{JoinHandle, yield_now};

    /// Reads that last until they are released, and the places that each was for.
    struct Log {
        reads: SharedReads,
        begun: Mutex<Vec<Vec<Seq>>>,
        release: Semaphore,
    }

    impl Log {
        fn new() -> Arc<Self> {
            let (reads, begun) = (SharedReads::default(), Mutex::default());
            Arc::new(Self { reads, begun, release: Semaphore::new(0) })
        }

        /// Waits for a read, in a task of its own.
        fn read(self: &Arc<Self>, place: u64) -> JoinHandle<()> {
            let log = Arc::clone(self);
            tokio::spawn(async move {
                let reader = Arc::clone(&log);
                let read = |places| async move {
                    reader.begun.lock().expect("sound").push(places);
                    reader.release.acquire().await.expect("open").forget();
                    Ok(None)
                };
                assert!(matches!(log.reads.join(Seq(place), read).await, Ok(None)));
            })
        }

        fn begun(&self) -> Vec<Vec<Seq>> {
            self.begun.lock().expect("sound").clone()
        }

        /// Waits until this many reads have begun and all other tasks are idle.
        async fn has_begun(&self, count: usize) {
            while self.begun().len() < count {
                yield_now().await;
            }
            for _ in 0..1_000 {
                yield_now().await;
            }
            assert_eq!(self.begun().len(), count);
        }
    }

    #[tokio::test]
    async fn lp7_waiting_subscribers_share_the_next_read() {
        let log = Log::new();
        let first = log.read(1);
        log.has_begun(1).await;
        let others: Vec<_> = (2..=100).map(|place| log.read(place)).collect();
        log.has_begun(1).await;
        log.release.add_permits(1);
        first.await.expect("no panic");
        log.has_begun(2).await;
        log.release.add_permits(1);
        assert!(join_all(others).await.into_iter().all(|other| other.is_ok()));
        assert_eq!(log.begun(), [vec![Seq(1)], (2..=100).map(Seq).collect()]);
    }

    #[tokio::test]
    async fn a_read_that_nobody_waits_for_is_dropped() {
        let log = Log::new();
        let first = log.read(1);
        log.has_begun(1).await;
        let second = log.read(2);
        log.has_begun(1).await;
        first.abort();
        second.abort();
        assert!(first.await.is_err() && second.await.is_err());
        let third = log.read(3);
        log.has_begun(2).await;
        log.release.add_permits(1);
        third.await.expect("no panic");
        assert_eq!(log.begun(), [[Seq(1)], [Seq(3)]], "the one under way does not hold it up");
    }
}
