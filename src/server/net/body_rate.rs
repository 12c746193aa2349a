//! A minimum rate for request bodies: an idle timeout, and a deadline that grows with the bytes received.
//!
//! `tower_http::timeout::TimeoutBody` has the idle timeout alone: one byte every 29 seconds keeps it alive.

use axum::Error;
use hyper::body::{Body, Buf, Frame, SizeHint};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::time::{Instant, Sleep, sleep_until};

/// The minimum rate of a body.
#[derive(Clone, Copy, Debug)]
pub struct MinRate {
    /// Maximum time from one frame to the next.
    pub idle_timeout: Duration,
    /// Maximum time for the body, plus a second for each `bytes_per_second` received.
    pub grace: Duration,
    /// The rate after the grace time.
    pub bytes_per_second: u32,
}

/// The body is below its minimum rate.
#[derive(Debug, thiserror::Error)]
#[error("the body came too slowly")]
pub struct BodyTooSlow;

/// A body that ends with [`BodyTooSlow`] below its minimum rate. Time starts with the first poll that finds no
/// frame.
pub struct MinRateBody<B> {
    body: B,
    rate: MinRate,
    started: Option<Instant>,
    received: u64,
    /// Set while waiting for a frame.
    deadline: Option<Pin<Box<Sleep>>>,
}

impl<B> MinRateBody<B> {
    /// A body of which no byte is received.
    pub fn new(body: B, rate: MinRate) -> Self {
        Self { body, rate, started: None, received: 0, deadline: None }
    }

    /// The deadline of the next frame.
    fn due(&mut self) -> Instant {
        let now = Instant::now();
        let started = *self.started.get_or_insert(now);
        let earned = self.received / u64::from(self.rate.bytes_per_second.max(1));
        let total = self.rate.grace + Duration::from_secs(earned);
        (now + self.rate.idle_timeout).min(started + total)
    }

    fn poll_deadline(&mut self, context: &mut Context<'_>) -> Poll<()> {
        let mut deadline = match self.deadline.take() {
            Some(deadline) => deadline,
            None => Box::pin(sleep_until(self.due())),
        };
        let expired = deadline.as_mut().poll(context);
        self.deadline = Some(deadline);
        expired
    }
}

impl<B> Body for MinRateBody<B>
where
    B: Body<Error: Into<axum::BoxError>> + Unpin,
{
    type Data = B::Data;
    type Error = Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<B::Data>, Error>>> {
        let this = self.get_mut();
        let Poll::Ready(frame) = Pin::new(&mut this.body).poll_frame(context) else {
            ready!(this.poll_deadline(context));
            return Poll::Ready(Some(Err(Error::new(BodyTooSlow))));
        };
        this.deadline = None;
        if let Some(Ok(frame)) = &frame {
            let bytes = frame.data_ref().map_or(0, Buf::remaining);
            this.received = this.received.saturating_add(bytes as u64);
        }
        Poll::Ready(frame.map(|frame| frame.map_err(Error::new)))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::to_bytes;
    use bytes::Bytes;
    use futures::{Stream, stream};
    use std::convert::Infallible;
    use tokio::time::sleep;

    const RATE: MinRate = MinRate {
        idle_timeout: Duration::from_secs(30),
        grace: Duration::from_secs(60),
        bytes_per_second: 8 * 1024,
    };

    /// `count` frames of `bytes` bytes, each after `interval`.
    fn frames(
        count: usize,
        bytes: usize,
        interval: Duration,
    ) -> impl Stream<Item = Result<Bytes, Infallible>> {
        stream::unfold(0, move |n| async move {
            sleep(interval).await;
            (n < count).then(|| (Ok(Bytes::from(vec![0; bytes])), n + 1))
        })
    }

    /// The length of the body, unless it is aborted, and the time it took.
    async fn read(count: usize, bytes: usize, interval: Duration) -> (Option<usize>, Duration) {
        let started = Instant::now();
        let body = axum::body::Body::from_stream(frames(count, bytes, interval));
        let read = to_bytes(axum::body::Body::new(MinRateBody::new(body, RATE)), usize::MAX).await;
        (read.ok().map(|bytes| bytes.len()), started.elapsed())
    }

    #[tokio::test(start_paused = true)]
    async fn a_trickling_body_is_aborted() {
        let (read, took) = read(10_000, 1, Duration::from_secs(20)).await;
        assert_eq!(read, None);
        assert!(took <= Duration::from_secs(60), "{took:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_with_a_long_pause_is_aborted() {
        let (read, took) = read(2, 1024 * 1024, Duration::from_secs(31)).await;
        assert_eq!((read, took.as_secs()), (None, 30));
    }

    /// 25 MiB at 10 KiB/s, as over a bad mobile connection.
    #[tokio::test(start_paused = true)]
    async fn a_large_body_over_a_slow_connection_is_read() {
        let (read, took) = read(2_560, 10 * 1024, Duration::from_secs(1)).await;
        assert_eq!(read, Some(25 * 1024 * 1024));
        assert!(took > Duration::from_secs(40 * 60), "{took:?}");
    }
}
