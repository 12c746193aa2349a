//! `/embed/{tenant}`: the calls of the widget on pages of other sites. The same services as the hosted page; who may make
//! them is decided in `middleware/embedding.rs`.

mod changes;
mod mentions;
mod pictures;
mod room;

use crate::server::http::extract::MAX_IMAGE_FORM_BYTES;
use crate::server::state::AppState;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

/// What a widget reads, and its ticket. Errors are those of the REST API.
pub fn data_routes() -> Router<AppState> {
    Router::new()
        .route("/embed/{tenant}/room", get(room::show))
        .route("/embed/{tenant}/i/{id}/board", get(room::board))
        .route("/embed/{tenant}/i/{id}/comments/{chat}", get(room::comments))
        .route("/embed/{tenant}/i/{id}/unread", get(room::unread))
        .route("/embed/{tenant}/i/{id}/people", get(mentions::people))
        .route("/embed/{tenant}/i/{id}/comment-pictures/{picture}", get(pictures::show::<false>))
        .route(
            "/embed/{tenant}/i/{id}/comment-pictures/{picture}/thumb",
            get(pictures::show::<true>),
        )
        .route(
            "/embed/{tenant}/i/{id}/comment-pictures",
            post(pictures::create).layer(DefaultBodyLimit::max(MAX_IMAGE_FORM_BYTES)),
        )
        .route("/embed/{tenant}/ticket", post(changes::ticket))
}

/// The calls that are server functions on the hosted page. Errors are bare, as there.
pub fn function_routes() -> Router<AppState> {
    Router::new()
        .route("/embed/{tenant}/rpc/operate", post(changes::operate))
        .route("/embed/{tenant}/rpc/introduce", post(changes::introduce))
        .route("/embed/{tenant}/rpc/flag_comment", post(changes::flag_comment))
        .route("/embed/{tenant}/rpc/close_image", post(changes::close_image))
        .route("/embed/{tenant}/rpc/mark_read", post(changes::mark_read))
}
