//! `/images/{id}/search`, `/images/{id}/unread` and `/images/{id}/read`: finding comments, and what the caller has not read.

use crate::model::ImageId;
use crate::protocol::AppError;
use crate::protocol::rest::{ErrorBody, ReadRequest, SearchBody, UnreadBody};
use crate::server::http::extract::{ImageAccess, JsonObject, QueryParams};
use crate::server::http::parts::private;
use crate::server::services::{search, unread};
use crate::server::state::AppState;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use serde::Deserialize;
use utoipa::IntoParams;

/// Query of [`find`].
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SearchQuery {
    /// Words, in upper or lower case: parts of words are found, too.
    #[param(min_length = 1, max_length = 200, pattern = r"\S", example = "dark")]
    q: String,
}

/// Search an image's comments
///
/// Finds the comments in which all words are, or in the name of their author. At most 1,000 discussions.
#[utoipa::path(
    get,
    path = "/images/{id}/search",
    operation_id = "searchComments",
    tag = "Comments",
    params(("id" = ImageId, Path, description = "The image."), SearchQuery),
    responses(
        (status = 200, description = "The discussions, each with the first comment that was found.", body = SearchBody),
        (status = 404, description = "There is no such image.", body = ErrorBody),
    ),
    security((), ("session" = [])),
)]
pub async fn find(
    State(state): State<AppState>,
    ImageAccess { image, .. }: ImageAccess,
    QueryParams(SearchQuery { q }): QueryParams<SearchQuery>,
) -> Result<(HeaderMap, Json<SearchBody>), AppError> {
    Ok((private(), Json(search::search(&state, image, &q).await?)))
}

/// What the caller has not read
///
/// The discussions with comments of others since the caller's first visit. Who uploaded the image has all of them to read.
#[utoipa::path(
    get,
    path = "/images/{id}/unread",
    operation_id = "readUnread",
    tag = "Discussions",
    params(("id" = ImageId, Path, description = "The image.")),
    responses(
        (status = 200, description = "What is not read.", body = UnreadBody),
        (status = 404, description = "There is no such image.", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub async fn show(
    State(state): State<AppState>,
    ImageAccess { caller, image, .. }: ImageAccess,
) -> Result<(HeaderMap, Json<UnreadBody>), AppError> {
    Ok((private(), Json(unread::unread(&state, &caller, image).await?)))
}

/// Mark as read
///
/// A discussion, or all of the image's, up to an event. The caller's other tabs and devices are told.
#[utoipa::path(
    post,
    path = "/images/{id}/read",
    operation_id = "markRead",
    tag = "Discussions",
    params(("id" = ImageId, Path, description = "The image.")),
    request_body = ReadRequest,
    responses(
        (status = 204, description = "It is read."),
        (status = 403, description = "The request comes from another site.", body = ErrorBody),
        (status = 404, description = "There is no such image, or no such discussion on it.", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub async fn mark(
    State(state): State<AppState>,
    ImageAccess { caller, image, .. }: ImageAccess,
    JsonObject(ReadRequest { chat_id, seq }): JsonObject<ReadRequest>,
) -> Result<StatusCode, AppError> {
    unread::mark_read(&state, &caller, image, (chat_id, seq)).await?;
    Ok(StatusCode::NO_CONTENT)
}
