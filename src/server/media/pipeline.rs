//! Prepares images within bounds of memory and time, in parallel.

use crate::protocol::NotAnImage;
use crate::server::media::annotated::{Mark, annotated};
use crate::server::media::{Encoded, ImageFile, MediaError, Prepared, PreparedForComment};
use bytes::Bytes;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

/// Images prepared at once. Two, so that one slow image does not hold up all others and processors remain for
/// the rest.
const WORKERS: u32 = 2;
/// Memory in bytes of one worker; an image that needs more takes all workers. Half of what the largest image
/// takes (64 megapixels at 12 bytes): together the workers never take more than that.
const WORKER_BYTES: u64 = 384 * 1_000_000;
/// Wait for a worker after which an image is refused.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(20);
/// Time for one step of an image: some ten times what the largest one takes on a slow processor.
const WORK_TIMEOUT: Duration = Duration::from_secs(120);

/// The workers that prepare images.
pub struct ImagePipeline {
    workers: Arc<Semaphore>,
    acquire_timeout: Duration,
    work_timeout: Duration,
}

impl Default for ImagePipeline {
    fn default() -> Self {
        Self::new(ACQUIRE_TIMEOUT, WORK_TIMEOUT)
    }
}

impl ImagePipeline {
    /// A pipeline with these timeouts.
    pub fn new(acquire_timeout: Duration, work_timeout: Duration) -> Self {
        let workers = Arc::new(Semaphore::new(WORKERS as usize));
        Self { workers, acquire_timeout, work_timeout }
    }

    /// Makes the files of an image. The header is checked before pixels are decoded; nothing but pixels gets
    /// through. `permit` is held while there is work, which goes on when the caller is cancelled.
    ///
    /// # Errors
    /// See [`MediaError`]; never anything else, for any input.
    pub async fn prepare(
        &self,
        file: ImageFile,
        permit: impl Send + Sync + 'static,
    ) -> Result<Prepared, MediaError> {
        self.work(file, permit, |file| file.produce()).await
    }

    /// Makes the files of a picture in a comment; otherwise as [`ImagePipeline::prepare`].
    ///
    /// # Errors
    /// See [`MediaError`].
    pub async fn prepare_for_comment(
        &self,
        file: ImageFile,
        permit: impl Send + Sync + 'static,
    ) -> Result<PreparedForComment, MediaError> {
        self.work(file, permit, |file| file.produce_for_comment()).await
    }

    /// Cuts the tiles of a full file beside a display file of this width; `None` when it needs none.
    ///
    /// # Errors
    /// See [`MediaError`].
    pub async fn cut_tiles(
        &self,
        full: ImageFile,
        display_width: u32,
    ) -> Result<Option<Encoded>, MediaError> {
        self.work(full, (), move |full| full.cut(display_width)).await
    }

    /// Works on the pixels of a file, after a look at its header.
    async fn work<T: Send + 'static>(
        &self,
        file: ImageFile,
        permit: impl Send + Sync + 'static,
        work: impl FnOnce(&ImageFile) -> Result<T, MediaError> + Send + 'static,
    ) -> Result<T, MediaError> {
        let permit = Arc::new(permit);
        let header = {
            let (file, worker) = (file.clone(), self.acquire(1).await?);
            self.run_blocking((Arc::clone(&permit), worker), move || file.header()).await?
        };
        let worker = self.acquire(if header.memory > WORKER_BYTES { WORKERS } else { 1 }).await?;
        self.run_blocking((permit, worker), move || work(&file)).await
    }

    /// A picture of this server with marks on it, see `annotated`.
    ///
    /// # Errors
    /// See [`MediaError`].
    pub async fn annotate(&self, picture: Bytes, marks: Vec<Mark>) -> Result<Vec<u8>, MediaError> {
        let worker = self.acquire(1).await?;
        self.run_blocking(worker, move || annotated(&picture, &marks)).await
    }

    async fn acquire(&self, workers: u32) -> Result<OwnedSemaphorePermit, MediaError> {
        let permit = Arc::clone(&self.workers).acquire_many_owned(workers);
        let permit = timeout(self.acquire_timeout, permit).await;
        permit.ok().and_then(Result::ok).ok_or(MediaError::Busy)
    }

    /// Runs work on a thread for blocking work. A decoder that panics has met a broken image.
    ///
    /// The work cannot be stopped: after a timeout or a cancellation it goes on to its end and holds its
    /// permits until then, so that memory stays bounded.
    async fn run_blocking<T, F, P>(&self, permits: P, work: F) -> Result<T, MediaError>
    where
        T: Send + 'static,
        P: Send + 'static,
        F: FnOnce() -> Result<T, MediaError> + Send + 'static,
    {
        let task = tokio::task::spawn_blocking(move || {
            let _permits = permits;
            work()
        });
        match timeout(self.work_timeout, task).await {
            Ok(Ok(done)) => done,
            Ok(Err(_)) => {
                tracing::warn!("a decoder gave up on an image");
                Err(MediaError::NotAnImage { reason: NotAnImage::Damaged })
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

    const SHORT: Duration = Duration::from_millis(20);

    fn file() -> ImageFile {
        ImageFile::new(png(flag(8, 8)).into()).expect("a PNG")
    }

    async fn all_workers(pipeline: &ImagePipeline) -> OwnedSemaphorePermit {
        pipeline.acquire(WORKERS).await.expect("all workers")
    }

    #[tokio::test]
    async fn an_image_that_waits_too_long_for_a_worker_is_refused() {
        let pipeline = ImagePipeline::new(SHORT, WORK_TIMEOUT);
        let all = all_workers(&pipeline).await;
        let error = pipeline.prepare(file(), ()).await.expect_err("no worker");
        assert_eq!((error, AppError::from(error).code().status()), (MediaError::Busy, 429));
        drop(all);
        assert!(pipeline.prepare(file(), ()).await.is_ok());
    }

    #[tokio::test]
    async fn work_that_times_out_holds_its_worker_to_the_end() {
        let pipeline = ImagePipeline::new(ACQUIRE_TIMEOUT, SHORT);
        let (worker, (go, wait)) = (pipeline.acquire(1).await, std::sync::mpsc::channel::<()>());
        let stuck =
            pipeline.run_blocking(worker, move || wait.recv().map_err(|_| MediaError::Busy));
        let error = stuck.await.expect_err("too slow");
        assert_eq!((error, AppError::from(error).code().status()), (MediaError::Timeout, 422));
        assert_eq!(pipeline.workers.available_permits(), WORKERS as usize - 1);
        go.send(()).expect("it still waits");
        drop(all_workers(&pipeline).await);
    }

    #[tokio::test]
    async fn the_permit_is_held_until_the_work_is_done() {
        let pipeline = Arc::new(ImagePipeline::default());
        let (permit, all) = (Arc::new(()), all_workers(&pipeline).await);
        let prepared = tokio::spawn({
            let (pipeline, permit) = (Arc::clone(&pipeline), Arc::clone(&permit));
            async move { pipeline.prepare(file(), permit).await }
        });
        tokio::task::yield_now().await;
        assert_eq!(Arc::strong_count(&permit), 2, "it waits for a worker");
        assert!(!prepared.is_finished());
        drop(all);
        assert!(prepared.await.expect("no panic").is_ok());
        assert_eq!(Arc::strong_count(&permit), 1, "released");
    }

    #[tokio::test]
    async fn a_decoder_that_panics_has_met_a_broken_image() {
        let pipeline = ImagePipeline::default();
        let panic = || -> Result<(), _> { panic!("a test of panics") };
        let broken = pipeline.run_blocking((), panic).await;
        assert!(matches!(broken, Err(MediaError::NotAnImage { .. })));
    }

    #[tokio::test]
    async fn all_of_many_at_once_are_prepared() {
        let pipeline = ImagePipeline::default();
        let file = ImageFile::new(png(noise(40, 40)).into()).expect("a PNG");
        let all = (0..12).map(|_| pipeline.prepare(file.clone(), ()));
        assert!(futures::future::join_all(all).await.iter().all(Result::is_ok));
        assert_eq!(pipeline.workers.available_permits(), WORKERS as usize);
    }
}
