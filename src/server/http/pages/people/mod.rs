//! Pages about people: what they show and what their forms do. Know not how a password is kept.

mod account;
mod join;
mod members;
mod reset;
mod sign;

use crate::app::room::sentence;
use crate::protocol::AppError;
use crate::server::context::Caller;
use crate::server::http::form::go_on;
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

/// Goes on somewhere else, with a cookie if there is a new one.
fn go_on_with(to: &str, cookie: Option<HeaderValue>) -> Response {
    let mut response = go_on(to).into_response();
    if let Some(cookie) = cookie {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// Nobody is signed in any more; what they left in the browser, drafts for instance, goes as well.
fn signed_out(cookie: Option<HeaderValue>) -> Response {
    let mut response = go_on_with("/", cookie);
    let clear = HeaderName::from_static("clear-site-data");
    response.headers_mut().insert(clear, HeaderValue::from_static("\"storage\""));
    response
}

/// Why something came to nothing, for people.
fn words(error: &AppError) -> Option<String> {
    Some(sentence(&error.message))
}

/// The name of whoever asks, if they have one.
fn name_of(caller: &Caller) -> String {
    let name = caller.user.as_ref().and_then(|user| user.name.clone());
    name.map(String::from).unwrap_or_default()
}
