//! As much of WebSocket (RFC 6455) as a viewer needs, with the frames taken from the bytes as they
//! lie: the viewers share the machine with what they measure. Knows no socket.

use std::io::{Error, Result};
use std::net::SocketAddr;

/// The key is there for caches between client and server; there are none.
const KEY: &str = "MDEyMzQ1Njc4OWFiY2RlZg==";
const FINAL: u8 = 0x80;
const MASKED: u8 = 0x80;
const LENGTH: u8 = 0x7f;

/// What a frame is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A message.
    Text,
    /// To be answered by the same bytes.
    Ping,
    /// The end; begins with a code of two bytes.
    Close,
    /// Nothing that a viewer acts upon.
    Other,
}

/// Bytes that came and are not yet a whole frame.
pub struct Incoming {
    rest: Vec<u8>,
}

impl From<Vec<u8>> for Incoming {
    fn from(rest: Vec<u8>) -> Self {
        Self { rest }
    }
}

/// The request that opens a socket, from a page of the site.
pub fn handshake(addr: SocketAddr, protocol: Option<&str>) -> String {
    let protocol = protocol.map(|name| format!("Sec-WebSocket-Protocol: {name}\r\n"));
    format!(
        "GET /live HTTP/1.1\r\nHost: {addr}\r\nOrigin: http://{addr}\r\nUpgrade: websocket\r\n\
         Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {KEY}\r\n{}\r\n",
        protocol.unwrap_or_default()
    )
}

/// A frame from client to server; masked with zeros, which leaves the bytes as they are.
pub fn frame(kind: Kind, payload: &[u8]) -> Vec<u8> {
    let opcode = if kind == Kind::Ping { 0xa } else { 0x1 };
    let mut frame = vec![FINAL | opcode];
    match payload.len() {
        short @ 0..126 => frame.push(MASKED | short as u8),
        length => {
            frame.push(MASKED | 126);
            frame.extend(u16::try_from(length).expect("no long messages").to_be_bytes());
        }
    }
    frame.extend([0; 4]);
    frame.extend(payload);
    frame
}

impl Incoming {
    /// Takes bytes in and hands over the frames that are whole.
    pub fn feed(&mut self, bytes: &[u8], mut take: impl FnMut(Kind, &[u8])) -> Result<()> {
        if self.rest.is_empty() {
            let used = frames(bytes, &mut take)?;
            self.rest.extend(&bytes[used..]);
        } else {
            self.rest.extend(bytes);
            let used = frames(&self.rest, &mut take)?;
            self.rest.drain(..used);
        }
        Ok(())
    }
}

/// Hands over all whole frames; says how many bytes they were.
fn frames(bytes: &[u8], take: &mut impl FnMut(Kind, &[u8])) -> Result<usize> {
    let mut used = 0;
    while let Some((kind, begin, end)) = first(&bytes[used..])? {
        take(kind, &bytes[used + begin..used + end]);
        used += end;
    }
    Ok(used)
}

/// The first frame and where its payload lies, if it is whole.
fn first(bytes: &[u8]) -> Result<Option<(Kind, usize, usize)>> {
    let [head, length, ..] = bytes else { return Ok(None) };
    if head & FINAL == 0 || length & MASKED != 0 {
        return Err(Error::other("a frame that is masked or one of several parts"));
    }
    let (begin, length) = match (length & LENGTH, bytes) {
        (126, [_, _, a, b, ..]) => (4, u64::from(u16::from_be_bytes([*a, *b]))),
        (127, [_, _, a, b, c, d, e, f, g, h, ..]) => {
            (10, u64::from_be_bytes([*a, *b, *c, *d, *e, *f, *g, *h]))
        }
        (126 | 127, _) => return Ok(None),
        (short, _) => (2, u64::from(short)),
    };
    let kind = match head & 0xf {
        0x1 => Kind::Text,
        0x8 => Kind::Close,
        0x9 => Kind::Ping,
        _ => Kind::Other,
    };
    let end = begin + usize::try_from(length).map_err(Error::other)?;
    Ok((bytes.len() >= end).then_some((kind, begin, end)))
}
