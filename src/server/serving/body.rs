//! Bodies of requests that have to come on: none may pause for long, nor trickle for ever. Knows no request.

use axum::Error;
use hyper::body::{Body, Buf, Frame, SizeHint};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::time::{Instant, Sleep, sleep_until};

/// How fast a body has to come.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// The longest pause from one piece to the next.
    pub pause: Duration,
    /// All of it may take so long,
    pub grace: Duration,
    /// and a second more for each so many bytes of it that came.
    pub bytes_a_second: u32,
}

/// The body did not come on.
#[derive(Debug, thiserror::Error)]
#[error("the body came too slowly")]
pub struct TooSlow;

/// A body that ends with [`TooSlow`] when it does not keep to a pace. Time begins when it is first asked
/// for and is not there.
pub struct Paced<B> {
    body: B,
    pace: Pace,
    began: Option<Instant>,
    came: u64,
    /// Set while a piece is waited for.
    deadline: Option<Pin<Box<Sleep>>>,
}

impl<B> Paced<B> {
    /// Nothing has come yet.
    pub fn new(body: B, pace: Pace) -> Self {
        Self { body, pace, began: None, came: 0, deadline: None }
    }

    /// Until when the next piece has to come.
    fn due(&mut self) -> Instant {
        let now = Instant::now();
        let began = *self.began.get_or_insert(now);
        let earned = self.came / u64::from(self.pace.bytes_a_second.max(1));
        (now + self.pace.pause).min(began + self.pace.grace + Duration::from_secs(earned))
    }

    fn poll_deadline(&mut self, context: &mut Context<'_>) -> Poll<()> {
        let mut deadline = match self.deadline.take() {
            Some(deadline) => deadline,
            None => Box::pin(sleep_until(self.due())),
        };
        let is_over = deadline.as_mut().poll(context);
        self.deadline = Some(deadline);
        is_over
    }
}

impl<B> Body for Paced<B>
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
        let Poll::Ready(piece) = Pin::new(&mut this.body).poll_frame(context) else {
            ready!(this.poll_deadline(context));
            return Poll::Ready(Some(Err(Error::new(TooSlow))));
        };
        this.deadline = None;
        if let Some(Ok(piece)) = &piece {
            let bytes = piece.data_ref().map_or(0, Buf::remaining);
            this.came = this.came.saturating_add(bytes as u64);
        }
        Poll::Ready(piece.map(|piece| piece.map_err(Error::new)))
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

    const PACE: Pace = Pace {
        pause: Duration::from_secs(30),
        grace: Duration::from_secs(60),
        bytes_a_second: 8 * 1024,
    };

    /// Pieces of so many bytes with so much time before each.
    fn pieces(
        count: usize,
        bytes: usize,
        apart: Duration,
    ) -> impl Stream<Item = Result<Bytes, Infallible>> {
        stream::unfold(0, move |n| async move {
            sleep(apart).await;
            (n < count).then(|| (Ok(Bytes::from(vec![0; bytes])), n + 1))
        })
    }

    /// How many bytes of it come through, if all do, and how long it took.
    async fn read(count: usize, bytes: usize, apart: Duration) -> (Option<usize>, Duration) {
        let began = Instant::now();
        let body = axum::body::Body::from_stream(pieces(count, bytes, apart));
        let read = to_bytes(axum::body::Body::new(Paced::new(body, PACE)), usize::MAX).await;
        (read.ok().map(|bytes| bytes.len()), began.elapsed())
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_that_trickles_is_broken_off() {
        let (read, took) = read(10_000, 1, Duration::from_secs(20)).await;
        assert_eq!(read, None);
        assert!(took <= Duration::from_secs(60), "{took:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_that_pauses_for_long_is_broken_off() {
        let (read, took) = read(2, 1024 * 1024, Duration::from_secs(31)).await;
        assert_eq!((read, took.as_secs()), (None, 30));
    }

    /// 25 MiB at 10 KiB a second, as over a bad phone line.
    #[tokio::test(start_paused = true)]
    async fn a_large_body_over_a_slow_line_comes_through() {
        let (read, took) = read(2_560, 10 * 1024, Duration::from_secs(1)).await;
        assert_eq!(read, Some(25 * 1024 * 1024));
        assert!(took > Duration::from_secs(40 * 60), "{took:?}");
    }
}
