//! A text frame of a WebSocket, whole and unmasked (RFC 6455, 5.2), encoded once for all subscribers.

use bytes::{BufMut, Bytes, BytesMut};

/// First byte of a final text frame.
const TEXT: u8 = 0x81;
/// Longest payload whose length fits into one byte.
const SHORT: usize = 125;
/// Marks a length in the next two bytes.
const MEDIUM_MARK: u8 = 126;
/// Marks a length in the next eight bytes.
const LONG_MARK: u8 = 127;

/// A ping without payload.
pub const PING: Bytes = Bytes::from_static(&[0x89, 0]);

/// A text frame.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    wire: Bytes,
    payload: usize,
}

impl Frame {
    /// A frame with this text.
    pub fn text(text: &[u8]) -> Self {
        let mut wire = BytesMut::with_capacity(10 + text.len());
        wire.put_u8(TEXT);
        match (u8::try_from(text.len()), u16::try_from(text.len())) {
            (Ok(short), _) if text.len() <= SHORT => wire.put_u8(short),
            (_, Ok(medium)) => {
                wire.put_u8(MEDIUM_MARK);
                wire.put_u16(medium);
            }
            _ => {
                wire.put_u8(LONG_MARK);
                wire.put_u64(text.len() as u64);
            }
        }
        let payload = wire.len();
        wire.put_slice(text);
        Self { wire: wire.freeze(), payload }
    }

    /// The bytes with header.
    pub fn wire(&self) -> Bytes {
        self.wire.clone()
    }

    /// The text.
    pub fn payload(&self) -> &[u8] {
        &self.wire[self.payload..]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;
    use tungstenite::protocol::{Message, Role, WebSocket};

    fn read(wire: Bytes) -> Message {
        let stream = Cursor::new(wire.to_vec());
        WebSocket::from_raw_socket(stream, Role::Client, None).read().expect("a message")
    }

    #[test]
    fn tungstenite_reads_each_frame() {
        for length in [0, 1, 125, 126, 127, 65_535, 65_536, 300_000] {
            let text = "x".repeat(length);
            let frame = Frame::text(text.as_bytes());
            assert_eq!(frame.payload(), text.as_bytes());
            assert_eq!(read(frame.wire()), Message::text(text));
        }
        assert_eq!(read(PING), Message::Ping(Bytes::new()));
    }
}
