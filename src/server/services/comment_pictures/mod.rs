//! Pictures in comments: sent by everyone who may write on an image, named by the texts of comments, seen by everyone who may
//! read one of these.

mod removal;
mod texts;
mod upload;
mod viewing;

pub use removal::remove_unused;
pub use texts::{in_text, known};
pub use upload::{add, begin};
pub use viewing::{PictureFile, file};
