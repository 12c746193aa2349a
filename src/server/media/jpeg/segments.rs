//! The segments of a JPEG, from marker to marker.

/// The marker at the end of a JPEG.
pub const END_MARKER: [u8; 2] = [0xFF, 0xD9];

/// Where a JPEG ends.
pub enum End {
    /// At its end marker, which begins at this byte, whatever follows that.
    Marked(usize),
    /// At this byte without one: at the end of the file, or where something else begins, such as another picture.
    Unmarked(usize),
}

/// Follows the markers by their lengths, so that a preview within the file does not count.
pub fn end(jpeg: &[u8]) -> End {
    let (mut at, mut frames) = (2, 0);
    while let Some((marker, body)) = next_marker(jpeg, at) {
        frames += u8::from(is_frame(marker));
        at = match marker {
            0xD9 => return End::Marked(body - 2),
            // The beginning of a picture, and codes that no JPEG has.
            0xD8 | 0x02..=0xBF => return End::Unmarked(body - 2),
            _ if frames > 1 => return End::Unmarked(body - 2),
            0x00..=0x01 | 0xD0..=0xD7 => body,
            _ => match segment_end(jpeg, body) {
                Some(end) => end,
                None => break,
            },
        };
    }
    End::Unmarked(jpeg.len())
}

/// Does the marker begin the header of a picture? There is one.
fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC)
}

/// The next marker at or after `at`, and where its body begins. Restart markers and the zero that follows `0xFF` within
/// a scan count as markers without a body.
pub fn next_marker(jpeg: &[u8], at: usize) -> Option<(u8, usize)> {
    let start = at + jpeg.get(at..)?.iter().position(|&byte| byte == 0xFF)?;
    let code = start + jpeg[start..].iter().position(|&byte| byte != 0xFF)?;
    Some((jpeg[code], code + 1))
}

/// Where a segment ends whose length is at `body`.
pub fn segment_end(jpeg: &[u8], body: usize) -> Option<usize> {
    let length = jpeg.get(body..body + 2)?;
    Some(body + usize::from(u16::from_be_bytes([length[0], length[1]])).max(2))
}
