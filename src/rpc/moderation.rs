//! Moderation on the image page.

use crate::model::{CommentId, ImageId};
use crate::protocol::AppError;
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

/// Flags a comment for the moderators.
#[server(prefix = "/rpc", endpoint = "flag_comment", input = Json, output = Json)]
pub async fn flag_comment(
    /// The comment.
    comment: CommentId,
    /// The reason for the moderators.
    reason: Option<String>,
) -> Result<(), AppError> {
    use crate::server::services::{moderation, server_fn};
    let (state, caller) = server_fn::caller()?;
    moderation::flag(&state, &caller, comment, reason).await
}

/// Closes or reopens an image.
#[server(prefix = "/rpc", endpoint = "close_image", input = Json, output = Json)]
pub async fn close_image(
    /// The image.
    image: ImageId,
    /// Closed, or open again?
    closed: bool,
) -> Result<(), AppError> {
    use crate::server::services::{moderation, server_fn};
    let (state, caller) = server_fn::caller()?;
    moderation::close_image(&state, &caller, image, closed).await
}
