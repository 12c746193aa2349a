//! `POST /language`: keeps the language that a reader chose, in a cookie, and with the account of a reader who has one.

use crate::protocol::AppError;
use crate::server::http::extract::Form;
use crate::server::http::middleware::language::COOKIE;
use crate::server::http::redirect::redirect_local;
use crate::server::http::session_cookie::{header_of, host_cookie};
use crate::server::services::accounts::preferences;
use crate::server::services::caller::Caller;
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

/// Leads back to the page. Without a language the choice is the browser's again; one that is not there leaves it as it was.
async fn choose(
    State(state): State<AppState>,
    caller: Caller,
    Form(Choice { language, next }): Form<Choice>,
) -> Result<Response, AppError> {
    let chosen = Locale::of_tag(&language);
    if chosen.is_none() && !language.is_empty() {
        return Ok(redirect_local(&next).into_response());
    }
    preferences::set_language(&state, &caller, chosen).await?;
    let (tag, kept) = chosen.map_or(("", Duration::ZERO), |locale| (locale.tag(), KEPT));
    let cookie = host_cookie(COOKIE, tag, "/", state.config.is_secure()).max_age(kept);
    let cookie = header_of(cookie);
    Ok((cookie.map(|cookie| [(header::SET_COOKIE, cookie)]), redirect_local(&next)).into_response())
}
