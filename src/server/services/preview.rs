//! The preview of a comment.

use crate::model::{CommentBody, ImageId};
use crate::protocol::rest::PreviewBody;
use crate::server::markdown;

/// A text as a comment on this image would show it.
pub fn preview(body: &CommentBody, image: Option<ImageId>) -> PreviewBody {
    PreviewBody { html: markdown::render_whole(body, image) }
}
