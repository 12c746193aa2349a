//! What the decoder of JPEG does not tell: where the picture ends, and whether it is complete. Decodes no pixel.

mod bits;
mod blocks;
mod scans;
mod segments;

pub use scans::{Coding, coding};
pub use segments::{END_MARKER, End, end};
