//! The fallback of all routes: script, wasm, styles and icons.

use crate::protocol::{AppError, Thing};
use crate::server::assets;
use crate::server::state::AppState;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::borrow::Cow;

/// A file of the site, or "not found".
pub async fn serve(State(state): State<AppState>, request: Request) -> Result<Response, AppError> {
    let (file, caching) = state.assets.file_of(request.uri().path());
    let is_read = matches!(*request.method(), Method::GET | Method::HEAD);
    match served(&file, caching, request.headers()) {
        Some(response) if is_read => Ok(response),
        _ => Err(AppError::not_found(Thing::Page)),
    }
}

fn served(file: &str, caching: &'static str, request: &HeaderMap) -> Option<Response> {
    let plain = assets::plain(file)?;
    let etag = assets::etag(&plain);
    let mut headers = HeaderMap::new();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    // A page in a sandbox without an origin is a stranger to its own scripts. They are public.
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(header::ETAG, HeaderValue::from_str(&etag).ok()?);
    if request.get(header::IF_NONE_MATCH).is_some_and(|v| v.as_bytes() == etag.as_bytes()) {
        return Some((StatusCode::NOT_MODIFIED, headers).into_response());
    }
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type(file)));
    let accepted = request.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    let accepts = |name: &str| {
        accepted.is_some_and(|all| all.split([',', ';']).any(|token| token.trim() == name))
    };
    let body = match assets::compressed(file, accepts) {
        Some((body, encoding)) => {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
            body
        }
        None => plain.data,
    };
    let body = match body {
        Cow::Borrowed(bytes) => axum::body::Body::from(bytes),
        Cow::Owned(bytes) => axum::body::Body::from(bytes),
    };
    Some((headers, body).into_response())
}

fn content_type(file: &str) -> &'static str {
    match file.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "txt" => "text/plain; charset=utf-8",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}
