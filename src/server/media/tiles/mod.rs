//! Tiles of large pictures: which there are, how they are cut, and the one file that holds them. Knows no route and no
//! storage.

mod cut;
mod indexes;
mod pack;
mod pyramid;

pub use cut::cut;
pub use indexes::PackIndexes;
pub use pack::{HEAD_BYTES, PackIndex};
pub use pyramid::{LARGE_PIXELS, LARGE_SIDE, Pyramid, Tile};
