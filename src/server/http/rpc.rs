//! The server functions over HTTP: context in, status out. Knows none of the functions.

use super::respond;
use crate::protocol::{AppError, ErrorCode};
use crate::server::state::AppState;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{FromRequest, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use leptos::prelude::provide_context;

/// The largest answer that is an error.
const MAX_ERROR_BYTES: usize = 64 * 1024;

/// Runs a server function. Its errors leave with the status of the one table.
pub async fn handle(State(state): State<AppState>, request: Request) -> Response {
    let context = move || provide_context(state.clone());
    let request = match bounded(request).await {
        Ok(request) => request,
        Err(error) => return error.into_response(),
    };
    let answer =
        leptos_axum::handle_server_fns_with_context(context, request).await.into_response();
    match answer.status() {
        StatusCode::INTERNAL_SERVER_ERROR => with_status(answer).await,
        StatusCode::BAD_REQUEST => AppError::not_found("function").into_response(),
        _ => answer,
    }
}

/// The request with its body read up to the router's limit: Leptos by itself reads without end.
async fn bounded(request: Request) -> Result<Request, AppError> {
    let (parts, body) = request.into_parts();
    let whole = Request::from_parts(parts.clone(), body);
    let bytes = Bytes::from_request(whole, &()).await.map_err(|rejection| {
        let code = match rejection.status() {
            StatusCode::PAYLOAD_TOO_LARGE => ErrorCode::TooLarge,
            _ => ErrorCode::Invalid,
        };
        AppError::new(code, rejection.body_text())
    })?;
    Ok(Request::from_parts(parts, Body::from(bytes)))
}

async fn with_status(answer: Response) -> Response {
    let (mut parts, body) = answer.into_parts();
    let bytes = to_bytes(body, MAX_ERROR_BYTES).await.unwrap_or_default();
    let error = serde_json::from_slice::<AppError>(&bytes).unwrap_or_else(|_| AppError::internal());
    if error.code != ErrorCode::Internal {
        parts.status = respond::status(&error);
        parts.headers.extend(respond::retry_after(&error).into_iter().flatten());
    }
    Response::from_parts(parts, Body::from(bytes))
}
