//! `/`, `/t/{tenant}` and `/i/{id}`: a tenant's images, and one of them with its discussions.

mod board_cache;
mod discussions;
mod gallery;
mod rendered;
mod room;

pub use board_cache::BoardCache;

use crate::server::state::AppState;
use axum::Router;
use axum::routing::get;

/// The routes of these pages.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/i/{id}", get(room::page))
        .route("/i/{id}/discussions", get(discussions::list))
        .route("/i/{id}/discussions/{chat}", get(discussions::show))
        .merge(gallery::routes())
}

/// What the script of an image's page asks for: JSON, errors too.
pub fn data_routes() -> Router<AppState> {
    Router::new()
        .route("/i/{id}/board", get(room::board))
        .route("/i/{id}/comments/{chat}", get(room::comments))
}
