//! `/metrics`, for Prometheus: with the configured token alone.

use crate::protocol::{AppError, Thing};
use crate::server::metrics;
use crate::server::state::AppState;
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use sha2::{Digest, Sha256};

/// The text format of Prometheus.
const FORMAT: &str = "text/plain; version=0.0.4; charset=utf-8";

/// The route.
pub fn router() -> Router<AppState> {
    Router::new().route("/metrics", get(show))
}

async fn show(State(state): State<AppState>, headers: HeaderMap) -> Result<Response, AppError> {
    let token = state.config.metrics.token();
    let token = token.ok_or_else(|| AppError::not_found(Thing::Page))?;
    let given = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let given = given.and_then(|value| value.strip_prefix("Bearer ")).unwrap_or_default();
    // Digests differ at random places: the time of comparing them tells nothing of the token.
    if Sha256::digest(given) != Sha256::digest(token.reveal()) {
        return Err(AppError::unauthenticated());
    }
    let mut text = metrics::text();
    let (connections, rooms) = (state.engine.connections().count(), state.engine.open_rooms());
    metrics::write_gauge(&mut text, "image_chat_connections", "Open live sockets.", connections);
    metrics::write_gauge(&mut text, "image_chat_rooms", "Images in use.", rooms);
    let waiting = state.store.webhooks().waiting_deliveries().await?;
    metrics::write_gauge(
        &mut text,
        "image_chat_webhook_queue",
        "Webhooks that wait to be delivered.",
        waiting as usize,
    );
    if state.bus.is_shared() {
        let is_up = usize::from(state.bus.link().borrow().is_up);
        metrics::write_gauge(&mut text, "image_chat_bus_up", "Whether the bus is there.", is_up);
    }
    Ok(([(header::CONTENT_TYPE, FORMAT), (header::CACHE_CONTROL, "no-store")], text)
        .into_response())
}
