//! The forms of pages, which work without JavaScript.

use super::body;
use crate::protocol::AppError;
use crate::protocol::decode_error::invalid_field;
use crate::server::state::AppState;
use axum::extract::{FromRequest, Request};
use serde::de::DeserializeOwned;
use serde_urlencoded::Deserializer;
use url::form_urlencoded::parse;

const TYPE: &str = "application/x-www-form-urlencoded";

/// The fields of a form.
pub struct Form<T>(pub T);

impl<T: DeserializeOwned> FromRequest<AppState> for Form<T> {
    type Rejection = AppError;

    async fn from_request(request: Request, _: &AppState) -> Result<Self, AppError> {
        body::require_type(request.headers(), TYPE, |kind| kind == TYPE)?;
        decode(&body::read(request).await?).map(Self)
    }
}

/// Decodes a form or a query.
pub fn decode<T: DeserializeOwned>(text: &[u8]) -> Result<T, AppError> {
    let fields = Deserializer::new(parse(text));
    serde_path_to_error::deserialize(fields)
        .map_err(|error| invalid_field(&error.path().to_string(), &error.inner().to_string()))
}
