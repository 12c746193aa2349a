//! `/comment-image-chats`: the calls that pages with embedded images have used before, as their documentation states
//! them. A thin mapping onto the services.

mod chats;
mod tenant;

use crate::protocol::{AppError, Reason};
use crate::server::state::AppState;
use axum::Router;
use axum::routing::{delete, get};

/// The routes.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/comment-image-chats/{tenant}", get(chats::list).post(chats::create))
        .route("/comment-image-chats/{tenant}/{chat}", delete(chats::remove))
        .method_not_allowed_fallback(method_not_allowed)
}

async fn method_not_allowed() -> AppError {
    Reason::MethodNotAllowed.into()
}
