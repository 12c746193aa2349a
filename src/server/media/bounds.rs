//! What a file and an image may have at most, and the sizes made of them.

/// The largest file, in MiB (from the quality goals), for messages.
pub const MAX_UPLOAD_MIB: usize = 25;
/// The same in bytes.
pub const MAX_UPLOAD_BYTES: usize = MAX_UPLOAD_MIB * 1024 * 1024;
/// The most pixels of an image (64 megapixels, from the quality goals).
pub const MAX_PIXELS: u64 = 64_000_000;
/// The longest side of an image in pixels: a scan of a long roll fits, a bomb of one row does not.
pub const MAX_SIDE: u32 = 30_000;

/// A size that is made of an image: the smallest that covers a box, within a number of pixels.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// Width of the box in pixels.
    pub width: u32,
    /// Height of the box in pixels.
    pub height: u32,
    /// The most pixels of it, whether it covers the box then or not.
    pub pixels: u64,
}

/// The thumbnail of a picture in a comment fits into this: twice what a comment shows of it, for screens of double density.
pub const COMMENT_THUMB: (u32, u32) = (640, 480);

/// The display size: as wide as a large screen of double density, whatever the height. A page of 1,200 × 6,000 pixels is
/// shown as it is; 8 megapixels decode to 32 MB.
pub const DISPLAY: Size = Size { width: 2_560, height: 0, pixels: 8_000_000 };
/// The size of a thumbnail: covers a card of the gallery on a screen of double density. A tall or wide image has more
/// pixels than the card shows, up to four times as many.
pub const THUMB: Size = Size { width: 480, height: 300, pixels: 576_000 };
