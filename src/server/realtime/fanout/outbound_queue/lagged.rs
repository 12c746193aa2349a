//! What the connection's task does next.

use crate::model::{ImageId, Seq};
use crate::protocol::live::CloseCode;

/// What the connection's task does next.
#[derive(Debug, PartialEq)]
pub enum Next {
    /// Writes the waiting frames.
    Write,
    /// Sends what did not fit: all waiting frames are written. The queue is corked as by
    /// [`QueueDrain::cork`](super::QueueDrain::cork).
    CatchUp(Lagged),
    /// Closes the connection.
    Close(CloseCode),
}

/// What a viewer missed of an image because the queue was full.
#[derive(Debug, PartialEq)]
pub struct Lagged {
    /// The image.
    pub image: ImageId,
    /// Events after this one; `None` if no events were missed.
    pub since: Option<Seq>,
}
