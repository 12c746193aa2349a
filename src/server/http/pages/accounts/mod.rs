//! The pages of an account: signing in and up, the account itself, and links that lead to one.

mod account;
mod join;
mod reset;
mod shared;
mod sign_in;
mod sign_up;

pub use shared::after_sign_in;

use crate::server::http::middleware::error_format::of_secret_link;
use crate::server::state::AppState;
use axum::Router;
use axum::middleware::map_response;
use axum::routing::get;

/// The routes of these pages.
pub fn routes() -> Router<AppState> {
    let links = Router::new()
        .route("/join/{secret}", get(join::show).post(join::join))
        .route("/setup/{secret}", get(join::show).post(join::join))
        .route("/reset/{secret}", get(reset::show).post(reset::replace))
        .layer(map_response(of_secret_link));
    Router::new()
        .route("/login", get(sign_in::show).post(sign_in::sign_in))
        .route("/signup", get(sign_up::show).post(sign_up::sign_up))
        .route("/account", get(account::show).post(account::change))
        .merge(links)
}
