//! The state of a viewer's queue, shared by both its ends.

use super::lagged::{Lagged, Next};
use super::socket_writer::SocketWriter;
use crate::model::{ImageId, Seq};
use crate::protocol::live::CloseCode;
use crate::server::realtime::fanout::replay_buffer::BEYOND;
use bytes::{Buf, Bytes};
use futures::task::AtomicWaker;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::task::{Context, Poll};
use tokio::time::{Duration, Instant};

/// LP15: capacity in frames.
pub const MAX_FRAMES: usize = 256;
/// LP15: capacity in bytes. A single larger frame fits into an empty queue.
pub const MAX_BYTES: usize = 1024 * 1024;
/// LP14: with this many frames waiting, presence is dropped, so that it never displaces an event.
pub const PRESENCE_FRAMES: usize = MAX_FRAMES / 4;
/// Frames that an idle connection keeps memory for.
const IDLE_FRAMES: usize = 4;
/// LP15: a queue that stays full for longer is closed with 4008.
pub const GRACE: Duration = Duration::from_secs(5);

/// The state of a viewer's queue.
pub struct Shared {
    inner: Mutex<Inner>,
    waker: AtomicWaker,
    socket: OnceLock<Arc<dyn SocketWriter>>,
}

/// The part of the state behind the lock.
#[derive(Default)]
pub struct Inner {
    /// A part of the first frame may be written already.
    frames: VecDeque<Bytes>,
    bytes: usize,
    /// Where the reply is inserted that is being made: before frames sent after the request (LP8).
    corked_at: Option<usize>,
    lagged: Vec<Lagged>,
    pub full_since: Option<Instant>,
    close: Option<CloseCode>,
    pub is_shut_down: bool,
}

/// The reason to give waiting frames up.
pub enum Stalled {
    Closed(CloseCode),
    FullSince(Instant),
}

impl Shared {
    pub fn new() -> Self {
        Self { inner: Mutex::default(), waker: AtomicWaker::new(), socket: OnceLock::new() }
    }

    pub fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn connect(&self, socket: Arc<dyn SocketWriter>) {
        // A queue keeps its first socket.
        let _ = self.socket.set(socket);
    }

    pub fn wake(&self) {
        self.waker.wake();
    }

    pub fn wake_if(&self, must_wake: bool) {
        if must_wake {
            self.wake();
        }
    }

    /// Writes a frame if none waits before it; what the socket does not take is pushed. Returns whether
    /// something waits.
    pub fn write_or_push(&self, inner: &mut Inner, mut frame: Bytes) -> bool {
        let is_next = inner.frames.is_empty() && inner.corked_at.is_none();
        if let Some(socket) = self.socket.get().filter(|_| is_next) {
            frame.advance(socket.try_write(&frame).min(frame.len()));
            if frame.is_empty() {
                return false;
            }
        }
        inner.push(frame);
        true
    }

    pub fn poll<T>(
        &self,
        context: &Context<'_>,
        look: impl Fn(&mut Inner) -> Option<T>,
    ) -> Poll<T> {
        if let Some(found) = look(&mut self.lock()) {
            return Poll::Ready(found);
        }
        self.waker.register(context.waker());
        // A change between the first look and the registration wakes nobody.
        look(&mut self.lock()).map_or(Poll::Pending, Poll::Ready)
    }

    pub fn poll_flush(&self, context: &mut Context<'_>) -> Poll<()> {
        let mut inner = self.lock();
        let Some(socket) = self.socket.get() else { return Poll::Ready(()) };
        while let Some(first) = inner.frames.front() {
            match socket.poll_write(context, first) {
                Poll::Ready(written) => inner.advance(written),
                Poll::Pending => return Poll::Pending,
            }
        }
        Poll::Ready(())
    }
}

impl Inner {
    /// The number of waiting frames.
    pub fn waiting(&self) -> usize {
        self.frames.len()
    }

    pub fn fits(&self, bytes: usize) -> bool {
        self.frames.is_empty()
            || (self.frames.len() < MAX_FRAMES && self.bytes + bytes <= MAX_BYTES)
    }

    pub fn push(&mut self, frame: Bytes) {
        self.bytes += frame.len();
        self.frames.push_back(frame);
    }

    pub fn pop(&mut self) -> Option<Bytes> {
        let frame = self.frames.pop_front()?;
        self.bytes -= frame.len();
        self.release_when_empty();
        Some(frame)
    }

    pub fn cork(&mut self) {
        self.corked_at = Some(self.frames.len());
    }

    pub fn uncork(&mut self, reply: Option<Bytes>) {
        let place = self.corked_at.take().unwrap_or(self.frames.len());
        if let Some(reply) = reply {
            self.bytes += reply.len();
            self.frames.insert(place, reply);
        }
    }

    pub fn close(&mut self, code: CloseCode) {
        self.close.get_or_insert(code);
    }

    pub fn shut_down(&mut self) {
        self.is_shut_down = true;
        self.corked_at = None;
    }

    pub fn has_missed_events(&self, image: ImageId) -> bool {
        self.lagged.iter().any(|lagged| lagged.image == image && lagged.since.is_some())
    }

    /// Records what did not fit. Returns true: a task that waits for the socket has to learn since when
    /// the queue is full.
    pub fn mark_lagged(&mut self, image: ImageId, since: Option<Seq>) -> bool {
        if since.is_some() {
            self.full_since.get_or_insert_with(Instant::now);
        }
        match self.lagged.iter_mut().find(|lagged| lagged.image == image) {
            Some(lagged) => lagged.since = lagged.since.or(since),
            None => self.lagged.push(Lagged { image, since }),
        }
        true
    }

    /// Makes the viewer catch up from beyond the end of the log.
    pub fn mark_reset(&mut self, image: ImageId) {
        if !self.is_shut_down {
            self.lagged.retain(|lagged| lagged.image != image);
            self.lagged.push(Lagged { image, since: Some(BEYOND) });
        }
    }

    pub fn next(&mut self) -> Option<Next> {
        match self.close {
            Some(code) if code != CloseCode::Restart || self.frames.is_empty() => {
                return Some(Next::Close(code));
            }
            _ => {}
        }
        if !self.frames.is_empty() {
            return Some(Next::Write);
        }
        let lagged = self.lagged.pop()?;
        self.corked_at = Some(0);
        Some(Next::CatchUp(lagged))
    }

    pub fn stalled(&mut self) -> Option<Stalled> {
        let closed = self.closed().map(Stalled::Closed);
        closed.or_else(|| self.full_since.map(Stalled::FullSince))
    }

    /// The code of a close that waits for no frame.
    pub fn closed(&mut self) -> Option<CloseCode> {
        self.close.filter(|code| *code != CloseCode::Restart)
    }

    /// Removes written bytes from the first frame.
    fn advance(&mut self, bytes: usize) {
        let Some(first) = self.frames.front_mut() else { return };
        let written = bytes.min(first.len());
        first.advance(written);
        self.bytes -= written;
        if first.is_empty() {
            self.frames.pop_front();
            self.release_when_empty();
        }
    }

    fn release_when_empty(&mut self) {
        if self.frames.is_empty() {
            self.full_since = None;
            self.frames.shrink_to(IDLE_FRAMES);
        }
    }
}
