//! `/images/{id}`: renaming, hiding, replacing, deleting and restoring an image.

use crate::model::ImageId;
use crate::protocol::rest::{ErrorBody, ImagePatchRequest, NewImageBody};
use crate::protocol::{AppError, Thing};
use crate::server::http::extract::{Id, JsonObject, NewImageForm, ReplacementForm};
use crate::server::services::caller::Caller;
use crate::server::services::images::{self, ImagePatch};
use crate::server::state::AppState;
use axum::Json;
use axum::extract::{FromRequest, FromRequestParts, Request, State};
use axum::http::StatusCode;
use axum::http::request::Parts;

/// The image of a path; a malformed id is that of no image.
pub struct ImagePath(pub ImageId);

impl FromRequestParts<AppState> for ImagePath {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        let id = Id::<ImageId>::from_request_parts(parts, state).await;
        id.map(|Id(id)| Self(id)).map_err(|_| AppError::not_found(Thing::Image))
    }
}

/// Rename an image, or change who finds it
///
/// Its uploader and moderators may. Everyone who looks at it sees the change at once.
#[utoipa::path(
    patch,
    path = "/images/{id}",
    operation_id = "changeImage",
    tag = "Images",
    params(("id" = ImageId, Path, description = "The image.")),
    request_body = ImagePatchRequest,
    responses(
        (status = 200, description = "The image.", body = NewImageBody),
        (status = 403, description = "Another person uploaded it; or the request comes from another site.", body = ErrorBody),
        (status = 404, description = "There is no such image.", body = ErrorBody),
        (status = 409, description = "The image is closed, or its picture is on another site.", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub async fn change(
    State(state): State<AppState>,
    ImagePath(id): ImagePath,
    caller: Caller,
    JsonObject(request): JsonObject<ImagePatchRequest>,
) -> Result<Json<NewImageBody>, AppError> {
    let ImagePatchRequest { title, visibility } = request;
    let image = images::change(&state, &caller, id, ImagePatch { title, visibility }).await?;
    Ok(Json(NewImageBody { image }))
}

/// Delete an image
///
/// Its uploader and moderators may. It is not there for anyone any more; for 30 days it can be restored, then it is gone
/// with its discussions and files.
#[utoipa::path(
    delete,
    path = "/images/{id}",
    operation_id = "deleteImage",
    tag = "Images",
    params(("id" = ImageId, Path, description = "The image.")),
    responses(
        (status = 204, description = "It is deleted."),
        (status = 403, description = "Another person uploaded it; or the request comes from another site.", body = ErrorBody),
        (status = 404, description = "There is no such image.", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub async fn delete(
    State(state): State<AppState>,
    ImagePath(id): ImagePath,
    caller: Caller,
) -> Result<StatusCode, AppError> {
    images::delete(&state, &caller, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Restore a deleted image
///
/// Its uploader and moderators may, for 30 days.
#[utoipa::path(
    post,
    path = "/images/{id}/restore",
    operation_id = "restoreImage",
    tag = "Images",
    params(("id" = ImageId, Path, description = "The image.")),
    responses(
        (status = 200, description = "It is there again.", body = NewImageBody),
        (status = 404, description = "There is no such deleted image.", body = ErrorBody),
        (status = 409, description = "Another image has its `urlId` by now.", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub async fn restore(
    State(state): State<AppState>,
    ImagePath(id): ImagePath,
    caller: Caller,
) -> Result<Json<NewImageBody>, AppError> {
    caller.user()?;
    let image = images::restore(&state, &caller, id).await?;
    Ok(Json(NewImageBody { image }))
}

/// Replace the picture of an image
///
/// As a form with a file. Discussions stay, and markers keep their percent. The bounds are those of a new image.
#[utoipa::path(
    put,
    path = "/images/{id}/file",
    operation_id = "replaceImage",
    tag = "Images",
    params(("id" = ImageId, Path, description = "The image.")),
    request_body(content = ReplacementForm, content_type = "multipart/form-data"),
    responses(
        (status = 200, description = "The image with its new picture.", body = NewImageBody),
        (status = 403, description = "Another person uploaded it; or the request comes from another site.", body = ErrorBody),
        (status = 404, description = "There is no such image.", body = ErrorBody),
        (status = 409, description = "The image is closed.", body = ErrorBody),
        (status = 413, description = "Too many bytes, or too many pixels.", body = ErrorBody),
        (status = 415, description = "The body's type, or an image format that is not taken, SVG among them.", body = ErrorBody),
        (status = 422, description = "The content is no image that can be shown.", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub async fn replace(
    State(state): State<AppState>,
    ImagePath(id): ImagePath,
    caller: Caller,
    request: Request,
) -> Result<Json<NewImageBody>, AppError> {
    // Before the body is received, so that a refused one is not sent.
    let tenant = images::manage(&state, &caller, id).await?.tenant.id.clone();
    let mut slot = images::begin_upload(&state, &caller, &tenant).await?;
    slot.acquire_body().await?;
    let form = NewImageForm::from_request(request, &state).await?;
    let image = images::replace(&state, &caller, slot, id, form.into_file()).await?;
    Ok(Json(NewImageBody { image }))
}
