//! Images on pages of other sites. Such an image is known by its page and the address of its file, and comes into being
//! with its first marker.

mod creation;
mod markers;
mod place;

pub use markers::{delete, markers, place};
pub use place::{page_id, place_of, required};
