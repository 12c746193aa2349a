//! What a body in brotli (RFC 7932) is put together from. Does not know which parts a body has.

use brotli::enc::{BrotliCompress, BrotliEncoderParams};

/// Up to this size a part is compressed well, beyond it quickly.
const THOROUGH_MAX: usize = 1024 * 1024;
/// The qualities for both: some 15 ms for a mebibyte, and a third of that.
const THOROUGH: i32 = 5;
const QUICK: i32 = 2;
/// How far back a block may refer, as the exponent of 2: 4 MiB.
const WINDOW: i32 = 22;
/// The begin of a body: the window of [`WINDOW`] in 4 bits, then an empty block of metadata, which ends at a byte (RFC 7932, 9.1 and 9.2).
pub const BEGIN: [u8; 2] = [0x6b, 0];
/// The most bytes in a block that is stored as it is, with the shortest form of its length.
const STORED_MAX: usize = 1 << 16;
/// The end of a body: an empty block.
pub const END: [u8; 1] = [3];

/// Stored blocks, none of them the last.
pub fn stored(bytes: &[u8]) -> Vec<u8> {
    let mut blocks = Vec::with_capacity(bytes.len() + 3);
    for block in bytes.chunks(STORED_MAX) {
        // Not the last (1 bit), 4 digits of length (2 bits), the length less 1 (16 bits), stored (1 bit).
        let header = (block.len() as u32 - 1) << 3 | 1 << 19;
        blocks.extend_from_slice(&header.to_le_bytes()[..3]);
        blocks.extend(block);
    }
    blocks
}

/// Compressed blocks that end at a byte and may stand behind any others; none is the last.
pub fn blocks(bytes: &[u8]) -> Vec<u8> {
    let parameters = BrotliEncoderParams {
        quality: if bytes.len() <= THOROUGH_MAX { THOROUGH } else { QUICK },
        lgwin: WINDOW,
        size_hint: bytes.len(),
        // Nothing in them depends on what stands before, as references into the dictionary of brotli would.
        catable: true,
        appendable: true,
        use_dictionary: false,
        byte_align: true,
        bare_stream: true,
        ..BrotliEncoderParams::default()
    };
    let mut blocks = Vec::with_capacity(bytes.len() / 4 + 64);
    // Compressing memory to memory does not fail.
    if let Err(error) = BrotliCompress(&mut &*bytes, &mut blocks, &parameters) {
        tracing::error!(%error, "a part of a page is sent uncompressed");
        blocks = stored(bytes);
    }
    blocks.shrink_to_fit();
    blocks
}
