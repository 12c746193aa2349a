//! Pictures: from the bytes that people send to files that are safe to show, and from an address
//! to the bytes. Knows no HTTP route, no database and not where files are kept.
//!
//! [`prepare`] is the way in for every picture, however it came; [`LinkFetcher`] brings the bytes
//! of an image by link. What a hostile file or address can cost is bounded at each step:
//!
//! | Step | Where | Bound |
//! |---|---|---|
//! | bytes | here | [`MAX_UPLOAD_BYTES`] |
//! | type, by content | `sniff` | four formats, nothing else is opened |
//! | header, before pixels | `decode`, `container` | [`MAX_PIXELS`], [`MAX_SIDE`] |
//! | pixels | `decode`, `colour` | memory and time, see `workshop` |
//! | files | `produce`, `scale`, `encode` | re-encoded: nothing but pixels gets through |

mod colour;
mod container;
mod decode;
mod encode;
mod error;
mod fetch;
mod networks;
mod pipeline;
mod scale;
mod sniff;
mod variants;

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;

pub use decode::Header;
pub use error::MediaError;
pub use fetch::{FetchError, LinkFetcher, Resolver, SystemResolver};
pub use networks::{AllowedNetworks, is_public};
pub use pipeline::prepare;

use bytes::Bytes;

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

/// An image ready to be kept and shown: upright, sRGB, without metadata.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// Width of the full size in pixels, as people see it (after turning).
    pub width: u32,
    /// Height of the full size in pixels, as people see it (after turning).
    pub height: u32,
    /// In its own size.
    pub full: Encoded,
    /// With no side above [`DISPLAY_SIDE`]; the very file of `full` where that is small enough, unless
    /// it is a photo that came as PNG.
    pub display: Encoded,
    /// With no side above [`THUMB_SIDE`]; the very file of `full` where nothing is smaller.
    pub thumb: Encoded,
}

/// Judges a file by its first bytes and its header, before any pixel is read: the first steps of
/// [`prepare`] alone.
///
/// # Errors
/// See [`MediaError`].
pub fn header(bytes: &Bytes) -> Result<Header, MediaError> {
    decode::header(bytes, sniff::kind(bytes)?)
}

/// One file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Encoded {
    /// Its content.
    pub bytes: Bytes,
    /// Its name, such as `display-0123456789abcdef.jpg`. The digits come from the content, so what
    /// a name stands for never changes.
    pub file: String,
}

/// What to serve a file of [`Encoded::file`]'s form as, by its ending; `None` for all others.
pub fn content_type(file: &str) -> Option<&'static str> {
    match file.rsplit_once('.')?.1 {
        "jpg" => Some("image/jpeg"),
        "png" => Some("image/png"),
        _ => None,
    }
}
