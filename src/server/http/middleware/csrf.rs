//! Who may send what from where, and what every answer carries. Knows no person.

use crate::protocol::{AppError, Forbidden};
use crate::server::config::Config;
use crate::server::http::error_response::refuse;
use crate::server::http::middleware::cors::SignOnFromOutside;
use crate::server::http::middleware::origin::{Sender, sender};
use crate::server::http::session_cookie;
use crate::server::state::AppState;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::Response;

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
    let error = AppError::from(Forbidden::OtherSite);
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
    session_cookie::from_bearer(headers).is_some() && !headers.contains_key(header::COOKIE)
}
