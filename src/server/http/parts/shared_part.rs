//! The parts of a body: those of many responses, compressed once, and those of one response. These are not compressed at
//! all: their length tells nothing about them (decision 0027). Does not know which encoding a response has.

use super::{brotli, gzip};
use bytes::Bytes;
use crc32fast::Hasher;

/// A part of many responses.
#[derive(Debug)]
pub struct SharedPart {
    /// As it is.
    pub(super) plain: Bytes,
    /// Blocks of deflate that end at a byte and refer to nothing before them; none is the last.
    pub(super) deflated: Bytes,
    /// The checksum that gzip wants.
    pub(super) crc: Hasher,
    /// Blocks of brotli that end at a byte and refer to nothing before them; none is the last.
    pub(super) brotli: Bytes,
}

/// A part of a body.
#[derive(Debug)]
pub enum Part<'a> {
    /// The same in many responses.
    Shared(&'a SharedPart),
    /// Of this response.
    Own(String),
}

impl SharedPart {
    /// Compresses it. Takes some 15 ms for 350 KB of HTML.
    pub fn new(plain: String) -> Self {
        let mut crc = Hasher::new();
        crc.update(plain.as_bytes());
        Self {
            deflated: gzip::blocks(plain.as_bytes()).into(),
            brotli: brotli::blocks(plain.as_bytes()).into(),
            plain: plain.into(),
            crc,
        }
    }

    /// The bytes that it occupies.
    pub fn size(&self) -> usize {
        self.plain.len() + self.deflated.len() + self.brotli.len()
    }
}
