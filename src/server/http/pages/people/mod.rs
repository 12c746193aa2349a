//! Pages about people: what they show and what their forms do. Know not how a password is kept.

mod account;
mod join;
mod members;
mod reset;
mod sign;

use crate::app::room::sentence;
use crate::protocol::{AppError, text_of};
use crate::server::auth::{SESSION_DAYS, SessionToken};
use crate::server::http::extract::form::redirect_local;
use crate::server::http::session_cookie;
use crate::server::services::caller::Caller;
use crate::server::state::AppState;
use axum::Router;
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

/// The routes of these pages.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/login", get(sign::show_login).post(sign::login))
        .route("/signup", get(sign::show_sign_up).post(sign::sign_up))
        .route("/account", get(account::show).post(account::change))
        .route("/join/{secret}", get(join::show).post(join::join))
        .route("/setup/{secret}", get(join::show).post(join::join))
        .route("/reset/{secret}", get(reset::show).post(reset::replace))
        .route("/t/{tenant}/members", get(members::show).post(members::change))
}

/// Redirects to a path of this site, with the cookie of a session if one was opened.
fn redirect_with_session(state: &AppState, to: &str, token: Option<SessionToken>) -> Response {
    let secure = state.config.is_secure();
    let cookie = token.and_then(|token| session_cookie::store(&token, SESSION_DAYS, secure));
    let mut response = redirect_local(to).into_response();
    response.headers_mut().extend(cookie.map(|cookie| (header::SET_COOKIE, cookie)));
    response
}

/// Redirects to `/` after the session ended; the browser deletes the cookie and what it stored, such as drafts.
fn signed_out(state: &AppState) -> Response {
    let cookie = session_cookie::delete(state.config.is_secure());
    let mut response = redirect_local("/").into_response();
    response.headers_mut().extend(cookie.map(|cookie| (header::SET_COOKIE, cookie)));
    let clear = HeaderName::from_static("clear-site-data");
    response.headers_mut().insert(clear, HeaderValue::from_static("\"storage\""));
    response
}

/// Why something came to nothing, for people.
fn words(error: &AppError) -> Option<String> {
    Some(sentence(&text_of(&error.reason)))
}

/// The name of whoever asks, if they have one.
fn name_of(caller: &Caller) -> String {
    let name = caller.user.as_ref().and_then(|user| user.name.clone());
    name.map(String::from).unwrap_or_default()
}
