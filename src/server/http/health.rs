//! For those who watch over the server.

use crate::server::state::AppState;
use axum::extract::State;
use axum::http::StatusCode;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Both questions.
pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::default().routes(routes!(alive)).routes(routes!(ready))
}

/// Ask whether the process lives
#[utoipa::path(
    get,
    path = "/healthz",
    operation_id = "isAlive",
    tag = "Health",
    responses((status = 200, description = "It does.", body = String, content_type = "text/plain; charset=utf-8", example = "ok\n")),
)]
pub async fn alive() -> &'static str {
    "ok\n"
}

/// Ask whether the server is ready
///
/// It is when the database answers and the server is not about to stop.
#[utoipa::path(
    get,
    path = "/readyz",
    operation_id = "isReady",
    tag = "Health",
    responses(
        (status = 200, description = "It is.", body = String, content_type = "text/plain; charset=utf-8", example = "ready\n"),
        (status = 503, description = "It is not, and why.", body = String, content_type = "text/plain; charset=utf-8", example = "stopping\n"),
    ),
)]
pub async fn ready(State(state): State<AppState>) -> (StatusCode, &'static str) {
    if state.is_draining() {
        (StatusCode::SERVICE_UNAVAILABLE, "stopping\n")
    } else if state.store.ping().await.is_err() {
        (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
    } else {
        (StatusCode::OK, "ready\n")
    }
}
