//! `GET /images/{id}/file` and `GET /images/{id}/original`: the picture of an image in full size, and the file as it was
//! sent, as files.

use super::file_name;
use super::image_changes::ImagePath;
use crate::model::ImageId;
use crate::protocol::rest::ErrorBody;
use crate::protocol::{AppError, Thing};
use crate::server::http::extract::ImageAccess;
use crate::server::media::{content_type, original_type};
use crate::server::services::caller::Caller;
use crate::server::services::images;
use crate::server::state::AppState;
use axum::body::Body;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};

/// A picture that is opened all the same runs nothing.
const SANDBOX: &str = "default-src 'none'; sandbox";

/// Download the picture of an image
///
/// In full size, as a file that is named after the title. It is the picture as it was encoded when it was uploaded:
/// upright, without metadata.
#[utoipa::path(
    get,
    path = "/images/{id}/file",
    operation_id = "downloadImage",
    tag = "Images",
    params(("id" = ImageId, Path, description = "The image.")),
    responses(
        (
            status = 200,
            description = "The picture.",
            content(
                (Vec<u8> = "image/jpeg"),
                (Vec<u8> = "image/png"),
            ),
            headers(("content-disposition" = String, description = "`attachment`, with the title as the file's name.")),
        ),
        (status = 404, description = "There is no such image.", body = ErrorBody),
    ),
    security((), ("session" = [])),
)]
pub async fn show(
    State(state): State<AppState>,
    ImageAccess { image, .. }: ImageAccess,
) -> Result<Response, AppError> {
    let record = images::record(&state, image).await?;
    let kind = content_type(&record.full).ok_or_else(missing)?;
    let name = file_name::of_title(&record.title, ending(&record.full));
    download(&state, (image, &record.full), (kind, &name), "private, no-cache").await
}

/// Download an image as it was sent
///
/// The same bytes, with everything that is in them, such as place and camera: for the uploader and for moderators. Others
/// download the picture, see `downloadImage`. The file has the name that it was sent under, or else the title. Images
/// from before these files were kept have none, and images on other sites neither.
#[utoipa::path(
    get,
    path = "/images/{id}/original",
    operation_id = "downloadOriginal",
    tag = "Images",
    params(("id" = ImageId, Path, description = "The image.")),
    responses(
        (
            status = 200,
            description = "The file.",
            content(
                (Vec<u8> = "image/jpeg"),
                (Vec<u8> = "image/png"),
                (Vec<u8> = "image/webp"),
                (Vec<u8> = "image/gif"),
            ),
            headers(("content-disposition" = String, description = "`attachment`, with the file's name.")),
        ),
        (status = 403, description = "Another person uploaded it.", body = ErrorBody),
        (status = 404, description = "There is no such image, or no such file of it.", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub async fn original(
    State(state): State<AppState>,
    ImagePath(image): ImagePath,
    caller: Caller,
) -> Result<Response, AppError> {
    let (record, original) = images::original(&state, &caller, image).await?;
    let kind = original_type(&original.file).ok_or_else(missing)?;
    let ending = ending(&original.file);
    let name = match &original.name {
        Some(name) => file_name::of_sent(name, ending),
        None => file_name::of_title(&record.title, ending),
    };
    download(&state, (image, &original.file), (kind, &name), "private, no-store").await
}

/// A file of an image, under a name for people.
async fn download(
    state: &AppState,
    (image, file): (ImageId, &str),
    (kind, name): (&'static str, &str),
    caching: &'static str,
) -> Result<Response, AppError> {
    let blob = state.blobs.open(image, file).await.map_err(|error| {
        tracing::error!(%error, "a picture cannot be read");
        AppError::internal()
    })?;
    let blob = blob.ok_or_else(missing)?;
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CONTENT_SECURITY_POLICY, SANDBOX),
        (header::CACHE_CONTROL, caching),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    let name = [(header::CONTENT_DISPOSITION, file_name::attachment(name))];
    let length = [(header::CONTENT_LENGTH, blob.size)];
    Ok((headers, name, length, Body::from_stream(blob.content)).into_response())
}

fn ending(file: &str) -> &str {
    file.rsplit_once('.').map_or("", |(_, ending)| ending)
}

fn missing() -> AppError {
    AppError::not_found(Thing::Picture)
}
