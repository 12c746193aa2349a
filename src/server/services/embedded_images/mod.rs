//! Images on pages of other sites. Such an image is known by its page and the address of its file, and comes into being
//! with its first marker.

mod creation;
mod markers;
mod operations;
mod place;
mod room;

pub use markers::{delete, markers, place};
pub use operations::{close_image, enter_in, flag_comment, operate_at};
pub use place::{page_id, place_of, required};
pub use room::{AwaitedImage, Found, awaited, enter_at, find};
