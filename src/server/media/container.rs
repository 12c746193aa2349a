//! Checks that the decoders omit before they spend memory and time: is the file complete, and do its parts have the
//! sizes it claims?

use super::error::MediaError;
use super::sniff::Kind;

const CUT_OFF: MediaError = MediaError::NotAnImage { reason: "its end is missing" };

/// Checks a file whose header claims this size in pixels.
pub fn check(bytes: &[u8], kind: Kind, size: (u32, u32)) -> Result<(), MediaError> {
    match kind {
        Kind::Jpeg if is_cut_off(bytes) => Err(CUT_OFF),
        Kind::WebP => check_webp(bytes, size),
        Kind::Jpeg | Kind::Png | Kind::Gif => Ok(()),
    }
}

/// Bytes of an animation frame's header, before its parts.
const FRAME_HEADER: usize = 16;

/// The decoder would allocate the length that a part claims, and decode lossy frames of any size before it compares
/// them with the canvas.
fn check_webp(webp: &[u8], canvas: (u32, u32)) -> Result<(), MediaError> {
    let mut at = 12;
    while let Some(head) = webp.get(at..at + 8) {
        let length = u32::from_le_bytes([head[4], head[5], head[6], head[7]]) as usize;
        let part = webp.get(at + 8..at + 8 + length).ok_or(CUT_OFF)?;
        if &head[..4] == b"VP8 " && !lossy_frame_fits(part, canvas) {
            return Err(MediaError::NotAnImage { reason: "a part is larger than the whole" });
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

/// Does a JPEG end before its end marker? The decoder would fill the rest with grey. The markers
/// before the first scan are skipped by their lengths, so that a preview within does not count.
fn is_cut_off(jpeg: &[u8]) -> bool {
    let mut at = 2;
    loop {
        let Some((marker, body)) = next_marker(jpeg, at) else { return true };
        match marker {
            0xD9 => return false,
            0xDA => return !jpeg[body..].windows(2).any(|pair| pair == [0xFF, 0xD9]),
            0x01 | 0xD0..=0xD8 => at = body,
            _ => match jpeg.get(body..body + 2) {
                Some(length) => {
                    at = body + usize::from(u16::from_be_bytes([length[0], length[1]])).max(2);
                }
                None => return true,
            },
        }
    }
}

/// The next marker at or after `at`, and where its body begins.
fn next_marker(jpeg: &[u8], at: usize) -> Option<(u8, usize)> {
    let start = at + jpeg.get(at..)?.iter().position(|&byte| byte == 0xFF)?;
    let code = start + jpeg[start..].iter().position(|&byte| byte != 0xFF)?;
    Some((jpeg[code], code + 1))
}
