//! `POST /language`: keeps the language that a reader chose, in a cookie.

use crate::protocol::AppError;
use crate::server::http::extract::Form;
use crate::server::http::middleware::language::COOKIE;
use crate::server::http::redirect::redirect_local;
use crate::server::http::session_cookie::{header_of, host_cookie};
use crate::server::state::AppState;
use crate::texts::Locale;
use axum::Router;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use cookie::time::Duration;
use serde::Deserialize;

/// How long the choice is kept: browsers keep no cookie for longer.
const KEPT: Duration = Duration::days(400);

/// The route.
pub fn routes() -> Router<AppState> {
    Router::new().route("/language", post(choose))
}

#[derive(Deserialize)]
struct Choice {
    language: String,
    #[serde(default)]
    next: String,
}

/// Leads back to the page. A language that is not there leaves the choice as it was.
async fn choose(
    State(state): State<AppState>,
    Form(Choice { language, next }): Form<Choice>,
) -> Result<Response, AppError> {
    let secure = state.config.is_secure();
    let cookie = Locale::of_tag(&language)
        .and_then(|locale| header_of(host_cookie(COOKIE, locale.tag(), "/", secure).max_age(KEPT)));
    Ok((cookie.map(|cookie| [(header::SET_COOKIE, cookie)]), redirect_local(&next)).into_response())
}
