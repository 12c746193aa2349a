//! `/preview`: a text as a comment would show it.

use crate::protocol::AppError;
use crate::protocol::rest::{ErrorBody, PreviewBody, PreviewRequest};
use crate::server::http::extract::JsonObject;
use crate::server::services::caller::Caller;
use crate::server::services::preview;
use axum::Json;

/// Preview a comment
///
/// The text as safe HTML, exactly as a comment with it would be shown. Nothing is stored.
#[utoipa::path(
    post,
    path = "/preview",
    operation_id = "previewComment",
    tag = "Comments",
    request_body = PreviewRequest,
    responses(
        (status = 200, description = "The text as HTML.", body = PreviewBody),
        (status = 403, description = "The request comes from another site.", body = ErrorBody),
    ),
    security((), ("session" = [])),
)]
pub async fn show(
    _: Caller,
    JsonObject(PreviewRequest { body, image_id }): JsonObject<PreviewRequest>,
) -> Result<Json<PreviewBody>, AppError> {
    Ok(Json(preview::preview(&body, image_id)))
}
