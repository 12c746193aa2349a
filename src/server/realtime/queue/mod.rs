//! What waits to be sent to one viewer: bounded, and presence is the first to go. Knows no socket
//! and no log: who falls behind is told from where, and reads the log when there is room again.
//!
//! Mostly nothing waits. Then whoever sends gives the bytes to the wire at once, and the viewer's own
//! task sleeps on: waking it for each frame would cost as much as sending. When the wire takes no more,
//! or the viewer's task is making an answer, frames wait for that task.

#[cfg(test)]
mod tests;

use super::frame::Frame;
use crate::model::{ImageId, Seq};
use crate::protocol::live::CloseCode;
use bytes::{Buf, Bytes};
use futures::task::AtomicWaker;
use std::collections::VecDeque;
use std::future::poll_fn;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::task::{Context, Poll};
use tokio::time::{Duration, Instant, sleep_until};

/// LP15: frames that may wait for one viewer.
const MAX_FRAMES: usize = 256;
/// LP15: bytes that may wait for one viewer. A single larger frame goes into an empty queue.
const MAX_BYTES: usize = 1024 * 1024;
/// LP14: with so much waiting already, presence is dropped, so that it never takes an event's place.
const PRESENCE_FRAMES: usize = MAX_FRAMES / 4;
/// What an idle connection may hold memory for.
const IDLE_FRAMES: usize = 4;
/// LP15: whose queue stays full for so long is closed with 4008.
const GRACE: Duration = Duration::from_secs(5);

/// The sending end of a viewer's queue; a copy for each room.
#[derive(Clone)]
pub struct Outgoing(Arc<Shared>);

/// The end of the viewer's own task.
pub struct Queue(Arc<Shared>);

/// What takes bytes towards a viewer.
pub trait Wire: Send + Sync {
    /// Takes as many of these bytes as it can at once, and says how many; 0 when it is full. One that
    /// broke takes all: whoever reads from it notices.
    fn take(&self, bytes: &[u8]) -> usize;
    /// The same; when it is full, whoever asks is woken once it is not.
    fn poll_take(&self, context: &mut Context<'_>, bytes: &[u8]) -> Poll<usize>;
}

/// What to do next for a viewer.
#[derive(Debug, PartialEq)]
pub enum Next {
    /// Write what waits.
    Write,
    /// Everything that fitted is out: tell what did not. Held as with [`Queue::hold`].
    Behind(Behind),
    /// Close the connection.
    Close(CloseCode),
}

/// What a viewer missed of an image because the queue was full.
#[derive(Debug, PartialEq)]
pub struct Behind {
    /// Which image.
    pub image: ImageId,
    /// Events after this one; `None`: none.
    pub since: Option<Seq>,
}

struct Shared {
    inner: Mutex<Inner>,
    waker: AtomicWaker,
    wire: OnceLock<Arc<dyn Wire>>,
}

#[derive(Default)]
struct Inner {
    /// Of the first one, a part may be out already.
    frames: VecDeque<Bytes>,
    bytes: usize,
    /// Where the answer goes that is being made: before what came after the question (LP8).
    held: Option<usize>,
    behind: Vec<Behind>,
    full_since: Option<Instant>,
    close: Option<CloseCode>,
    is_shut: bool,
}

/// An empty queue with both its ends.
pub fn queue() -> (Outgoing, Queue) {
    let inner = Mutex::default();
    let shared = Arc::new(Shared { inner, waker: AtomicWaker::new(), wire: OnceLock::new() });
    (Outgoing(Arc::clone(&shared)), Queue(shared))
}

impl Outgoing {
    /// Sends a frame of stored events, the first of which follows `before`. Whoever has no room
    /// for it gets no later one of that image either, until [`Next::Behind`] has been dealt with.
    /// Says whether it is on its way.
    pub fn send_events(&self, image: ImageId, before: Seq, frame: &Frame) -> bool {
        let mut inner = self.0.lock();
        if inner.is_shut || inner.behind.iter().any(|b| b.image == image && b.since.is_some()) {
            return false;
        }
        let frame = frame.wire();
        let fits = inner.fits(frame.len());
        let must_wake = match fits {
            true => self.0.offer(&mut inner, frame),
            false => inner.miss(image, Some(before)),
        };
        drop(inner);
        self.0.wake_if(must_wake);
        fits
    }

    /// Sends a frame that says what is so now, as how many are here; when there is no room, it is made anew
    /// later, with [`Next::Behind`]. Says whether it is on its way.
    pub fn send_state(&self, image: ImageId, frame: &Frame) -> bool {
        let sent = self.send_passing(frame);
        if !sent {
            self.0.lock().miss(image, None);
        }
        sent
    }

    /// Sends `reset` in the place of events, as soon as there is room: for whoever comes from beyond the
    /// log's end there is no other answer.
    pub fn send_reset(&self, image: ImageId) {
        let mut inner = self.0.lock();
        if !inner.is_shut {
            inner.behind.retain(|behind| behind.image != image);
            inner.behind.push(Behind { image, since: Some(Seq(u64::MAX)) });
        }
        drop(inner);
        self.0.waker.wake();
    }

    /// Sends a frame that is worth nothing later; dropped when there is no room.
    pub fn send_passing(&self, frame: &Frame) -> bool {
        let mut inner = self.0.lock();
        let frame = frame.wire();
        let fits = inner.frames.len() < PRESENCE_FRAMES && inner.fits(frame.len());
        let may = fits && !inner.is_shut;
        let must_wake = may && self.0.offer(&mut inner, frame);
        drop(inner);
        self.0.wake_if(must_wake);
        may
    }

    /// The connection is to be closed: after what waits for a restart, else before.
    pub fn close(&self, code: CloseCode) {
        self.0.lock().close.get_or_insert(code);
        self.0.waker.wake();
    }
}

impl Queue {
    /// From now on frames go to this wire.
    pub fn connect(&self, wire: Arc<dyn Wire>) {
        // A queue has one wire for life; a second is none.
        let _ = self.0.wire.set(wire);
    }

    /// What is to be done next, as soon as there is something.
    pub async fn next(&self) -> Next {
        poll_fn(|context| self.0.poll(context, Inner::next)).await
    }

    /// An answer is being made: what is sent from now on goes out behind it.
    pub fn hold(&self) {
        let mut inner = self.0.lock();
        inner.held = Some(inner.frames.len());
    }

    /// The answer is there, if there is one; what waited goes behind it.
    pub fn release(&self, answer: Option<Bytes>) {
        let mut inner = self.0.lock();
        let place = inner.held.take().unwrap_or(inner.frames.len());
        if let Some(answer) = answer {
            inner.bytes += answer.len();
            inner.frames.insert(place, answer);
        }
    }

    /// Puts bytes of the connection's own at the end, whatever waits already.
    pub fn push(&self, bytes: Bytes) {
        self.0.lock().push(bytes);
    }

    /// Nothing is sent any more but what the connection's own task pushes.
    pub fn shut(&self) {
        let mut inner = self.0.lock();
        inner.is_shut = true;
        inner.held = None;
    }

    /// Writes all that waits, and what comes meanwhile.
    pub async fn write_out(&self) {
        poll_fn(|context| self.0.poll_write(context)).await;
    }

    /// Takes the first frame that waits, for those who have no wire.
    pub fn waiting(&self) -> Option<Bytes> {
        self.0.lock().pop()
    }

    /// To be awaited while a frame cannot go out: when and how to give up.
    pub async fn overdue(&self) -> CloseCode {
        loop {
            let why = poll_fn(|context| self.0.poll(context, Inner::why_give_up)).await;
            let since = match why {
                GiveUp::Now(code) => return code,
                GiveUp::WhenFullSince(since) => since,
            };
            sleep_until(since + GRACE).await;
            if self.0.lock().full_since == Some(since) {
                return CloseCode::TooSlow;
            }
        }
    }
}

enum GiveUp {
    Now(CloseCode),
    WhenFullSince(Instant),
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wake_if(&self, must_wake: bool) {
        if must_wake {
            self.waker.wake();
        }
    }

    /// Gives a frame to the wire if nothing is before it; what the wire does not take waits. Says
    /// whether something does.
    fn offer(&self, inner: &mut Inner, mut frame: Bytes) -> bool {
        let is_next = inner.frames.is_empty() && inner.held.is_none();
        if let Some(wire) = self.wire.get().filter(|_| is_next) {
            frame.advance(wire.take(&frame).min(frame.len()));
            if frame.is_empty() {
                return false;
            }
        }
        inner.push(frame);
        true
    }

    fn poll<T>(&self, context: &Context<'_>, look: impl Fn(&mut Inner) -> Option<T>) -> Poll<T> {
        if let Some(found) = look(&mut self.lock()) {
            return Poll::Ready(found);
        }
        self.waker.register(context.waker());
        // What came between looking and registering would wake nobody.
        look(&mut self.lock()).map_or(Poll::Pending, Poll::Ready)
    }

    fn poll_write(&self, context: &mut Context<'_>) -> Poll<()> {
        let mut inner = self.lock();
        let Some(wire) = self.wire.get() else { return Poll::Ready(()) };
        while let Some(first) = inner.frames.front() {
            match wire.poll_take(context, first) {
                Poll::Ready(taken) => inner.took(taken),
                Poll::Pending => return Poll::Pending,
            }
        }
        Poll::Ready(())
    }
}

impl Inner {
    fn fits(&self, bytes: usize) -> bool {
        self.frames.is_empty()
            || (self.frames.len() < MAX_FRAMES && self.bytes + bytes <= MAX_BYTES)
    }

    fn push(&mut self, frame: Bytes) {
        self.bytes += frame.len();
        self.frames.push_back(frame);
    }

    fn pop(&mut self) -> Option<Bytes> {
        let frame = self.frames.pop_front()?;
        self.bytes -= frame.len();
        self.rest_when_empty();
        Some(frame)
    }

    /// The wire took so many bytes of the first frame.
    fn took(&mut self, bytes: usize) {
        let Some(first) = self.frames.front_mut() else { return };
        let taken = bytes.min(first.len());
        first.advance(taken);
        self.bytes -= taken;
        if first.is_empty() {
            self.frames.pop_front();
            self.rest_when_empty();
        }
    }

    fn rest_when_empty(&mut self) {
        if self.frames.is_empty() {
            self.full_since = None;
            // An idle connection holds no memory for what once waited.
            self.frames.shrink_to(IDLE_FRAMES);
        }
    }

    /// Remembers what did not fit.
    fn miss(&mut self, image: ImageId, since: Option<Seq>) -> bool {
        if since.is_some() {
            self.full_since.get_or_insert_with(Instant::now);
        }
        match self.behind.iter_mut().find(|behind| behind.image == image) {
            Some(behind) => behind.since = behind.since.or(since),
            None => self.behind.push(Behind { image, since }),
        }
        // Whoever waits for the wire wants to know since when the queue is full.
        true
    }

    fn next(&mut self) -> Option<Next> {
        match self.close {
            Some(code) if code != CloseCode::Restart || self.frames.is_empty() => {
                return Some(Next::Close(code));
            }
            _ => {}
        }
        if !self.frames.is_empty() {
            return Some(Next::Write);
        }
        let behind = self.behind.pop()?;
        self.held = Some(0);
        Some(Next::Behind(behind))
    }

    fn why_give_up(&mut self) -> Option<GiveUp> {
        let now = self.close.filter(|code| *code != CloseCode::Restart).map(GiveUp::Now);
        now.or_else(|| self.full_since.map(GiveUp::WhenFullSince))
    }
}
