//! For those who watch over the server.

use crate::server::state::AppState;
use axum::extract::State;
use axum::http::StatusCode;

/// The process lives.
pub async fn alive() -> &'static str {
    "ok\n"
}

/// The database answers, and the server is not about to stop.
pub async fn ready(State(state): State<AppState>) -> (StatusCode, &'static str) {
    if state.is_draining() {
        (StatusCode::SERVICE_UNAVAILABLE, "stopping\n")
    } else if state.store.ping().await.is_err() {
        (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
    } else {
        (StatusCode::OK, "ready\n")
    }
}
