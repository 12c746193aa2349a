//! Responses that are put together from parts, in gzip where it is accepted.

use super::gzip::{self, Part};
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
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
    let parts = match accepts_gzip(request) {
        true => {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            gzip::gzip(parts)
        }
        false => gzip::plain(parts),
    };
    let length: usize = parts.iter().map(Bytes::len).sum();
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    let body = match length <= JOINED_MAX {
        true => Body::from(parts.concat()),
        false => Body::from_stream(stream::iter(parts.into_iter().map(Ok::<_, Infallible>))),
    };
    (headers, body).into_response()
}

fn accepts_gzip(request: &HeaderMap) -> bool {
    let accepted = request.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    accepted.is_some_and(|all| all.split(',').any(is_gzip))
}

/// An entry such as `gzip` or `gzip;q=0.5`; weight 0 refuses.
fn is_gzip(entry: &str) -> bool {
    let (name, weight) = entry.split_once(';').unwrap_or((entry, ""));
    let weight =
        weight.trim().strip_prefix("q=").and_then(|weight| weight.trim().parse::<f32>().ok());
    name.trim().eq_ignore_ascii_case("gzip") && weight.is_none_or(|weight| weight > 0.0)
}

#[cfg(test)]
mod tests {
    use super::is_gzip;

    #[test]
    fn gzip_is_accepted_unless_refused() {
        for (entry, accepts) in [
            ("gzip", true),
            (" GZIP;q=0.1", true),
            ("gzip; q=0", false),
            ("br", false),
            ("*", false),
        ] {
            assert_eq!(is_gzip(entry), accepts, "{entry}");
        }
    }
}
