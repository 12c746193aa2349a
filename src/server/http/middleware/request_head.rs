//! Refuses requests whose head names no resource of this server, or not one alone (RFC 9112, 3.2): a tunnel, a
//! target without a path, a missing or ambiguous host. Before anything else looks at them, whatever the route.

use crate::protocol::{AppError, Input};
use crate::server::http::error_body;
use axum::extract::Request;
use axum::http::{Method, Version, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// The methods of all routes together.
const METHODS: &str = "GET, HEAD, POST, PATCH, DELETE";

/// Passes well-formed requests on.
pub async fn well_formed(request: Request, next: Next) -> Response {
    // A tunnel, to another server.
    if *request.method() == Method::CONNECT {
        let refused = error_body::method_not_allowed().await;
        return ([(header::ALLOW, METHODS)], refused).into_response();
    }
    match check(&request) {
        Ok(()) => next.run(request).await,
        Err(error) => error_body::json(&error),
    }
}

fn check<B>(request: &axum::http::Request<B>) -> Result<(), AppError> {
    let uri = request.uri();
    let is_http = matches!(uri.scheme_str(), None | Some("http" | "https"));
    if !is_http || !uri.path().starts_with('/') {
        return Err(AppError::invalid(Input::Target));
    }
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let is_clear = match (hosts.next(), hosts.next()) {
        (Some(_), Some(_)) => false,
        // A target with a host has the same as the header; the layers below read the header.
        (Some(host), None) => uri.authority().is_none_or(|authority| {
            host.as_bytes().eq_ignore_ascii_case(authority.as_str().as_bytes())
        }),
        // Before HTTP/1.1 there was none. Health checks of load balancers speak it.
        (None, _) => request.version() < Version::HTTP_11 && uri.authority().is_none(),
    };
    is_clear.then_some(()).ok_or_else(|| AppError::invalid(Input::Host))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::ErrorCode;
    use axum::http::Request;

    fn code(method: &str, uri: &str, version: Version, hosts: &[&str]) -> Option<ErrorCode> {
        let request = Request::builder().method(method).uri(uri).version(version);
        let request = hosts.iter().fold(request, |request, host| request.header("host", *host));
        check(&request.body(()).expect("a request")).err().map(|error| error.code())
    }

    #[test]
    fn a_request_names_one_resource_of_this_server() {
        let invalid = Some(ErrorCode::Invalid);
        let cases: &[(&str, &str, &[&str], Option<ErrorCode>)] = &[
            ("GET", "/", &["a.test"], None),
            ("BREW", "/", &["a.test"], None),
            ("GET", "/", &[""], None),
            ("GET", "http://a.test/x", &["A.test"], None),
            ("GET", "http://a.test", &["a.test"], None),
            ("GET", "http://b.test/", &["a.test"], invalid),
            ("GET", "http://u@a.test/", &["a.test"], invalid),
            ("GET", "ftp://a.test/", &["a.test"], invalid),
            ("GET", "a.test:80", &["a.test:80"], invalid),
            ("OPTIONS", "*", &["a.test"], invalid),
            ("GET", "/", &[], invalid),
            ("GET", "/", &["a.test", "a.test"], invalid),
        ];
        for (method, uri, hosts, expected) in cases {
            let found = code(method, uri, Version::HTTP_11, hosts);
            assert_eq!(found, *expected, "{method} {uri} {hosts:?}");
        }
        assert_eq!(code("GET", "/", Version::HTTP_10, &[]), None);
        assert_eq!(code("GET", "http://a.test/", Version::HTTP_10, &[]), invalid);
        assert_eq!(code("GET", "/", Version::HTTP_10, &["a.test", "b.test"]), invalid);
    }
}
