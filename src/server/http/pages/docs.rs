//! `/api/docs` and below: the pages about the API. Know not what they tell.

use super::render::{failed, head, render};
use crate::app::pages::{ApiDocsPage, ApiDocument, LiveDocsPage};
use crate::protocol::AppError;
use crate::server::http::{api, spec};
use crate::server::state::AppState;
use axum::Router;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use leptos::prelude::*;
use std::sync::Arc;

/// The routes of these pages.
pub fn routes() -> Router<AppState> {
    Router::new().route("/api/docs", get(rest)).route("/api/docs/live", get(live))
}

async fn rest(State(state): State<AppState>, request: Request) -> Response {
    let document = api::document(&state.config.public_url());
    // The page reads what everyone else reads.
    let read = serde_json::to_string(&document).and_then(|text| serde_json::from_str(&text));
    let document: Arc<ApiDocument> = match read {
        Ok(document) => Arc::new(document),
        Err(error) => {
            tracing::error!(%error, "the page about the API cannot read its document");
            return failed(state, request, &AppError::internal()).await;
        }
    };
    let view = move || view! { <ApiDocsPage document=Arc::clone(&document) /> };
    render(head(&state, "REST API", false), StatusCode::OK, request, view).await
}

async fn live(State(state): State<AppState>, request: Request) -> Response {
    let view = || view! { <LiveDocsPage html=spec::HTML.clone() /> };
    render(head(&state, "Live protocol", false), StatusCode::OK, request, view).await
}
