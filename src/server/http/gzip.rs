//! Bodies in gzip from parts that are compressed once for many responses and parts of one response. Those are not
//! compressed at all: their length tells nothing about them (decision 0027).

use bytes::Bytes;
use crc32fast::Hasher;
use flate2::{Compress, Compression, FlushCompress, Status};

/// Up to this size a part is compressed well, beyond it quickly: zlib's default takes some 20 ms for a mebibyte.
const THOROUGH_MAX: usize = 1024 * 1024;
/// Of a gzip file: its mark, deflate, no name, no time, of an unknown system (RFC 1952, 2.3).
const HEADER: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];
/// The most bytes in a deflate block that is stored as it is (RFC 1951, 3.2.4).
const STORED_MAX: usize = 0xffff;
/// An empty stored block that ends the data.
const LAST_BLOCK: [u8; 5] = [1, 0, 0, 0xff, 0xff];

/// A part of many responses.
#[derive(Debug)]
pub struct SharedPart {
    plain: Bytes,
    /// Deflate blocks that end at a byte and refer to nothing before them; none is the last.
    deflated: Bytes,
    crc: Hasher,
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
    /// Compresses it.
    pub fn new(plain: String) -> Self {
        let mut crc = Hasher::new();
        crc.update(plain.as_bytes());
        Self { deflated: deflated(plain.as_bytes()).into(), plain: plain.into(), crc }
    }

    /// The bytes that it occupies.
    pub fn size(&self) -> usize {
        self.plain.len() + self.deflated.len()
    }
}

/// The body as it is.
pub fn plain(parts: Vec<Part<'_>>) -> Vec<Bytes> {
    let bytes = |part| match part {
        Part::Shared(shared) => shared.plain.clone(),
        Part::Own(own) => own.into(),
    };
    parts.into_iter().map(bytes).collect()
}

/// The body in gzip.
pub fn gzip(parts: Vec<Part<'_>>) -> Vec<Bytes> {
    let mut crc = Hasher::new();
    let mut length = 0_usize;
    let mut body = vec![Bytes::from_static(&HEADER)];
    for part in parts {
        match part {
            Part::Shared(shared) => {
                crc.combine(&shared.crc);
                length += shared.plain.len();
                body.push(shared.deflated.clone());
            }
            Part::Own(own) => {
                crc.update(own.as_bytes());
                length += own.len();
                body.push(stored(own.as_bytes()).into());
            }
        }
    }
    let mut end = LAST_BLOCK.to_vec();
    end.extend(crc.finalize().to_le_bytes());
    // As the format has it: the length modulo 2³².
    end.extend((length as u32).to_le_bytes());
    body.push(end.into());
    body
}

/// Stored blocks, none of them the last.
fn stored(bytes: &[u8]) -> Vec<u8> {
    let mut blocks = Vec::with_capacity(bytes.len() + 5);
    for block in bytes.chunks(STORED_MAX) {
        let length = block.len() as u16;
        blocks.push(0);
        blocks.extend(length.to_le_bytes());
        blocks.extend((!length).to_le_bytes());
        blocks.extend(block);
    }
    blocks
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let level = if bytes.len() <= THOROUGH_MAX { Compression::best() } else { Compression::fast() };
    let mut compress = Compress::new(level, false);
    let mut deflated = Vec::with_capacity(bytes.len() / 4 + 64);
    loop {
        let read = compress.total_in() as usize;
        // Compressing memory to memory does not fail.
        let status = compress.compress_vec(&bytes[read..], &mut deflated, FlushCompress::Full);
        let is_flushed =
            compress.total_in() as usize == bytes.len() && deflated.len() < deflated.capacity();
        if !matches!(status, Ok(Status::Ok)) || is_flushed {
            break;
        }
        deflated.reserve(deflated.capacity().max(64));
    }
    deflated.shrink_to_fit();
    deflated
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::read::GzDecoder;
    use std::io::Read;

    fn check(parts: &[(bool, String)]) {
        let shared: Vec<_> = parts.iter().map(|(_, text)| SharedPart::new(text.clone())).collect();
        let part = |((is_shared, text), shared): (&(bool, String), _)| match is_shared {
            true => Part::Shared(shared),
            false => Part::Own(text.clone()),
        };
        let body = || parts.iter().zip(&shared).map(part).collect();
        let whole: String = parts.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(plain(body()).concat(), whole.as_bytes());
        let packed = gzip(body()).concat();
        let mut unpacked = Vec::new();
        GzDecoder::new(packed.as_slice()).read_to_end(&mut unpacked).expect("gzip");
        assert_eq!(unpacked, whole.as_bytes());
    }

    #[test]
    fn what_is_put_together_is_what_is_read() {
        let text = |n: usize| (0..n).map(|i| format!("{} ", i * 7919 % 1_000)).collect::<String>();
        check(&[]);
        check(&[(true, String::new()), (false, String::new())]);
        check(&[(true, text(3_000)), (false, text(20)), (true, text(5_000)), (false, text(1))]);
        check(&[(false, text(70_000)), (true, text(1)), (true, text(400_000))]);
    }

    #[test]
    fn the_length_of_an_own_part_does_not_depend_on_what_it_says() {
        let shared = SharedPart::new("token=7f3a".repeat(100));
        let length =
            |own: &str| gzip(vec![Part::Shared(&shared), Part::Own(own.into())]).concat().len();
        assert_eq!(length("token=7f3a"), length("token=0123"));
        assert!(shared.deflated.len() < 100);
    }
}
