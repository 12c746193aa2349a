//! `/api/docs` and `/api/docs/live`: the pages about the API.

use super::context::PublicPage;
use crate::app::pages::{ApiCall, ApiDocsPage, LiveDocsPage};
use crate::app::ui::html;
use crate::protocol::AppError;
use crate::server::http::middleware::compression::compressible;
use crate::server::http::{api, spec};
use crate::server::state::AppState;
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use leptos::prelude::*;
use utoipa::openapi::OpenApi;
use utoipa::openapi::path::{Operation, PathItem};

/// The viewer sets inline styles. In exchange its page is sandboxed: with an opaque origin and no permission
/// to connect, it cannot act for the visitor. The document is embedded, so that it needs no request.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
    img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-scripts";

const CROSS_ORIGIN_OPENER_POLICY: HeaderName =
    HeaderName::from_static("cross-origin-opener-policy");

/// The routes of these pages.
pub fn routes() -> Router<AppState> {
    Router::new().route("/api/docs", get(rest)).route("/api/docs/live", get(live))
}

async fn rest(State(state): State<AppState>) -> Result<Response, AppError> {
    let page = page(&api::document(&state.config.public_url())).map_err(|error| {
        tracing::error!(%error, "the document of the API cannot be written as JSON");
        AppError::internal()
    })?;
    let headers = [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::CACHE_CONTROL, "private, no-cache"),
        // Browsers refuse a sandboxed page with any other value.
        (CROSS_ORIGIN_OPENER_POLICY, "unsafe-none"),
    ];
    let headers = headers.map(|(name, value)| (name, HeaderValue::from_static(value)));
    Ok(compressible((headers, Html(page)).into_response()))
}

fn page(document: &OpenApi) -> serde_json::Result<String> {
    // `<` stands in strings only; unescaped, it could end the element that holds the document.
    let json = serde_json::to_string(document)?.replace('<', "\\u003c");
    let (title, calls) = (document.info.title.clone(), calls(document));
    Ok(html(view! { <ApiDocsPage title calls document=json /> }))
}

fn calls(document: &OpenApi) -> Vec<ApiCall> {
    let of_path = |(path, item): (&String, &PathItem)| {
        let call = |(method, operation): (&'static str, &Operation)| ApiCall {
            method,
            path: path.clone(),
            summary: operation.summary.clone().unwrap_or_default(),
        };
        operations(item).map(call).collect::<Vec<_>>()
    };
    document.paths.paths.iter().flat_map(of_path).collect()
}

fn operations(item: &PathItem) -> impl Iterator<Item = (&'static str, &Operation)> {
    let methods = [
        ("GET", &item.get),
        ("POST", &item.post),
        ("PUT", &item.put),
        ("PATCH", &item.patch),
        ("DELETE", &item.delete),
    ];
    methods.into_iter().filter_map(|(method, operation)| Some((method, operation.as_ref()?)))
}

async fn live(PublicPage(page): PublicPage) -> Response {
    let head = page.head("Live protocol", false).described(
        "The live protocol of Image Chat, rule by rule: what goes over a socket, in which order, and how \
         a lost connection is made good.",
    );
    let view = || view! { <LiveDocsPage html=spec::HTML.clone() /> };
    compressible(page.render(head, StatusCode::OK, view))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document_cannot_end_its_element() {
        let mut document = api::document("http://127.0.0.1:3000");
        document.info.description = Some("</script><img src=x>".into());
        let page = page(&document).expect("JSON");
        assert!(page.contains(r"\u003c/script>\u003cimg src=x>"), "{page}");
        assert!(!page.contains("<img"));
    }
}
