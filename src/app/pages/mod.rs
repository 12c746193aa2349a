//! The pages, one file a route. Each shows its content without JavaScript.

mod image;
mod missing;
mod start;

pub use image::{ImagePage, places};
pub use missing::MissingPage;
pub use start::StartPage;
