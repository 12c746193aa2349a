//! `/comments/{id}/versions`: earlier texts of a comment.

use crate::model::CommentId;
use crate::protocol::AppError;
use crate::protocol::rest::{ErrorBody, VersionsBody};
use crate::server::http::extract::{CommentRef, ImageAccess};
use crate::server::http::parts::private;
use crate::server::services::versions;
use crate::server::state::AppState;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};

/// The earlier texts of a comment
///
/// What it said before it was edited, for everyone who may read it; of a deleted comment for moderators.
#[utoipa::path(
    get,
    path = "/comments/{id}/versions",
    operation_id = "listCommentVersions",
    tag = "Comments",
    params(("id" = CommentId, Path, description = "The comment.")),
    responses(
        (status = 200, description = "The earlier texts; none when it was not edited, or they were deleted.", body = VersionsBody),
        (status = 404, description = "There is no such comment.", body = ErrorBody),
    ),
    security((), ("session" = [])),
)]
pub async fn list(
    State(state): State<AppState>,
    ImageAccess { image, access, target, .. }: ImageAccess<CommentRef>,
) -> Result<(HeaderMap, Json<VersionsBody>), AppError> {
    let versions = versions::versions(&state, (image, &access), target.comment).await?;
    Ok((private(), Json(versions)))
}

/// Delete the earlier texts of a comment
///
/// For good; the present text stays. Only its author may, or a moderator.
#[utoipa::path(
    delete,
    path = "/comments/{id}/versions",
    operation_id = "deleteCommentVersions",
    tag = "Comments",
    params(("id" = CommentId, Path, description = "The comment.")),
    responses(
        (status = 204, description = "None is left."),
        (status = 403, description = "Another person wrote it; or the request comes from another site.", body = ErrorBody),
        (status = 404, description = "There is no such comment.", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub async fn delete(
    State(state): State<AppState>,
    ImageAccess { caller, image, access, target }: ImageAccess<CommentRef>,
) -> Result<StatusCode, AppError> {
    versions::delete(&state, &caller, (image, &access), target.comment).await?;
    Ok(StatusCode::NO_CONTENT)
}
