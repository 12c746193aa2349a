//! How errors leave: the one error as a status and a JSON body. Knows no route.

use crate::protocol::rest::ErrorBody;
use crate::protocol::{AppError, ErrorCode};
use axum::Json;
use axum::body::Body;
use axum::http::{Response, StatusCode, header};
use axum::response::IntoResponse;
use std::any::Any;

/// What is too much now is mostly not too much after this many seconds.
const RETRY_AFTER: &str = "5";

/// The status of an error.
pub fn status(error: &AppError) -> StatusCode {
    StatusCode::from_u16(error.code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

impl IntoResponse for AppError {
    fn into_response(self) -> axum::response::Response {
        let is_later = matches!(self.code, ErrorCode::TooMany | ErrorCode::Stopping);
        let later = is_later.then_some([(header::RETRY_AFTER, RETRY_AFTER)]);
        (status(&self), later, Json(ErrorBody { error: self })).into_response()
    }
}

/// 404 for an address below `/api/` that means nothing.
pub async fn no_such_endpoint() -> AppError {
    AppError::not_found("endpoint")
}

/// 405 for an address that knows other methods.
pub async fn method_not_allowed() -> AppError {
    AppError::new(ErrorCode::MethodNotAllowed, "this address does not take this method")
}

/// 500 for a fault of ours that would have ended the task.
pub fn panicked(_: Box<dyn Any + Send + 'static>) -> Response<Body> {
    tracing::error!("a request handler panicked");
    AppError::internal().into_response()
}
