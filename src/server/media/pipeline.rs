//! The way in for every picture: judged, then prepared within bounds of memory and time, however
//! many come at once. Knows not where the bytes come from nor where the files go.

use crate::server::media::{MAX_UPLOAD_BYTES, MediaError, Prepared, decode, sniff, variants};
use bytes::Bytes;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::timeout;

/// The one of this process.
static WORKSHOP: Workshop = Workshop::new(PLACES, MAX_WAIT, MAX_WORK);

/// Images prepared at once. Two, so that one slow image does not hold up all others and processors
/// remain for the rest.
const WORKERS: u32 = 2;
/// Memory in bytes that goes with one worker; an image that needs more takes all workers. Half of
/// what the largest image takes (64 megapixels at 12 bytes): together they never take more than it.
const WORKER_BYTES: u64 = 384 * 1_000_000;
/// Images being prepared or waiting; the one after these is told to come back. 16 × 25 MiB of
/// waiting bytes are the most.
const PLACES: usize = 16;
/// How long an image waits for its turn before its sender is told to come back.
const MAX_WAIT: Duration = Duration::from_secs(20);
/// How long an image may take: some ten times what the largest one takes on a slow processor.
const MAX_WORK: Duration = Duration::from_secs(60);

/// Makes an image out of bytes of unknown origin. The type is told by the content; the header is
/// judged before pixels are decoded; only pixels get through. What is given as `until_done` is kept for as
/// long as there is work, also when nobody waits for it any more.
///
/// # Errors
/// See [`MediaError`]; never anything else, for any input.
pub async fn prepare(
    bytes: Bytes,
    until_done: impl Send + Sync + 'static,
) -> Result<Prepared, MediaError> {
    WORKSHOP.prepare(bytes, until_done).await
}

/// Room for a few images at a time.
pub struct Workshop {
    places: Semaphore,
    workers: Semaphore,
    max_wait: Duration,
    max_work: Duration,
}

impl Workshop {
    /// Room for so many images, waiting ones included.
    pub const fn new(places: usize, max_wait: Duration, max_work: Duration) -> Self {
        let (places, workers) =
            (Semaphore::const_new(places), Semaphore::const_new(WORKERS as usize));
        Self { places, workers, max_wait, max_work }
    }

    /// As [`prepare`].
    pub async fn prepare(
        &'static self,
        bytes: Bytes,
        until_done: impl Send + Sync + 'static,
    ) -> Result<Prepared, MediaError> {
        if bytes.len() > MAX_UPLOAD_BYTES {
            return Err(MediaError::TooLarge);
        }
        let kind = sniff::kind(&bytes)?;
        let place = self.places.try_acquire().map_err(|_| MediaError::Busy)?;
        let place = Arc::new((place, until_done));
        let header = {
            let (bytes, turn) = (bytes.clone(), self.turn(1).await?);
            self.aside((Arc::clone(&place), turn), move || decode::header(&bytes, kind)).await?
        };
        let turn = self.turn(if header.memory > WORKER_BYTES { WORKERS } else { 1 }).await?;
        self.aside((place, turn), move || variants::produce(&bytes, kind)).await
    }

    async fn turn(&self, workers: u32) -> Result<SemaphorePermit<'_>, MediaError> {
        let turn = timeout(self.max_wait, self.workers.acquire_many(workers)).await;
        turn.ok().and_then(Result::ok).ok_or(MediaError::Busy)
    }

    /// Runs what takes long on a thread where that is no harm. A decoder that panics has met a
    /// broken image.
    ///
    /// The work cannot be stopped: when its time is up, or nobody waits for it any more, it goes on
    /// to its end and holds its permits until then, so that memory stays bounded.
    async fn aside<T, F, P>(&self, permits: P, work: F) -> Result<T, MediaError>
    where
        T: Send + 'static,
        P: Send + 'static,
        F: FnOnce() -> Result<T, MediaError> + Send + 'static,
    {
        let task = tokio::task::spawn_blocking(move || {
            let _until_done = permits;
            work()
        });
        match timeout(self.max_work, task).await {
            Ok(Ok(done)) => done,
            Ok(Err(_)) => {
                tracing::warn!("a decoder gave up on an image");
                Err(MediaError::NotAnImage { reason: "it is damaged" })
            }
            Err(_) => Err(MediaError::Timeout),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::AppError;
    use crate::server::media::samples::{flag, noise, png};

    const SOON: Duration = Duration::from_millis(20);

    fn workshop(places: usize, max_wait: Duration, max_work: Duration) -> &'static Workshop {
        Box::leak(Box::new(Workshop::new(places, max_wait, max_work)))
    }

    #[tokio::test]
    async fn who_finds_no_place_is_told_to_come_back() {
        let workshop = workshop(1, MAX_WAIT, MAX_WORK);
        let place = workshop.places.acquire().await.expect("a place");
        let error = workshop.prepare(png(flag(8, 8)).into(), ()).await.expect_err("no place");
        assert_eq!((error, AppError::from(error).code.status()), (MediaError::Busy, 429));
        drop(place);
        assert!(workshop.prepare(png(flag(8, 8)).into(), ()).await.is_ok());
    }

    #[tokio::test]
    async fn who_waits_too_long_is_told_to_come_back() {
        let workshop = workshop(9, SOON, MAX_WORK);
        let all = workshop.workers.acquire_many(WORKERS).await.expect("all workers");
        assert_eq!(
            workshop.prepare(png(flag(8, 8)).into(), ()).await.err(),
            Some(MediaError::Busy)
        );
        drop(all);
        assert!(workshop.prepare(png(flag(8, 8)).into(), ()).await.is_ok());
    }

    #[tokio::test]
    async fn what_takes_too_long_is_given_up_and_holds_its_worker_to_the_end() {
        let workshop = workshop(9, MAX_WAIT, SOON);
        let (turn, (go, wait)) = (workshop.turn(1).await, std::sync::mpsc::channel::<()>());
        let stuck = workshop.aside(turn, move || wait.recv().map_err(|_| MediaError::Busy));
        let error = stuck.await.expect_err("too slow");
        assert_eq!((error, AppError::from(error).code.status()), (MediaError::Timeout, 422));
        assert_eq!(workshop.workers.available_permits(), WORKERS as usize - 1);
        go.send(()).expect("it still waits");
        let all = workshop.workers.acquire_many(WORKERS).await;
        assert!(all.is_ok(), "the worker came back");
    }

    #[tokio::test]
    async fn what_goes_with_an_image_is_kept_until_its_work_is_done() {
        let workshop = workshop(9, MAX_WAIT, MAX_WORK);
        let (kept, all) = (Arc::new(()), workshop.workers.acquire_many(WORKERS).await);
        let prepared = tokio::spawn(workshop.prepare(png(flag(8, 8)).into(), Arc::clone(&kept)));
        while workshop.places.available_permits() == 9 {
            tokio::task::yield_now().await;
        }
        assert_eq!(Arc::strong_count(&kept), 2, "it waits for its turn");
        drop(all);
        assert!(prepared.await.expect("no panic").is_ok());
        assert_eq!(Arc::strong_count(&kept), 1, "and others may come now");
    }

    #[tokio::test]
    async fn a_decoder_that_panics_has_met_a_broken_image() {
        let workshop = workshop(9, MAX_WAIT, MAX_WORK);
        let broken = workshop.aside((), || -> Result<(), _> { panic!("a test of panics") }).await;
        assert!(matches!(broken, Err(MediaError::NotAnImage { .. })));
    }

    #[tokio::test]
    async fn many_at_once_are_all_done() {
        let workshop = workshop(12, MAX_WAIT, MAX_WORK);
        let bytes = Bytes::from(png(noise(40, 40)));
        let all = (0..12).map(|_| workshop.prepare(bytes.clone(), ()));
        assert!(futures::future::join_all(all).await.iter().all(Result::is_ok));
        assert_eq!(workshop.workers.available_permits(), WORKERS as usize);
    }
}
