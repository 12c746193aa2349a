//! Where a response of HTTP/1.1 ends (RFC 9112), found in the bytes as they arrive: the client shares the machine
//! with what it measures.

use std::io::{Error, Result};

/// Longer than any head of a response.
const MAX_HEAD_BYTES: usize = 16 * 1024;

/// One response that arrives.
#[derive(Default)]
pub struct Response {
    /// The status; 0 before the head is complete.
    pub status: u16,
    head: Vec<u8>,
    body: Option<Body>,
}

enum Body {
    Sized(usize),
    Chunked(Chunks),
}

#[derive(Default)]
struct Chunks {
    /// The beginning of a line that is not complete.
    line: Vec<u8>,
    /// Bytes of the present chunk that are to come, with its line break.
    left: usize,
    was_last: bool,
}

impl Response {
    /// Takes bytes in; true when the response is complete.
    pub fn feed(&mut self, bytes: &[u8]) -> Result<bool> {
        if let Some(body) = &mut self.body {
            return body.feed(bytes);
        }
        self.head.extend(bytes);
        let Some(end) = memchr::memmem::find(&self.head, b"\r\n\r\n") else {
            let fits = self.head.len() <= MAX_HEAD_BYTES;
            return fits.then_some(false).ok_or_else(|| Error::other("a head without an end"));
        };
        let rest = self.head.split_off(end + 4);
        self.status = status(&self.head)?;
        self.body.insert(Body::of(&self.head)?).feed(&rest)
    }
}

impl Body {
    fn of(head: &[u8]) -> Result<Self> {
        let head = std::str::from_utf8(head).map_err(Error::other)?;
        let value = |wanted: &str| {
            let fields = head.lines().filter_map(|line| line.split_once(':'));
            let mut fields = fields.filter(|(name, _)| name.eq_ignore_ascii_case(wanted));
            fields.next().map(|(_, value)| value.trim())
        };
        match (value("transfer-encoding"), value("content-length")) {
            (Some("chunked"), _) => Ok(Self::Chunked(Chunks::default())),
            (None, Some(length)) => length.parse().map(Self::Sized).map_err(Error::other),
            _ => Err(Error::other("a response whose end is the end of the connection")),
        }
    }

    fn feed(&mut self, bytes: &[u8]) -> Result<bool> {
        match self {
            Self::Sized(left) => {
                *left = left.checked_sub(bytes.len()).ok_or_else(|| Error::other("too much"))?;
                Ok(*left == 0)
            }
            Self::Chunked(chunks) => chunks.feed(bytes),
        }
    }
}

impl Chunks {
    fn feed(&mut self, mut bytes: &[u8]) -> Result<bool> {
        while !bytes.is_empty() {
            if self.left > 0 {
                let taken = self.left.min(bytes.len());
                self.left -= taken;
                bytes = &bytes[taken..];
                continue;
            }
            let Some(end) = memchr::memchr(b'\n', bytes) else {
                self.line.extend(bytes);
                return Ok(false);
            };
            self.line.extend(&bytes[..end]);
            bytes = &bytes[end + 1..];
            let line = std::mem::take(&mut self.line);
            if self.take_line(line.trim_ascii_end())? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The size of a chunk or, after the last one, a trailer; true for the line that ends all.
    fn take_line(&mut self, line: &[u8]) -> Result<bool> {
        if self.was_last {
            return Ok(line.is_empty());
        }
        let digits = line.split(|byte| *byte == b';').next().unwrap_or_default();
        let digits = std::str::from_utf8(digits).map_err(Error::other)?;
        match usize::from_str_radix(digits.trim(), 16).map_err(Error::other)? {
            0 => self.was_last = true,
            size => self.left = size + "\r\n".len(),
        }
        Ok(false)
    }
}

fn status(head: &[u8]) -> Result<u16> {
    let digits = head.strip_prefix(b"HTTP/1.1 ").and_then(|rest| rest.first_chunk::<3>());
    let digits = digits.and_then(|digits| std::str::from_utf8(digits).ok());
    let status = digits.and_then(|digits| digits.parse().ok());
    status.ok_or_else(|| Error::other("not a response of HTTP/1.1"))
}
