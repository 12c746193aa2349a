//! Responses that are put together from parts, in brotli or gzip where these are accepted.

mod body;
mod brotli;
mod encoding;
mod gzip;
mod shared_part;

pub use shared_part::{Part, SharedPart};

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use encoding::Encoding;
use futures::stream;
use std::convert::Infallible;

/// Bodies up to this size are sent as one; of larger ones no copy is made.
const JOINED_MAX: usize = 256 * 1024;

/// The headers of what one reader may see now.
pub fn private() -> HeaderMap {
    let caching = HeaderValue::from_static("private, no-cache");
    HeaderMap::from_iter([(header::CACHE_CONTROL, caching)])
}

/// A response of these parts.
pub fn joined(parts: Vec<Part<'_>>, content_type: &'static str, request: &HeaderMap) -> Response {
    let mut headers = private();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    let encoding = Encoding::preferred_by(request);
    headers.extend(encoding.name().map(|name| (header::CONTENT_ENCODING, name)));
    let parts = match encoding {
        Encoding::Brotli => body::in_brotli(parts),
        Encoding::Gzip => body::in_gzip(parts),
        Encoding::Identity => body::plain(parts),
    };
    let length: usize = parts.iter().map(Bytes::len).sum();
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    let body = match length <= JOINED_MAX {
        true => Body::from(parts.concat()),
        false => Body::from_stream(stream::iter(parts.into_iter().map(Ok::<_, Infallible>))),
    };
    (headers, body).into_response()
}
