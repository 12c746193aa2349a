//! `POST /theme`: keeps the theme that a reader chose, in a cookie.

use crate::protocol::Theme;
use crate::server::http::extract::Form;
use crate::server::http::redirect::redirect_local;
use crate::server::http::theme_cookie;
use crate::server::state::AppState;
use axum::Router;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use serde::Deserialize;

/// The route.
pub fn routes() -> Router<AppState> {
    Router::new().route("/theme", post(choose))
}

#[derive(Deserialize)]
struct Choice {
    theme: String,
    #[serde(default)]
    next: String,
}

/// Leads back to the page. A theme that is not there is the system's.
async fn choose(
    State(state): State<AppState>,
    Form(Choice { theme, next }): Form<Choice>,
) -> Response {
    let cookie = theme_cookie::store(Theme::of_name(&theme), state.config.is_secure());
    (cookie.map(|cookie| [(header::SET_COOKIE, cookie)]), redirect_local(&next)).into_response()
}
