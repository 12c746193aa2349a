//! The form of the start page, which brings one or several images as files.

use super::image_form::{read_file, unreadable};
use crate::protocol::{AppError, Input};
use crate::server::services::images::NewImage;
use crate::server::state::AppState;
use axum::extract::{FromRequest, Multipart, Request};

/// The files of a form, each an image; together no larger than one may be.
pub struct NewImageForms(pub Vec<NewImage>);

impl FromRequest<AppState> for NewImageForms {
    type Rejection = AppError;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, AppError> {
        let form = Multipart::from_request(request, state).await;
        let mut form = form.map_err(|_| AppError::invalid(Input::NoBoundary))?;
        let mut images = Vec::new();
        while let Some(field) = form.next_field().await.map_err(unreadable)? {
            if field.name() == Some("file") {
                let (title, file) = read_file(field).await?;
                images.push(NewImage { file, title, url_id: None });
            }
        }
        match images.is_empty() {
            true => Err(AppError::invalid(Input::NoFile)),
            false => Ok(Self(images)),
        }
    }
}
