//! The part of a page that uses the live connection. One trait object: generic code would be compiled
//! once for each page.

use crate::protocol::live::{ClientMessage, ServerMessage};

/// The user of a [`super::LiveClient`].
pub trait Subscriber {
    /// A connection attempt begins.
    fn connecting(&self) {}

    /// The message that subscribes, from the position of the page at the moment of the call.
    fn subscription(&self) -> ClientMessage;

    /// Handles the messages of one frame of the socket. Reports the answer to the subscription by
    /// [`super::LiveClient::subscribed`].
    fn receive(&self, messages: Vec<ServerMessage>);

    /// Does a part of what was received still wait to be shown? Then the rest of a burst need not be read yet.
    fn is_busy(&self) -> bool {
        false
    }

    /// The session ended: the next connection is anonymous.
    fn session_ended(&self) {}
}
