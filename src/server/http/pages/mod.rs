//! The pages, by feature: each reads its data and renders it. The only part of the server that names `app`.

mod accounts;
pub mod context;
mod docs;
pub mod embed;
pub mod error_page;
mod identity;
pub mod images;
mod language;
pub mod moderation;
mod render;
mod share_links;
pub mod tenants;
mod theme;

use crate::server::state::AppState;
use axum::Router;

/// The routes of all pages.
pub fn routes() -> Router<AppState> {
    images::routes()
        .merge(docs::routes())
        .merge(embed::routes())
        .merge(identity::oidc::routes())
        .merge(language::routes())
        .merge(moderation::routes())
        .merge(tenants::routes())
        .merge(theme::routes())
        .merge(share_links::routes())
        .merge(accounts::routes())
}
