//! What one person does on an image at the moment.

use crate::model::{ChatId, Point};
use crate::protocol::live::Moving;

/// What a person does on the image; what is absent is over.
#[derive(Clone, Copy, Debug, Default)]
pub struct Doing {
    /// Where their cursor is.
    pub cursor: Option<Point>,
    /// In which discussion they are writing.
    pub typing: Option<ChatId>,
    /// The marker that they hold.
    pub moving: Option<Moving>,
}
