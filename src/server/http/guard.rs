//! Who may send what from where, and the headers that every answer carries. Knows no person.

use crate::protocol::{AppError, ErrorCode};
use crate::server::state::AppState;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Changes come from the site's own pages, or from programs, which send neither of these headers.
pub async fn same_site(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    if reads || is_own_site(&state, request.headers()) {
        return next.run(request).await;
    }
    AppError::new(ErrorCode::Forbidden, "this request comes from another site").into_response()
}

fn is_own_site(state: &AppState, headers: &HeaderMap) -> bool {
    let fetch_site = headers.get("sec-fetch-site").map(HeaderValue::as_bytes);
    match fetch_site {
        Some(b"same-origin" | b"none") => true,
        Some(_) => false,
        None => {
            headers.get(header::ORIGIN).is_none_or(|origin| is_own_origin(state, headers, origin))
        }
    }
}

/// Is this `Origin` the address that people use, or the very host that the request went to?
pub fn is_own_origin(state: &AppState, headers: &HeaderMap, origin: &HeaderValue) -> bool {
    let Ok(origin) = origin.to_str() else { return false };
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let authority = origin.split_once("://").map(|(_, authority)| authority);
    origin == state.config.public_url() || (authority.is_some() && authority == host)
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
