//! The end of a viewer's queue that belongs to the connection's task.

use super::lagged::Next;
use super::shared::{GRACE, Inner, Shared, Stalled};
use super::socket_writer::SocketWriter;
use crate::protocol::live::CloseCode;
use bytes::Bytes;
use std::future::poll_fn;
use std::sync::Arc;
use tokio::time::sleep_until;

/// The end of a viewer's queue that belongs to the connection's task.
pub struct QueueDrain(Arc<Shared>);

impl QueueDrain {
    pub(super) fn new(shared: Arc<Shared>) -> Self {
        Self(shared)
    }

    /// Connects the queue to its socket, once.
    pub fn connect(&self, socket: Arc<dyn SocketWriter>) {
        self.0.connect(socket);
    }

    /// Waits for something to do.
    pub async fn next(&self) -> Next {
        poll_fn(|context| self.0.poll(context, Inner::next)).await
    }

    /// Resolves with a close code when the reply in the making is to be given up. A restart waits for it.
    pub async fn closed(&self) -> CloseCode {
        poll_fn(|context| self.0.poll(context, Inner::closed)).await
    }

    /// Starts a reply: frames that are sent from now on follow it.
    pub fn cork(&self) {
        self.0.lock().cork();
    }

    /// Ends a reply; `None` if there is nothing to reply.
    pub fn uncork(&self, reply: Option<Bytes>) {
        self.0.lock().uncork(reply);
    }

    /// Appends bytes of the connection's task, whatever waits already.
    pub fn push(&self, bytes: Bytes) {
        self.0.lock().push(bytes);
    }

    /// Refuses all frames from now on, except those pushed by the connection's task.
    pub fn shut_down(&self) {
        self.0.lock().shut_down();
    }

    /// Writes all waiting frames, and those that arrive meanwhile.
    pub async fn flush(&self) {
        poll_fn(|context| self.0.poll_flush(context)).await;
    }

    /// Removes the first waiting frame, for a connection without a socket.
    pub fn pop(&self) -> Option<Bytes> {
        self.0.lock().pop()
    }

    /// Resolves with a close code when waiting frames are to be given up; to be awaited while a frame
    /// cannot be written.
    pub async fn stalled(&self) -> CloseCode {
        loop {
            let stalled = poll_fn(|context| self.0.poll(context, Inner::stalled)).await;
            let since = match stalled {
                Stalled::Closed(code) => return code,
                Stalled::FullSince(since) => since,
            };
            sleep_until(since + GRACE).await;
            if self.0.lock().full_since == Some(since) {
                return CloseCode::TooSlow;
            }
        }
    }
}
