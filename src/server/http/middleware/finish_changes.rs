//! Runs changes to their end, also when the client has disconnected.

use crate::protocol::AppError;
use crate::server::languages::within;
use crate::texts;
use axum::extract::Request;
use axum::http::Method;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Runs a change as a task of its own. Dropped with its connection, it could stop half-way, for instance before its
/// entry in the audit log.
pub async fn finish_changes(request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        return next.run(request).await;
    }
    match tokio::spawn(within(texts::locale(), next.run(request))).await {
        Ok(response) => response,
        Err(error) if error.is_panic() => std::panic::resume_unwind(error.into_panic()),
        Err(_) => AppError::internal().into_response(),
    }
}
