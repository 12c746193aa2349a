//! What a person has read.

use crate::model::{ChatId, ImageId, Seq};
use crate::protocol::AppError;
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

/// The caller has read a discussion, or without one all of the image's, up to an event.
#[server(prefix = "/rpc", endpoint = "mark_read", input = Json, output = Json)]
pub async fn mark_read(
    /// The image.
    image: ImageId,
    /// The discussion.
    chat: Option<ChatId>,
    /// The last event that was seen.
    seq: Seq,
) -> Result<(), AppError> {
    use crate::server::services::{images, server_fn, unread};
    let (state, caller) = server_fn::caller()?;
    images::enter(&state, &caller, image).await?;
    unread::mark_read(&state, &caller, image, (chat, seq)).await
}
