//! Builds the reply to one viewer as a single frame.

use super::encode::encode;
use super::frame::Frame;
use super::replay_buffer::Replay;
use crate::model::ImageId;
use crate::protocol::live::ServerMessage;
use crate::server::metrics;
use bytes::{BufMut, BytesMut};

/// The messages of a reply.
#[derive(Debug, Default)]
pub struct ReplyBuilder {
    bytes: BytesMut,
    /// The number of event messages.
    pub events: usize,
}

impl ReplyBuilder {
    /// An empty reply.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a message.
    pub fn push(&mut self, message: &ServerMessage) {
        self.push_encoded(&encode(message));
    }

    /// Adds a replay: all its events, or `reset` (LP7).
    pub fn push_replay(&mut self, image_id: ImageId, replay: Replay) {
        match replay {
            Replay::Events(messages, _) => {
                metrics::RESUMES.count("kind=\"events\"");
                self.events += messages.len();
                messages.iter().for_each(|message| self.push_encoded(message));
            }
            replay => {
                metrics::RESUMES.count("kind=\"reset\"");
                self.push(&ServerMessage::Reset { image_id, head: replay.head() });
            }
        }
    }

    /// The frame with all messages; `None` for an empty reply.
    pub fn frame(mut self) -> Option<Frame> {
        if self.bytes.is_empty() {
            return None;
        }
        self.bytes.put_u8(b']');
        Some(Frame::text(&self.bytes))
    }

    fn push_encoded(&mut self, message: &[u8]) {
        self.bytes.put_u8(if self.bytes.is_empty() { b'[' } else { b',' });
        self.bytes.put_slice(message);
    }
}
