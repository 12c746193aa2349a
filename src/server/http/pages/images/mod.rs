//! `/`, `/t/{tenant}` and `/i/{id}`: a tenant's images, and one of them with its discussions.

mod board_cache;
mod discussions;
mod gallery;
mod manage;
mod preview;
mod print;
mod rendered;
mod room;

pub use board_cache::BoardCache;
pub use preview::PreviewCache;
pub use room::{Before, board_of, comments_of, room_of};

use crate::server::http::extract::MAX_IMAGE_FORM_BYTES;
use crate::server::http::middleware::error_format::of_secret_link;
use crate::server::state::AppState;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::map_response;
use axum::routing::{get, post};

/// The routes of these pages.
pub fn routes() -> Router<AppState> {
    let upload = DefaultBodyLimit::max(MAX_IMAGE_FORM_BYTES);
    Router::new()
        .route("/i/{id}", get(room::page))
        .route("/i/{id}/discussions", get(discussions::list))
        .route("/i/{id}/discussions/{chat}", get(discussions::show))
        .route("/i/{id}/print", get(print::show))
        .route("/i/{id}/manage", get(manage::show).post(manage::act))
        .route("/i/{id}/file", post(manage::replace).layer(upload))
        .route("/i/{id}/restore", post(manage::restore))
        .merge(gallery::routes())
}

/// What the script of an image's page asks for: JSON, errors too.
pub fn data_routes() -> Router<AppState> {
    Router::new()
        .route("/i/{id}/board", get(room::board))
        .route("/i/{id}/comments/{chat}", get(room::comments))
        .route("/i/{id}/neighbours", get(room::neighbours))
        .route("/i/{id}/unread", get(room::unread))
}

/// Pictures for other sites that show where a link leads.
pub fn preview_routes() -> Router<AppState> {
    let link = Router::new()
        .route("/s/{token}/preview.jpg", get(preview::of_link))
        .layer(map_response(of_secret_link));
    Router::new().route("/i/{id}/preview.jpg", get(preview::of_image)).merge(link)
}
