//! Request bodies as bytes.

use crate::protocol::{AppError, Input, Reason};
use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, StatusCode, header};

/// The body, up to the limit of the route.
pub async fn read(request: Request) -> Result<Bytes, AppError> {
    let bytes = Bytes::from_request(request, &()).await;
    bytes.map_err(|rejection| unreadable(rejection.status()))
}

/// The error of a body that could not be received with this status.
pub fn unreadable(status: StatusCode) -> AppError {
    match status {
        StatusCode::PAYLOAD_TOO_LARGE => Reason::BodyTooLarge.into(),
        _ => AppError::invalid(Input::IncompleteBody),
    }
}

/// Requires a media type; `is_accepted` gets it in lower case, without parameters.
pub fn require_type(
    headers: &HeaderMap,
    accepted: &str,
    is_accepted: impl Fn(&str) -> bool,
) -> Result<(), AppError> {
    let value = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let essence = value.unwrap_or_default().split(';').next().unwrap_or_default().trim();
    let wrong = || AppError::from(Reason::ContentType { accepted: accepted.to_owned() });
    is_accepted(&essence.to_ascii_lowercase()).then_some(()).ok_or_else(wrong)
}
