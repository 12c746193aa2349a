//! Images: from the bytes of an upload to files that are safe to show, and from a URL to the bytes. Knows no HTTP
//! route, no database and no storage.
//!
//! [`ImageFile`] and [`ImagePipeline`] take every image, whatever its source; [`LinkFetcher`] fetches the bytes of
//! an image by URL. The cost of a hostile file or URL is bounded at each step:
//!
//! | Step | Where | Bound |
//! |---|---|---|
//! | bytes | `image_file` | [`MAX_UPLOAD_BYTES`] |
//! | format, by content | `sniff` | four formats, nothing else is opened |
//! | header, before pixels | `decode`, `container`, `jpeg` | [`MAX_PIXELS`], [`MAX_SIDE`] |
//! | pixels | `decode`, `png_colour`, `gamma`, `colour` | memory and time, see `pipeline` |
//! | files | `variants`, `scale`, `encode`, `tiles` | re-encoded: nothing but pixels gets through; the bytes as they were sent are a file of their own |

mod annotated;
mod bounds;
mod colour;
mod container;
mod decode;
mod encode;
mod error;
mod fetch;
mod file_width;
mod gamma;
mod image_file;
mod jpeg;
mod pipeline;
mod png_colour;
mod prepared;
mod scale;
mod sniff;
mod tiles;
mod variants;

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;

pub use annotated::{ANNOTATED, Mark};
pub use bounds::{COMMENT_THUMB, DISPLAY, MAX_PIXELS, MAX_SIDE, MAX_UPLOAD_BYTES, Size, THUMB};
pub use decode::Header;
pub use error::MediaError;
pub use fetch::{CheckedUrl, FetchError, LinkFetcher};
pub use file_width::display_width;
pub use image_file::ImageFile;
pub use pipeline::ImagePipeline;
pub use prepared::{
    COMMENT, Encoded, Prepared, PreparedForComment, comment_picture_type, content_type,
    original_type, tile_type,
};
pub use tiles::{HEAD_BYTES, LARGE_PIXELS, LARGE_SIDE, PackIndex, PackIndexes, Tile};
