//! Encoding of messages.

use super::frame::Frame;
use crate::protocol::live::ServerMessage;
use bytes::Bytes;

/// A message as JSON.
pub fn encode(message: &ServerMessage) -> Bytes {
    serde_json::to_vec(message).unwrap_or_default().into()
}

/// Messages as one frame.
pub fn encode_frame(messages: &[ServerMessage]) -> Frame {
    Frame::text(&serde_json::to_vec(messages).unwrap_or_default())
}
