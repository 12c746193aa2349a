//! Checks that the decoders omit before they spend memory and time: is the file complete, and do its parts have the
//! sizes it claims? What follows the picture in its file is left out.

use super::error::MediaError;
use super::jpeg::{self, Coding, End};
use super::sniff::Kind;
use crate::protocol::NotAnImage;
use bytes::Bytes;

/// Checks a file whose header claims this size in pixels.
pub fn check(bytes: &Bytes, kind: Kind, size: (u32, u32)) -> Result<(), MediaError> {
    match kind {
        Kind::Jpeg => check_jpeg(bytes, size),
        Kind::WebP => check_webp(&picture(bytes, kind), size),
        Kind::Png | Kind::Gif => Ok(()),
    }
}

/// The last chunk of a PNG, with its checksum.
const PNG_END: &[u8] = b"\0\0\0\0IEND\xAE\x42\x60\x82";
/// The last byte of a GIF.
const GIF_END: &[u8] = b"\x3B";

/// The picture alone, with an end that the decoder can find. As in browsers, a WebP is read as far as it says that it
/// reaches, and the other formats need not have their last part, which holds no pixel.
pub fn picture(bytes: &Bytes, kind: Kind) -> Bytes {
    match kind {
        Kind::WebP => webp(bytes),
        Kind::Jpeg => match jpeg::end(bytes) {
            End::Marked(_) => bytes.clone(),
            End::Unmarked(at) => Bytes::from([&bytes[..at], &jpeg::END_MARKER].concat()),
        },
        Kind::Png => ended(bytes, PNG_END),
        Kind::Gif => ended(bytes, GIF_END),
    }
}

/// The decoder stops at the first end that it meets.
fn ended(bytes: &Bytes, end: &[u8]) -> Bytes {
    if bytes.ends_with(end) { bytes.clone() } else { Bytes::from([bytes, end].concat()) }
}

/// The length in the file's header counts from behind itself.
fn webp(bytes: &Bytes) -> Bytes {
    let length = bytes.get(4..8).and_then(|length| length.try_into().ok()).map(u32::from_le_bytes);
    let end = length.map_or(bytes.len(), |length| (length as usize).saturating_add(8));
    bytes.slice(..end.min(bytes.len()))
}

/// Bytes of an animation frame's header, before its parts.
const FRAME_HEADER: usize = 16;

/// The decoder would allocate the length that a part claims, and decode lossy frames of any size before it compares
/// them with the canvas.
fn check_webp(webp: &[u8], canvas: (u32, u32)) -> Result<(), MediaError> {
    let mut at = 12;
    while let Some(head) = webp.get(at..at + 8) {
        let length = u32::from_le_bytes([head[4], head[5], head[6], head[7]]) as usize;
        let part = webp.get(at + 8..at + 8 + length).ok_or(MediaError::CutOff)?;
        if &head[..4] == b"VP8 " && !lossy_frame_fits(part, canvas) {
            return Err(MediaError::NotAnImage { reason: NotAnImage::PartTooLarge });
        }
        let inner = &head[..4] == b"ANMF";
        at += 8 + if inner { FRAME_HEADER } else { length.next_multiple_of(2) };
    }
    Ok(())
}

/// Width and height follow a tag and a start code of three bytes each; the upper two bits of
/// both are for scaling.
fn lossy_frame_fits(part: &[u8], (width, height): (u32, u32)) -> bool {
    let side = |low: u8, high: u8| u32::from(u16::from_le_bytes([low, high]) & 0x3FFF);
    match part.get(6..10) {
        Some(size) => side(size[0], size[1]) <= width && side(size[2], size[3]) <= height,
        None => false,
    }
}

/// The decoder would fill with grey what a cut left out. An end marker proves nothing, as programs add one to what they
/// have received: it counts only as to the last details, and in files that other decoders repair.
fn check_jpeg(jpeg: &[u8], size: (u32, u32)) -> Result<(), MediaError> {
    let is_whole = match jpeg::end(jpeg) {
        End::Marked(end) => jpeg::coding(&jpeg[..end], size) != Coding::Cut,
        End::Unmarked(end) => jpeg::coding(&jpeg[..end], size) == Coding::Full,
    };
    if is_whole { Ok(()) } else { Err(MediaError::CutOff) }
}
