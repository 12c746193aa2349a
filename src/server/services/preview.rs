//! The preview of a comment.

use crate::model::CommentBody;
use crate::protocol::rest::PreviewBody;
use crate::server::markdown;

/// A text as a comment would show it.
pub fn preview(body: &CommentBody) -> PreviewBody {
    PreviewBody { html: markdown::render_whole(body) }
}
