//! Reads of an image's log, shared by all who wait for one. At most one is under way; whoever comes meanwhile
//! waits for the next, together with all others who do.

use super::replay_buffer::LogEnd;
use crate::model::Seq;
use crate::server::store::StoreError;
use futures::FutureExt;
use futures::future::{BoxFuture, Shared, WeakShared};
use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The end of the log, `None` without the image; shared, and so is an error.
pub type ReadResult = Result<Option<Arc<LogEnd>>, Arc<StoreError>>;

type Read = BoxFuture<'static, ReadResult>;

/// The reads of one image's log.
#[derive(Default)]
pub struct SharedReads {
    next: Mutex<NextRead>,
    /// Held by the read that is under way. Nobody waits for it but the next read.
    under_way: tokio::sync::Mutex<()>,
}

/// The read that has not begun.
#[derive(Default)]
struct NextRead {
    /// The places of those who wait for it.
    places: Vec<Seq>,
    /// Gone when all of them have left.
    read: Option<WeakShared<Read>>,
}

impl SharedReads {
    /// Waits for a read that begins after this call. `read` is given the places of all who share it; it is
    /// dropped when the last of them stops waiting.
    pub async fn join<F>(
        self: &Arc<Self>,
        place: Seq,
        read: impl FnOnce(Vec<Seq>) -> F + Send + 'static,
    ) -> ReadResult
    where
        F: Future<Output = ReadResult> + Send + 'static,
    {
        self.next(place, read).await
    }

    fn next<F>(
        self: &Arc<Self>,
        place: Seq,
        read: impl FnOnce(Vec<Seq>) -> F + Send + 'static,
    ) -> Shared<Read>
    where
        F: Future<Output = ReadResult> + Send + 'static,
    {
        let mut next = self.lock();
        if let Some(waiting) = next.read.as_ref().and_then(WeakShared::upgrade) {
            next.places.push(place);
            return waiting;
        }
        let reads = Arc::clone(self);
        let begun = async move {
            let _under_way = reads.under_way.lock().await;
            let places = std::mem::take(&mut *reads.lock()).places;
            read(places).await
        };
        let waiting = begun.boxed().shared();
        *next = NextRead { places: vec![place], read: waiting.downgrade() };
        waiting
    }

    fn lock(&self) -> MutexGuard<'_, NextRead> {
        self.next.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::future::join_all;
    use futures::poll;
    use std::pin::pin;
    use tokio::sync::Notify;

    /// Reads that last until they are released, and the places that each was for.
    #[derive(Default)]
    struct Log {
        reads: Arc<SharedReads>,
        begun: Mutex<Vec<Vec<Seq>>>,
        release: Notify,
    }

    impl Log {
        async fn read(self: Arc<Self>, place: u64) -> ReadResult {
            let log = Arc::clone(&self);
            let read = async move |places: Vec<Seq>| {
                log.begun.lock().expect("sound").push(places);
                log.release.notified().await;
                Ok(None)
            };
            self.reads.join(Seq(place), read).await
        }

        fn begun(&self) -> Vec<Vec<Seq>> {
            self.begun.lock().expect("sound").clone()
        }
    }

    #[tokio::test]
    async fn lp7_those_who_wait_share_the_next_read() {
        let log = Arc::new(Log::default());
        let mut first = pin!(Arc::clone(&log).read(1));
        assert!(poll!(&mut first).is_pending());
        let mut others = pin!(join_all((2..=100).map(|place| Arc::clone(&log).read(place))));
        assert!(poll!(&mut others).is_pending());
        assert_eq!(log.begun(), [[Seq(1)]], "they come after it has begun");
        log.release.notify_one();
        assert!(poll!(&mut first).is_ready());
        assert!(poll!(&mut others).is_pending());
        assert_eq!(log.begun()[1..], [(2..=100).map(Seq).collect::<Vec<_>>()]);
        log.release.notify_one();
        assert!(poll!(&mut others).is_ready());
        assert_eq!(log.begun().len(), 2);
    }

    #[tokio::test]
    async fn a_read_that_nobody_waits_for_is_dropped() {
        let log = Arc::new(Log::default());
        let mut first = Box::pin(Arc::clone(&log).read(1));
        assert!(poll!(&mut first).is_pending());
        let mut second = Box::pin(Arc::clone(&log).read(2));
        assert!(poll!(&mut second).is_pending());
        drop((first, second));
        let mut third = pin!(Arc::clone(&log).read(3));
        assert!(poll!(&mut third).is_pending());
        assert_eq!(log.begun(), [[Seq(1)], [Seq(3)]], "the one under way does not hold it up");
        log.release.notify_one();
        assert!(poll!(&mut third).is_ready());
    }
}
