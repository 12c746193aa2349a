//! What one viewer is answered, put together from messages as they go over the wire.
//! Knows no connection.

use super::frame::Frame;
use super::recent::Missed;
use super::viewers::encode;
use crate::model::ImageId;
use crate::protocol::live::ServerMessage;
use bytes::{BufMut, BytesMut};

/// Messages that go out as one frame.
#[derive(Debug, Default)]
pub struct Answer {
    bytes: BytesMut,
    /// How many of them tell an event.
    pub events: usize,
}

impl Answer {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a message.
    pub fn say(&mut self, message: &ServerMessage) {
        self.push(&encode(message));
    }

    /// Adds what someone missed (LP7): all of it, or `reset`.
    pub fn tell(&mut self, image_id: ImageId, missed: Missed) {
        match missed {
            Missed::Events(messages, _) => {
                self.events += messages.len();
                messages.iter().for_each(|message| self.push(message));
            }
            missed => self.say(&ServerMessage::Reset { image_id, head: missed.head() }),
        }
    }

    /// All of it, if there is anything.
    pub fn frame(mut self) -> Option<Frame> {
        if self.bytes.is_empty() {
            return None;
        }
        self.bytes.put_u8(b']');
        Some(Frame::text(&self.bytes))
    }

    fn push(&mut self, message: &[u8]) {
        self.bytes.put_u8(if self.bytes.is_empty() { b'[' } else { b',' });
        self.bytes.put_slice(message);
    }
}
