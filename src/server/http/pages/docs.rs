//! `/api/docs` and below: the pages about the API. Know not what they tell.

use super::context::PublicPage;
use crate::app::pages::{ApiDocsPage, ApiDocument, LiveDocsPage};
use crate::protocol::AppError;
use crate::server::http::{api, spec};
use crate::server::state::AppState;
use axum::Router;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use leptos::prelude::*;
use std::sync::Arc;

/// The routes of these pages.
pub fn routes() -> Router<AppState> {
    Router::new().route("/api/docs", get(rest)).route("/api/docs/live", get(live))
}

async fn rest(PublicPage(page): PublicPage) -> Result<Response, AppError> {
    let document = api::document(&page.state.config.public_url());
    // The page reads what everyone else reads.
    let read = serde_json::to_string(&document).and_then(|text| serde_json::from_str(&text));
    let document: Arc<ApiDocument> = match read {
        Ok(document) => Arc::new(document),
        Err(error) => {
            tracing::error!(%error, "the page about the API cannot read its document");
            return Err(AppError::internal());
        }
    };
    let view = move || view! { <ApiDocsPage document=Arc::clone(&document) /> };
    Ok(page.render(page.head("REST API", false), StatusCode::OK, view).await)
}

async fn live(PublicPage(page): PublicPage) -> Response {
    let view = || view! { <LiveDocsPage html=spec::HTML.clone() /> };
    page.render(page.head("Live protocol", false), StatusCode::OK, view).await
}
