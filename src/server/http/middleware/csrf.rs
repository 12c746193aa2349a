//! Protection against cross-site request forgery, by `Origin` and `Sec-Fetch-Site`.

use crate::protocol::{AppError, Forbidden};
use crate::server::config::Config;
use crate::server::http::middleware::cors::CrossSiteLogin;
use crate::server::http::middleware::origin::{Sender, sender};
use crate::server::http::session_cookie;
use crate::server::state::AppState;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Accepts changes from own pages, from programs, which send neither header, from an embedding site's login, and with a
/// token that no browser sends by itself.
pub async fn same_site(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let is_read = matches!(*request.method(), Method::GET | Method::HEAD);
    let is_login = request.extensions().get::<CrossSiteLogin>().is_some();
    match is_read || is_login || is_bearer_only(request.headers()) {
        true => next.run(request).await,
        false => own_pages(State(state), request, next).await,
    }
}

/// Accepts own pages and programs only, whatever the method.
pub async fn own_pages(State(state): State<AppState>, request: Request, next: Next) -> Response {
    match is_own_site(&state.config, request.headers()) {
        true => next.run(request).await,
        false => AppError::from(Forbidden::OtherSite).into_response(),
    }
}

/// Does the request come from an own page or a program? Both headers must agree: a page of a rebound name has the same origin as its request.
pub fn is_own_site(config: &Config, headers: &HeaderMap) -> bool {
    let mut sites = headers.get_all("sec-fetch-site").iter().map(HeaderValue::as_bytes);
    sites.all(|site| matches!(site, b"same-origin" | b"none"))
        && sender(config, headers) != Sender::Elsewhere
}

/// Without a cookie, nothing in the request comes from the browser's own store.
fn is_bearer_only(headers: &HeaderMap) -> bool {
    session_cookie::from_bearer(headers).is_some() && !headers.contains_key(header::COOKIE)
}
