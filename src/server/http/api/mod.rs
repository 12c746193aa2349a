//! The REST API `/api/v1`: one file for each kind of thing. Shares all code below with `rpc`.

pub mod chats;
pub mod comments;
mod document;
pub mod images;
pub mod session;
pub mod sso;
pub mod usage;

pub use document::{document, routes, show};

use crate::model::{ImageId, Operation};
use crate::protocol::{AppError, ErrorCode};
use crate::server::media::MAX_UPLOAD_BYTES;
use crate::server::realtime::Applied;
use crate::server::services::caller::Caller;
use crate::server::state::AppState;
use axum::extract::DefaultBodyLimit;
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouterExt};
use utoipa_axum::routes;

/// Where the REST API is.
pub const PREFIX: &str = "/api/v1";
/// What surrounds the file in a multipart body.
const MULTIPART_EXTRA_BYTES: usize = 64 * 1024;

/// Every route of the REST API, each with its description.
pub fn router() -> OpenApiRouter<AppState> {
    let upload = DefaultBodyLimit::max(MAX_UPLOAD_BYTES + MULTIPART_EXTRA_BYTES);
    let v1 = OpenApiRouter::default()
        .routes(routes!(session::show, session::create, session::delete))
        .routes(routes!(session::ticket))
        .routes(routes!(sso::create))
        .routes(routes!(images::create).layer(upload))
        .routes(routes!(images::show))
        .routes(routes!(images::events))
        .routes(routes!(chats::create))
        .routes(routes!(chats::change, chats::delete))
        .routes(routes!(comments::create))
        .routes(routes!(comments::change, comments::delete))
        .routes(routes!(comments::flag))
        .routes(routes!(usage::show));
    OpenApiRouter::default().nest(PREFIX, v1)
}

/// Carries out an operation of the caller on an image.
async fn operate(
    state: &AppState,
    caller: &Caller,
    image: ImageId,
    operation: Operation,
) -> Result<Applied, AppError> {
    crate::server::services::discussions::operate(state, caller, image, &operation).await
}

/// The same on something that is known by its own id: where its image is not visible, there is no such
/// thing, as where there never was one (LP24).
async fn operate_on(
    state: &AppState,
    caller: &Caller,
    (what, image): (&str, ImageId),
    operation: Operation,
) -> Result<Applied, AppError> {
    let visible = crate::server::services::images::enter(state, caller, image).await;
    visible.map_err(|error| match error.code {
        ErrorCode::NotFound => AppError::not_found(what),
        _ => error,
    })?;
    operate(state, caller, image, operation).await
}
