//! Server functions over HTTP: authenticates the caller, runs the function, maps its error to a status.

use crate::protocol::{AppError, ErrorCode, Thing};
use crate::server::http::{error_body, extract, session_cookie};
use crate::server::services::server_fn::ServerFnContext;
use crate::server::state::AppState;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use leptos::prelude::provide_context;

/// The largest error of a server function.
const MAX_ERROR_BYTES: usize = 64 * 1024;

/// Runs a server function.
pub async fn handle(State(state): State<AppState>, request: Request) -> Response {
    let request = match bounded(request).await {
        Ok(request) => request,
        Err(error) => return error_body::json(&error),
    };
    let (parts, body) = request.into_parts();
    let caller = match extract::authenticate(&state, &parts).await {
        Ok(caller) => caller,
        Err(error) => return error_body::bare(&error),
    };
    let secure = state.config.is_secure();
    let query = parts.uri.query().map(str::to_owned);
    let context = ServerFnContext::new(state, caller);
    let provided = context.clone();
    let provide = move || provide_context(provided.clone());
    let request = Request::from_parts(parts, body);
    let answer = leptos_axum::handle_server_fns_with_context(provide, request).await;
    let mut answer = answer.into_response();
    if let Some(token) = context.take_token() {
        let cookie = session_cookie::store_for_page(&token, query.as_deref(), secure);
        answer.headers_mut().extend(cookie.map(|cookie| (header::SET_COOKIE, cookie)));
    }
    match answer.status() {
        StatusCode::INTERNAL_SERVER_ERROR => with_status(answer).await,
        StatusCode::BAD_REQUEST => error_body::json(&AppError::not_found(Thing::Function)),
        _ => answer,
    }
}

/// The request with its body received up to the router's limit: Leptos has none.
async fn bounded(request: Request) -> Result<Request, AppError> {
    let (parts, body) = request.into_parts();
    let bytes = extract::body::read(Request::from_parts(parts.clone(), body)).await?;
    Ok(Request::from_parts(parts, Body::from(bytes)))
}

async fn with_status(answer: Response) -> Response {
    let (mut parts, body) = answer.into_parts();
    let bytes = to_bytes(body, MAX_ERROR_BYTES).await.unwrap_or_default();
    let error = serde_json::from_slice::<AppError>(&bytes).unwrap_or_else(|_| AppError::internal());
    if error.code() != ErrorCode::Internal {
        parts.status = error_body::status(&error);
        parts.headers.extend(error_body::retry_after(&error).into_iter().flatten());
    }
    Response::from_parts(parts, Body::from(bytes))
}
