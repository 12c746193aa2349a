//! The write half of a viewer's socket.

use std::task::{Context, Poll};

/// The write half of a viewer's socket.
pub trait SocketWriter: Send + Sync {
    /// Writes as many of these bytes as fit at once, and returns their number: 0 if the socket is full. A
    /// broken socket takes all bytes; its reader notices the failure.
    fn try_write(&self, bytes: &[u8]) -> usize;
    /// The same; wakes the task once a full socket has room.
    fn poll_write(&self, context: &mut Context<'_>, bytes: &[u8]) -> Poll<usize>;
}
