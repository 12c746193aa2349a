//! The form that brings an image as a file.

use super::body;
use crate::protocol::{AppError, Input};
use crate::server::media::MAX_UPLOAD_BYTES;
use crate::server::services::images::{self, NewImage, SentFile};
use crate::server::state::AppState;
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::StatusCode;
use bytes::Bytes;
use utoipa::ToSchema;

/// The longest body of such a form: the file, and 64 KiB for the parts around it.
pub const MAX_IMAGE_FORM_BYTES: usize = MAX_UPLOAD_BYTES + 64 * 1024;

/// An image as a file, with what is said about it.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
pub struct NewImageForm {
    /// The file.
    #[schema(value_type = String, format = Binary)]
    file: SentFile,
    /// What people call it. Without one, the file's name.
    #[schema(nullable = false, max_length = 200, examples("Ground floor"))]
    title: Option<String>,
    /// What the embedding page calls it; unique within the tenant. Without one, the image's id.
    #[schema(nullable = false, max_length = 2000, examples("https://example.com/floors/0"))]
    url_id: Option<String>,
}

impl FromRequest<AppState> for NewImageForm {
    type Rejection = AppError;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, AppError> {
        let form = Multipart::from_request(request, state).await;
        let no_boundary = |_| AppError::invalid(Input::NoBoundary);
        let mut form = form.map_err(no_boundary)?;
        let (mut file, mut title, mut url_id) = (None, None, None);
        while let Some(field) = form.next_field().await.map_err(unreadable)? {
            match field.name().unwrap_or_default() {
                "file" => file = Some(read_file(field).await?),
                "title" => title = Some(field.text().await.map_err(unreadable)?),
                "urlId" => url_id = Some(field.text().await.map_err(unreadable)?),
                _ => {}
            }
        }
        let none = || AppError::invalid(Input::NoFile);
        let (of_name, file) = file.ok_or_else(none)?;
        Ok(Self { file, title: images::given_title(title)?.or(of_name), url_id })
    }
}

/// A picture that takes the place of an image's present one.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the form; `NewImageForm` reads it")]
pub struct ReplacementForm {
    /// The file.
    #[schema(value_type = String, format = Binary)]
    file: Bytes,
}

/// A picture for comments.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the form; `NewImageForm` reads it")]
pub struct CommentPictureForm {
    /// The file. Its name becomes the words for the picture.
    #[schema(value_type = String, format = Binary)]
    file: Bytes,
}

impl NewImageForm {
    /// The file alone.
    pub fn into_file(self) -> SentFile {
        self.file
    }
}

impl From<NewImageForm> for NewImage {
    fn from(form: NewImageForm) -> Self {
        Self { file: form.file, title: form.title, url_id: form.url_id }
    }
}

/// A file, and the title that its name gives it.
pub(super) async fn read_file(field: Field<'_>) -> Result<(Option<String>, SentFile), AppError> {
    let name = field.file_name().map(str::to_owned);
    let bytes = field.bytes().await.map_err(unreadable)?;
    let name = name.as_deref();
    Ok((name.and_then(images::title_of_file), SentFile::new(bytes, name)))
}

pub(super) fn unreadable(error: MultipartError) -> AppError {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => body::unreadable(StatusCode::PAYLOAD_TOO_LARGE),
        _ => AppError::invalid(Input::NotMultipart),
    }
}
