//! `/images/{id}/comment-pictures`: pictures that people put into comments.

use super::image_changes::ImagePath;
use crate::model::{CommentPictureId, ImageId};
use crate::protocol::rest::{ErrorBody, NewCommentPictureBody};
use crate::protocol::{AppError, Thing};
use crate::server::http::extract::{CommentPictureForm, Ids, NewImageForm};
use crate::server::http::media;
use crate::server::services::caller::Caller;
use crate::server::services::{comment_pictures, images};
use crate::server::state::AppState;
use axum::Json;
use axum::extract::{FromRequest, Request, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;

/// Send a picture for comments
///
/// As a form with a file, from everyone who may write on the image. It is in a comment by standing in its text, as the answer's
/// `markdown` tells; one that is in no comment goes after a day. It is stored upright, without metadata, and scaled down when
/// it is large.
#[utoipa::path(
    post,
    path = "/images/{id}/comment-pictures",
    operation_id = "sendCommentPicture",
    tag = "Comments",
    params(("id" = ImageId, Path, description = "The image.")),
    request_body(content = CommentPictureForm, content_type = "multipart/form-data"),
    responses(
        (status = 201, description = "The picture.", body = NewCommentPictureBody),
        (status = 403, description = "The caller may not write here; or the request comes from another site.", body = ErrorBody),
        (status = 404, description = "There is no such image.", body = ErrorBody),
        (status = 409, description = "The image is closed.", body = ErrorBody),
        (status = 413, description = "Too many bytes, or too many pixels.", body = ErrorBody),
        (status = 415, description = "The body's type, or an image format that is not taken, SVG among them.", body = ErrorBody),
        (status = 422, description = "The content is no image that can be shown.", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub async fn create(
    State(state): State<AppState>,
    ImagePath(image): ImagePath,
    caller: Caller,
    request: Request,
) -> Result<(StatusCode, Json<NewCommentPictureBody>), AppError> {
    caller.user()?;
    // Before the body is received, so that a refused one is not sent.
    let access = images::enter(&state, &caller, image).await?;
    let permit = comment_pictures::begin(&state, &caller, &access).await?;
    let file = NewImageForm::from_request(request, &state).await?.into_file();
    let access = images::enter(&state, &caller, image).await?;
    let picture = comment_pictures::add(&state, &caller, (image, &access), permit, file).await?;
    Ok((StatusCode::CREATED, Json(NewCommentPictureBody { picture })))
}

/// A picture of comments
///
/// For everyone who may read a comment with it, or an earlier text of one. Its sender and moderators get it without one, too.
#[utoipa::path(
    get,
    path = "/images/{id}/comment-pictures/{picture}",
    operation_id = "getCommentPicture",
    tag = "Comments",
    params(
        ("id" = ImageId, Path, description = "The image."),
        ("picture" = CommentPictureId, Path, description = "The picture."),
    ),
    responses(
        (
            status = 200,
            description = "The picture.",
            content(
                (Vec<u8> = "image/jpeg"),
                (Vec<u8> = "image/png"),
            ),
        ),
        (status = 304, description = "The picture that the client has, by its `ETag`."),
        (status = 404, description = "There is no such picture on this image, or no comment shows it.", body = ErrorBody),
    ),
    security((), ("session" = [])),
)]
pub async fn show(
    State(state): State<AppState>,
    path: Result<Ids<(ImageId, CommentPictureId)>, AppError>,
    caller: Caller,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    let Ids((image, id)) = path.map_err(|_| AppError::not_found(Thing::Picture))?;
    let access = images::enter(&state, &caller, image).await?;
    media::comment_picture(&state, &caller, (image, &access), (id, false), &headers).await
}
