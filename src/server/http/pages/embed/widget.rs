//! `/embed/widget`: the markup of the widget, for pages of any site.

use crate::app::pages::widget;
use crate::server::http::middleware::compression::compressible;
use crate::server::state::AppState;
use crate::texts::{self, Locale};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use leptos::prelude::Owner;
use sha2::{Digest, Sha256};
use std::sync::OnceLock;

/// As a document of its own it does nothing.
const POLICY: &str = "default-src 'none'; frame-ancestors 'none'; sandbox";

/// The markup and its `ETag` by language; it holds for all encodings. The files that it names are the same as long as the process.
static MARKUP: [OnceLock<(String, String)>; Locale::ALL.len()] =
    [const { OnceLock::new() }; Locale::ALL.len()];

fn render(assets: &str) -> (String, String) {
    let markup = Owner::new().with(|| widget(assets));
    let digest = BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(&markup));
    (markup, format!("W/\"{digest}\""))
}

/// The markup; 304 for those who have it.
pub async fn show(State(state): State<AppState>, request: HeaderMap) -> Response {
    let kept = &MARKUP[texts::locale() as usize];
    let (markup, etag) = kept.get_or_init(|| render(&state.assets.folder));
    let headers = [
        (header::CACHE_CONTROL, "public, no-cache"),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::ETAG, etag.as_str()),
    ];
    if request.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == etag.as_bytes()) {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    let policy = [(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY))];
    let html = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
    compressible((headers, policy, html, markup.as_str()).into_response())
}
