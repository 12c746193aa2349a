//! A refusal from before any handler, in the form that whoever asked can read: a program, the caller of
//! a server function, a person. Knows no reason for one.

use crate::protocol::AppError;
use crate::server::http::{error_json, pages};
use crate::server::state::AppState;
use axum::extract::Request;
use axum::response::{IntoResponse, Response};

/// The error as an answer to this request.
pub async fn refuse(state: AppState, request: Request, error: AppError) -> Response {
    let path = request.uri().path();
    if path.starts_with("/rpc/") {
        error_json::bare(&error)
    } else if path.starts_with("/api/") || path == "/live" {
        error.into_response()
    } else {
        pages::failed(state, request, &error).await
    }
}
