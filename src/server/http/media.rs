//! Pictures: `/media/{imageId}/{file}`, the tiles of large ones: `/media/{imageId}/{file}/{level}/{column}/{row}`, and the
//! pictures of comments: `/media/{imageId}/comment-pictures/{id}`, with `/thumb` the thumbnail. The name of a file tells its
//! content, which never changes.

use crate::model::{CommentPictureId, ImageId, Viewers, Visibility};
use crate::protocol::{AppError, Thing};
use crate::server::access::Access;
use crate::server::media::{self, Tile, content_type};
use crate::server::services::caller::Caller;
use crate::server::services::comment_pictures::{self, PictureFile};
use crate::server::services::images;
use crate::server::state::AppState;
use axum::Router;
use axum::body::Body;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

/// A year, the most that caches honour; in the browser only, since the tenant may become private.
const IMMUTABLE: &str = "private, max-age=31536000, immutable";
/// Revalidated each time: the viewer may lose the right.
const PRIVATE: &str = "private, no-cache";
/// A picture opened as a document runs nothing.
const SANDBOX: &str = "default-src 'none'; sandbox";

/// The routes of pictures.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/media/{id}/{file}", get(serve))
        .route("/media/{id}/{file}/{level}/{column}/{row}", get(serve_tile))
        .route("/media/{id}/comment-pictures/{picture}", get(serve_of_comment::<false>))
        .route("/media/{id}/comment-pictures/{picture}/thumb", get(serve_of_comment::<true>))
}

/// Serves a stored picture.
async fn serve(
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
    let blob = state.blobs.open(image, &file).await.map_err(|error| {
        tracing::error!(%error, "a picture cannot be read");
        AppError::internal()
    })?;
    let blob = blob.ok_or_else(missing)?;
    let length = [(header::CONTENT_LENGTH, blob.size)];
    let body = (length, Body::from_stream(blob.content));
    Ok(picture(&access, &headers, (&file, kind), body))
}

/// The image, the file of its tiles, level, column and row.
type TilePath = (String, String, u32, u32, u32);

/// Serves a tile.
async fn serve_tile(
    State(state): State<AppState>,
    path: Result<Path<TilePath>, PathRejection>,
    caller: Caller,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    let missing = || AppError::not_found(Thing::Picture);
    let Path((image, file, level, column, row)) = path.map_err(|_| missing())?;
    let image: ImageId = image.parse().map_err(|_| missing())?;
    let access = images::enter(&state, &caller, image).await?;
    let tile = images::tile(&state, image, &file, Tile { level, column, row }).await?;
    let tile = tile.ok_or_else(missing)?;
    let name = format!("{file}/{level}/{column}/{row}");
    Ok(picture(&access, &headers, (&name, media::tile_type(&tile)), tile))
}

/// Serves a picture of comments, or its thumbnail.
async fn serve_of_comment<const IS_THUMB: bool>(
    State(state): State<AppState>,
    path: Result<Path<(String, String)>, PathRejection>,
    caller: Caller,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    let (image, id) = of_comment(path)?;
    let access = images::enter(&state, &caller, image).await?;
    comment_picture(&state, &caller, (image, &access), (id, IS_THUMB), &headers).await
}

fn of_comment(
    path: Result<Path<(String, String)>, PathRejection>,
) -> Result<(ImageId, CommentPictureId), AppError> {
    let missing = || AppError::not_found(Thing::Picture);
    let Path((image, id)) = path.map_err(|_| missing())?;
    Ok((image.parse().map_err(|_| missing())?, id.parse().map_err(|_| missing())?))
}

/// The answer with a picture of comments, or with its thumbnail.
pub async fn comment_picture(
    state: &AppState,
    caller: &Caller,
    (image, access): (ImageId, &Access),
    of: (CommentPictureId, bool),
    request: &HeaderMap,
) -> Result<Response, AppError> {
    let found = comment_pictures::file(state, caller, (image, access), of).await?;
    let PictureFile { name, kind, blob } = found;
    let length = [(header::CONTENT_LENGTH, blob.size)];
    Ok(picture(access, request, (&name, kind), (length, Body::from_stream(blob.content))))
}

/// The answer with a picture whose content is known by its name, or without it for a client that has it.
fn picture(
    access: &Access,
    request: &HeaderMap,
    (name, kind): (&str, &'static str),
    body: impl IntoResponse,
) -> Response {
    let etag = format!("\"{name}\"");
    let cacheable = match (access.tenant.settings.viewers, access.visibility) {
        (Viewers::Members, _) | (_, Visibility::Members) => PRIVATE,
        (Viewers::Anyone, _) => IMMUTABLE,
    };
    let caching = [(header::CACHE_CONTROL, cacheable), (header::ETAG, &etag)];
    if request.get(header::IF_NONE_MATCH).is_some_and(|v| v.as_bytes() == etag.as_bytes()) {
        return (StatusCode::NOT_MODIFIED, caching).into_response();
    }
    let safety = [(header::CONTENT_TYPE, kind), (header::CONTENT_SECURITY_POLICY, SANDBOX)];
    (caching, safety, body).into_response()
}
