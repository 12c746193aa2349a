//! `/embed` and `/embed/example`, the pages that show the widget, and `/embed/widget`, the markup that it loads.

mod example;
mod frame;
mod widget;

use crate::server::state::AppState;
use axum::Router;
use axum::routing::get;

/// The routes of the pages.
pub fn routes() -> Router<AppState> {
    Router::new().route("/embed", get(frame::show)).route("/embed/example", get(example::show))
}

/// What scripts load: the same for everyone; errors are JSON.
pub fn data_routes() -> Router<AppState> {
    Router::new()
        .route("/embed/widget", get(widget::show))
        .route("/embed/example.js", get(example::script))
}
