//! Who may send what from where, and what every answer carries. Knows no person.

use super::client_address::ClientAddress;
use super::embedding::SignOnFromOutside;
use super::origin::{Sender, sender};
use super::refusal::refuse;
use crate::protocol::{AppError, ErrorCode};
use crate::server::auth::SessionToken;
use crate::server::config::Config;
use crate::server::state::AppState;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Changes come from the site's own pages, from programs, which send neither of the headers that are
/// looked at here, or with a token that no browser sends by itself. Nothing but own pages and programs
/// calls a server function, whatever the method.
pub async fn same_site(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let is_reading = matches!(*request.method(), Method::GET | Method::HEAD);
    let signs_on = request.extensions().get::<SignOnFromOutside>().is_some();
    let headers = request.headers();
    let is_open = (is_reading || signs_on || is_bearer_alone(headers))
        && !request.uri().path().starts_with("/rpc/");
    if is_open || is_own_site(&state.config, headers) {
        return next.run(request).await;
    }
    let error = AppError::new(ErrorCode::Forbidden, "this request comes from another site");
    refuse(state, request, error).await
}

/// Both headers have to agree: a page of a name that was made to lead here is of the same origin as
/// itself.
fn is_own_site(config: &Config, headers: &HeaderMap) -> bool {
    let mut sites = headers.get_all("sec-fetch-site").iter().map(HeaderValue::as_bytes);
    sites.all(|site| matches!(site, b"same-origin" | b"none"))
        && sender(config, headers) != Sender::Elsewhere
}

/// Nothing in it comes from the browser's own store, so that no page can make a browser send it in
/// someone's name.
fn is_bearer_alone(headers: &HeaderMap) -> bool {
    SessionToken::from_bearer(headers).is_some() && !headers.contains_key(header::COOKIE)
}

/// A change that has begun is carried through, also when whoever asked for it has gone: otherwise a
/// connection that is cut in time would leave it half done, without its entry in the audit log for
/// instance.
pub async fn finish(request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        return next.run(request).await;
    }
    match tokio::spawn(next.run(request)).await {
        Ok(response) => response,
        Err(error) if error.is_panic() => std::panic::resume_unwind(error.into_panic()),
        Err(_) => AppError::internal().into_response(),
    }
}

/// Browsers that came by https come by it for so long, in seconds: a year.
const HTTPS_ONLY: &str = "max-age=31536000";

/// Headers of every answer, unless it has its own; and the log of those that are refusals.
pub async fn headers(
    State(state): State<AppState>,
    ClientAddress(from): ClientAddress,
    route: Option<MatchedPath>,
    request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path();
    let is_data = path.starts_with("/api/") || path.starts_with("/rpc/");
    let mut response = next.run(request).await;
    if matches!(response.status(), StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN) {
        let (status, route) = (response.status().as_u16(), route.as_ref().map(MatchedPath::as_str));
        tracing::info!(status, route, %from, "refused");
    }
    let secure =
        state.config.is_secure().then_some((header::STRICT_TRANSPORT_SECURITY, HTTPS_ONLY));
    // What one person may read is not for a cache that others share, nor for the disk.
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
