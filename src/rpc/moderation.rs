//! Moderating from within a room.

use crate::model::{CommentId, ImageId, TenantId};
use crate::protocol::AppError;
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

/// Flags a comment for the moderators.
#[server(prefix = "/rpc", endpoint = "flag_comment", input = Json, output = Json)]
pub async fn flag_comment(comment: CommentId, reason: Option<String>) -> Result<(), AppError> {
    use crate::server::services::{moderation, server_fn};
    let (state, caller) = server_fn::caller()?;
    moderation::flag(&state, &caller, comment, reason).await
}

/// Closes an image, or opens it again.
#[server(prefix = "/rpc", endpoint = "close_image", input = Json, output = Json)]
pub async fn close_image(image: ImageId, closed: bool) -> Result<(), AppError> {
    use crate::server::services::{moderation, server_fn};
    let (state, caller) = server_fn::caller()?;
    moderation::close_image(&state, &caller, image, closed).await
}

/// What waits for a tenant's moderators, drawn as on their page. `query` is the page's.
#[server(prefix = "/rpc", endpoint = "moderation_queue", input = Json, output = Json)]
pub async fn moderation_queue(tenant: TenantId, query: String) -> Result<String, AppError> {
    use crate::server::http;
    use crate::server::services::server_fn;
    let (state, caller) = server_fn::caller()?;
    http::moderation_queue(&state, &caller, &tenant, &query).await
}
