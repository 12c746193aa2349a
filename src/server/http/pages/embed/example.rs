//! `/embed/example`: a page with two images, on the default tenant; and its script.

use crate::app::pages::{EXAMPLE_SCRIPT, ExamplePage};
use crate::server::http::middleware::compression::compressible;
use crate::server::http::pages::context::PublicPage;
use crate::server::http::pages::render::Policy;
use crate::texts::titles;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;

/// The page.
pub async fn show(PublicPage(page): PublicPage) -> Response {
    let head = page.head(titles::embedding_example(), false).described(titles::about_example());
    let policy = Policy::of(&head).running_wasm().framed_by(&[]);
    let base = page.state.config.public_url();
    let view = move || view! { <ExamplePage base /> };
    compressible(page.render_under(head, StatusCode::OK, policy, view))
}

/// What the page calls, as it shows it.
pub async fn script() -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
        (header::CACHE_CONTROL, "public, no-cache"),
    ];
    (headers, EXAMPLE_SCRIPT).into_response()
}
