//! One discussion of one image.

use crate::model::{ChatId, ImageId};

/// One discussion of one image.
#[derive(Clone, Copy)]
pub struct Place {
    pub image: ImageId,
    pub chat: ChatId,
}
