//! What a file and an image may have at most, and the sizes made of them.

/// The largest file, in bytes (25 MiB, from the quality goals).
pub const MAX_UPLOAD_BYTES: usize = 25 * 1024 * 1024;
/// The most pixels of an image (64 megapixels, from the quality goals).
pub const MAX_PIXELS: u64 = 64_000_000;
/// The longest side of an image in pixels: a scan of a long roll fits, a bomb of one row does not.
pub const MAX_SIDE: u32 = 30_000;
/// The longest side of the display size in pixels: sharp on a large screen of double density.
pub const DISPLAY_SIDE: u32 = 2_560;
/// The longest side of a thumbnail in pixels: a card of the gallery on a screen of double density.
pub const THUMB_SIDE: u32 = 480;
