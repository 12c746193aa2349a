//! How errors leave: the one error as a status and a JSON body. Knows no route.

use crate::protocol::rest::{ErrorBody, HeldBody};
use crate::protocol::{AppError, ErrorCode, Reason, Thing, text_of};
use axum::Json;
use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, Response, StatusCode, header};
use axum::response::IntoResponse;
use std::any::Any;

/// Seconds after which what is too much now mostly is not any more.
const RETRY_AFTER: u32 = 5;

/// The status of an error.
pub fn status(error: &AppError) -> StatusCode {
    StatusCode::from_u16(error.code().status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

impl IntoResponse for AppError {
    fn into_response(self) -> axum::response::Response {
        if self.code() == ErrorCode::Held {
            let kept = HeldBody { held: true, message: text_of(&self.reason) };
            return (StatusCode::ACCEPTED, Json(kept)).into_response();
        }
        (status(&self), retry_after(&self), Json(ErrorBody { error: self })).into_response()
    }
}

/// The header that says when to try again, for errors that pass.
pub fn retry_after(error: &AppError) -> Option<[(HeaderName, HeaderValue); 1]> {
    let is_passing = matches!(error.code(), ErrorCode::TooMany | ErrorCode::Stopping);
    let seconds = error.retry_after.unwrap_or(RETRY_AFTER);
    is_passing.then(|| [(header::RETRY_AFTER, HeaderValue::from(seconds))])
}

/// An error as callers of server functions read it: without anything around it.
pub fn bare(error: &AppError) -> axum::response::Response {
    (status(error), retry_after(error), Json(error)).into_response()
}

/// 404 for an address below `/api/` that means nothing.
pub async fn no_such_endpoint() -> AppError {
    AppError::not_found(Thing::Endpoint)
}

/// 405 for an address that knows other methods.
pub async fn method_not_allowed() -> AppError {
    AppError::from(Reason::MethodNotAllowed)
}

/// 500 for a fault of ours that would have ended the task.
pub fn panicked(_: Box<dyn Any + Send + 'static>) -> Response<Body> {
    tracing::error!("a request handler panicked");
    AppError::internal().into_response()
}
