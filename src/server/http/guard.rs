//! Who may send what from where, and the headers that every answer carries. Knows no person.

use super::origin::{Sender, sender};
use super::refusal::refuse;
use crate::protocol::{AppError, ErrorCode};
use crate::server::config::Config;
use crate::server::state::AppState;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::Response;

/// Changes come from the site's own pages, or from programs, which send neither of the headers that
/// are looked at here. Nothing else calls a server function, whatever the method.
pub async fn same_site(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let is_reading = matches!(*request.method(), Method::GET | Method::HEAD);
    let is_open = is_reading && !request.uri().path().starts_with("/rpc/");
    if is_open || is_own_site(&state.config, request.headers()) {
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
        && sender(config, headers) != Sender::OtherPage
}

/// Headers of every answer.
pub async fn headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let always = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "strict-origin-when-cross-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    ];
    for (name, value) in always {
        response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}
