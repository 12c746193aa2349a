//! The inbound messages of a live socket. They are also read while a reply is being made, since a viewer who
//! leaves meanwhile is heard by reading alone.

use super::close_reason::CloseReason;
use super::socket::{Incoming, Socket};
use crate::protocol::live::CloseCode;
use std::collections::VecDeque;
use tokio::time::Instant;
use tungstenite::protocol::Message;

/// Messages that are read ahead of a reply. LP16 admits 104 at once and 28 a second.
const MAX_AHEAD: usize = 256;
/// Their total size.
const MAX_AHEAD_BYTES: usize = 128 * 1024;

/// The inbound messages of a socket.
pub struct Inbound {
    /// The socket.
    pub socket: Socket,
    /// When something was last received.
    pub last_received: Instant,
    ahead: VecDeque<Message>,
    ahead_bytes: usize,
}

impl Inbound {
    /// Nothing is read yet.
    pub fn new(socket: Socket) -> Self {
        let (last_received, ahead) = (Instant::now(), VecDeque::new());
        Self { socket, last_received, ahead, ahead_bytes: 0 }
    }

    /// Waits for the next item.
    pub async fn next(&mut self) -> Incoming {
        match self.ahead.pop_front() {
            Some(message) => {
                self.ahead_bytes -= message.len();
                Incoming::Message(message)
            }
            None => self.receive().await,
        }
    }

    /// Reads ahead while a reply is being made. Resolves when the reply is not wanted any more.
    pub async fn interrupted(&mut self) -> CloseReason {
        loop {
            match self.receive().await {
                Incoming::Message(Message::Pong(_)) => {}
                Incoming::Message(Message::Close(_)) => return CloseReason::ClosedByPeer,
                Incoming::Message(message) => {
                    self.ahead_bytes += message.len();
                    self.ahead.push_back(message);
                    if self.ahead.len() > MAX_AHEAD || self.ahead_bytes > MAX_AHEAD_BYTES {
                        return CloseReason::Code(CloseCode::TooFast);
                    }
                }
                Incoming::ProtocolError(code) => return CloseReason::ProtocolError(code),
                Incoming::Closed => return CloseReason::Gone,
            }
        }
    }

    async fn receive(&mut self) -> Incoming {
        let incoming = self.socket.next().await;
        self.last_received = Instant::now();
        incoming
    }
}
