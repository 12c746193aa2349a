//! What a body in gzip (RFC 1952) is put together from. Does not know which parts a body has.

use crc32fast::Hasher;
use flate2::{Compress, Compression, FlushCompress, Status};

/// Up to this size a part is compressed well, beyond it quickly: zlib's default takes some 20 ms for a mebibyte.
const THOROUGH_MAX: usize = 1024 * 1024;
/// The begin of a body: the mark of gzip, deflate, no name, no time, of an unknown system (RFC 1952, 2.3).
pub const BEGIN: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];
/// The most bytes in a deflate block that is stored as it is (RFC 1951, 3.2.4).
const STORED_MAX: usize = 0xffff;
/// An empty stored block that ends the data.
const LAST_BLOCK: [u8; 5] = [1, 0, 0, 0xff, 0xff];

/// The end of a body with this checksum and length in bytes.
pub fn end(crc: Hasher, length: usize) -> Vec<u8> {
    let mut end = LAST_BLOCK.to_vec();
    end.extend(crc.finalize().to_le_bytes());
    // As the format has it: the length modulo 2³².
    end.extend((length as u32).to_le_bytes());
    end
}

/// Stored blocks, none of them the last.
pub fn stored(bytes: &[u8]) -> Vec<u8> {
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

/// Compressed blocks that end at a byte and refer to nothing before them; none is the last.
pub fn blocks(bytes: &[u8]) -> Vec<u8> {
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
