//! Errors as HTTP answers: the status, `Retry-After` and the JSON body of an [`AppError`].

use crate::protocol::compat::{CompatError, Status};
use crate::protocol::rest::{ErrorBody, HeldBody};
use crate::protocol::{AppError, ErrorCode, Reason, Thing, text_of};
use axum::Json;
use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, Response, StatusCode, header};
use axum::response::IntoResponse;
use std::any::Any;

/// `Retry-After` in seconds where the error does not know better.
const RETRY_AFTER: u32 = 5;

/// The status of an error.
pub fn status(error: &AppError) -> StatusCode {
    StatusCode::from_u16(error.code().status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// JSON, with the error as an extension: the layers of `middleware::error_format` write it in the format of the route.
impl IntoResponse for AppError {
    fn into_response(self) -> axum::response::Response {
        let mut response = json(&self);
        response.extensions_mut().insert(self);
        response
    }
}

/// JSON, whatever the route's format is.
pub fn json(error: &AppError) -> axum::response::Response {
    if error.code() == ErrorCode::Held {
        let body = HeldBody { held: true, message: text_of(&error.reason) };
        return (StatusCode::ACCEPTED, Json(body)).into_response();
    }
    (status(error), retry_after(error), Json(ErrorBody { error: error.clone() })).into_response()
}

/// The body of a server function's error: the error without an envelope.
pub fn bare(error: &AppError) -> axum::response::Response {
    (status(error), retry_after(error), Json(error)).into_response()
}

/// The answer of `compat`: its callers know 400, 401, 403, 404 and 429 for what a client did wrong.
pub fn compat(error: &AppError) -> axum::response::Response {
    let status = match error.code() {
        // The image is closed.
        ErrorCode::Conflict if matches!(error.reason, Reason::Restricted(_)) => {
            StatusCode::FORBIDDEN
        }
        ErrorCode::Gone => StatusCode::NOT_FOUND,
        ErrorCode::Conflict
        | ErrorCode::TooLarge
        | ErrorCode::UnsupportedType
        | ErrorCode::NotAnImage => StatusCode::BAD_REQUEST,
        _ => status(error),
    };
    let body = CompatError { status: Status::Error, message: text_of(&error.reason) };
    (status, retry_after(error), Json(body)).into_response()
}

/// The `Retry-After` header of temporary errors.
pub fn retry_after(error: &AppError) -> Option<[(HeaderName, HeaderValue); 1]> {
    let is_temporary = matches!(
        error.code(),
        ErrorCode::TooMany | ErrorCode::Overloaded | ErrorCode::Unwritable | ErrorCode::Stopping
    );
    let seconds = error.retry_after.unwrap_or(RETRY_AFTER);
    is_temporary.then(|| [(header::RETRY_AFTER, HeaderValue::from(seconds))])
}

/// 404 for an unknown path below `/api/`.
pub async fn no_such_endpoint() -> AppError {
    AppError::not_found(Thing::Endpoint)
}

/// 405, as JSON on every route.
pub async fn method_not_allowed() -> Response<Body> {
    json(&AppError::from(Reason::MethodNotAllowed))
}

/// 500 for a handler that panicked.
pub fn panicked(_: Box<dyn Any + Send + 'static>) -> Response<Body> {
    tracing::error!("a request handler panicked");
    json(&AppError::internal())
}
