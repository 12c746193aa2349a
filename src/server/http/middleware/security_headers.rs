//! The security headers of every answer, and the log of refusals.

use super::client_ip::ClientAddress;
use crate::server::state::AppState;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;

/// A year in seconds.
const HTTPS_ONLY: &str = "max-age=31536000";

/// Adds the headers that an answer does not set itself, and logs 401 and 403.
pub async fn security_headers(
    State(state): State<AppState>,
    ClientAddress(from): ClientAddress,
    route: Option<MatchedPath>,
    request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path();
    let is_data = ["/api/", "/rpc/", "/comment-image-chats/", "/embed/"];
    let is_data = is_data.iter().any(|data| path.starts_with(data));
    let mut response = next.run(request).await;
    if matches!(response.status(), StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN) {
        let (status, route) = (response.status().as_u16(), route.as_ref().map(MatchedPath::as_str));
        tracing::info!(status, route, %from, "refused");
    }
    let secure =
        state.config.is_secure().then_some((header::STRICT_TRANSPORT_SECURITY, HTTPS_ONLY));
    // Personal data belongs neither in a shared cache nor on disk.
    let private = is_data.then_some((header::CACHE_CONTROL, "private, no-store"));
    let always = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "strict-origin-when-cross-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    ];
    for (name, value) in always.into_iter().chain(secure).chain(private) {
        response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}
