//! The routes of the REST API, each with its description.

use super::{
    chats, comment_pictures, comments, daily_usage, gallery, image_changes, image_file, images,
    mentions, preview, reactions, reading, session, sso, usage, versions,
};
use crate::server::http::extract::MAX_IMAGE_FORM_BYTES;
use crate::server::state::AppState;
use axum::extract::DefaultBodyLimit;
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouterExt};
use utoipa_axum::routes;

/// The path of the REST API.
pub const PREFIX: &str = "/api/v1";

/// Every route of the REST API, each with its description.
pub fn router() -> OpenApiRouter<AppState> {
    let upload = DefaultBodyLimit::max(MAX_IMAGE_FORM_BYTES);
    let v1 = OpenApiRouter::default()
        .routes(routes!(session::show, session::create, session::change, session::delete))
        .routes(routes!(session::ticket))
        .routes(routes!(sso::create))
        .routes(routes!(images::create).layer(upload))
        .routes(routes!(gallery::list))
        .routes(routes!(images::show, image_changes::change, image_changes::delete))
        .routes(routes!(image_changes::restore))
        .routes(routes!(image_file::show))
        .routes(routes!(image_file::original))
        .routes(routes!(image_changes::replace).layer(upload))
        .routes(routes!(images::events))
        .routes(routes!(reading::find))
        .routes(routes!(reading::show))
        .routes(routes!(reading::mark))
        .routes(routes!(chats::create))
        .routes(routes!(chats::change, chats::delete))
        .routes(routes!(comments::create))
        .routes(routes!(comments::change, comments::delete))
        .routes(routes!(comments::flag))
        .routes(routes!(comment_pictures::create).layer(upload))
        .routes(routes!(comment_pictures::show))
        .routes(routes!(reactions::add, reactions::remove))
        .routes(routes!(versions::list, versions::delete))
        .routes(routes!(mentions::people))
        .routes(routes!(preview::show))
        .routes(routes!(usage::show))
        .routes(routes!(daily_usage::show));
    OpenApiRouter::default().nest(PREFIX, v1)
}
