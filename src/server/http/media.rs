//! Pictures: `/media/{imageId}/{file}`. The name of a file contains its digest, so its content never changes.

use crate::model::{ImageId, Viewers, Visibility};
use crate::protocol::{AppError, Thing};
use crate::server::media::content_type;
use crate::server::services::caller::Caller;
use crate::server::services::images;
use crate::server::state::AppState;
use axum::body::Body;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// A year, the most that caches honour; in the browser only, since the tenant may become private.
const IMMUTABLE: &str = "private, max-age=31536000, immutable";
/// Revalidated each time: the viewer may lose the right.
const PRIVATE: &str = "private, no-cache";
/// A picture opened as a document runs nothing.
const SANDBOX: &str = "default-src 'none'; sandbox";

/// Serves a stored picture.
pub async fn serve(
    State(state): State<AppState>,
    path: Result<Path<(String, String)>, PathRejection>,
    caller: Caller,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    let missing = || AppError::not_found(Thing::Picture);
    let Path((image, file)) = path.map_err(|_| missing())?;
    let image: ImageId = image.parse().map_err(|_| missing())?;
    let kind = content_type(&file).ok_or_else(missing)?;
    let access = images::enter(&state, &caller, image).await?;
    let etag = format!("\"{file}\"");
    let cacheable = match (access.tenant.settings.viewers, access.visibility) {
        (Viewers::Members, _) | (_, Visibility::Members) => PRIVATE,
        (Viewers::Anyone, _) => IMMUTABLE,
    };
    let blob = state.blobs.open(image, &file).await.map_err(|error| {
        tracing::error!(%error, "a picture cannot be read");
        AppError::internal()
    })?;
    let blob = blob.ok_or_else(missing)?;
    let caching = [(header::CACHE_CONTROL, cacheable), (header::ETAG, &etag)];
    if headers.get(header::IF_NONE_MATCH).is_some_and(|v| v.as_bytes() == etag.as_bytes()) {
        return Ok((StatusCode::NOT_MODIFIED, caching).into_response());
    }
    let safety = [(header::CONTENT_TYPE, kind), (header::CONTENT_SECURITY_POLICY, SANDBOX)];
    let length = [(header::CONTENT_LENGTH, blob.size)];
    Ok((caching, safety, length, Body::from_stream(blob.content)).into_response())
}
