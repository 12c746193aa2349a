//! The pages of a tenant's administrators.

mod keys;
mod members;
mod settings;
mod usage;
mod webhooks;

use crate::server::state::AppState;
use axum::Router;
use axum::routing::{get, post};

/// The routes of these pages.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/t/{tenant}/settings", get(settings::show).post(settings::change))
        .route("/t/{tenant}/settings/first-steps", post(settings::finish_first_steps))
        .route("/t/{tenant}/keys", get(keys::show).post(keys::change))
        .route("/t/{tenant}/webhooks", get(webhooks::show).post(webhooks::change))
        .route("/t/{tenant}/usage", get(usage::show))
        .route("/t/{tenant}/members", get(members::show).post(members::change))
}

/// The usage as a file; its errors are JSON.
pub fn data_routes() -> Router<AppState> {
    Router::new().route("/t/{tenant}/usage.csv", get(usage::csv))
}
