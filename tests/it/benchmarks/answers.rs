//! Does the peer get the same headers and bytes that the server sent?

use super::answer::Answer;
use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

fn map(all: &[(HeaderName, &'static str)]) -> HeaderMap {
    let mut map = HeaderMap::new();
    for (name, value) in all {
        map.append(name.clone(), HeaderValue::from_static(value));
    }
    map
}

#[test]
fn a_saved_answer_is_loaded_as_it_was() {
    let all = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_ENCODING, "br"),
        (header::VARY, "accept-encoding"),
        (header::VARY, "cookie"),
        (header::CONTENT_SECURITY_POLICY, "img-src 'self' data: blob:"),
        (header::DATE, "Sun, 29 Nov 2026 05:00:00 GMT"),
        (header::TRANSFER_ENCODING, "chunked"),
        (header::CONTENT_LENGTH, "7"),
    ];
    let body = Bytes::from_static(b"\nname: value\n\n\xff\x00\n");
    let file = tempfile::NamedTempFile::new().expect("a file");
    let answer = Answer { headers: map(&all), body: body.clone() };
    answer.save(file.path()).expect("saved");
    let loaded = Answer::load(file.path()).expect("loaded");
    assert_eq!(loaded.body, body);
    assert_eq!(loaded.headers, map(&all[..5]), "without what belongs to one transfer");
    assert_eq!(loaded.encoding(), "br");
}

#[test]
fn an_answer_without_an_encoding_is_plain() {
    let answer = Answer { headers: HeaderMap::new(), body: Bytes::new() };
    assert_eq!(answer.encoding(), "plain");
    assert!(Answer::load(std::path::Path::new("/no/such/file")).is_none());
}
