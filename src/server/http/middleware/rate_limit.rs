//! Refuses what comes too often, before anything is done for it. Knows no handler: what a request is
//! can be told by its method and path.

use crate::server::http::error_response::refuse;
use crate::server::http::middleware::client_ip::ClientAddress;
use crate::server::http::session_cookie;
use crate::server::state::AppState;
use axum::extract::{Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::Response;

/// What a request counts as.
#[derive(Debug, PartialEq, Eq)]
enum Kind {
    /// A file that is there, or a question after the server's health: caches and balancers ask a lot, and
    /// neither costs more than the request itself.
    Free,
    /// A picture, there or not.
    Picture,
    /// Opens a live socket.
    Socket,
    /// Shows something.
    Read,
    /// May change something.
    Change,
}

/// Lets through what is not too much.
pub async fn limit(
    State(state): State<AppState>,
    ClientAddress(address): ClientAddress,
    request: Request,
    next: Next,
) -> Response {
    let limits = &state.limits;
    let counted = match kind(&request, |path| state.assets.has(path)) {
        Kind::Free => Ok(()),
        Kind::Picture => limits.picture(address),
        Kind::Socket => limits.socket(address),
        Kind::Read => limits.request(address),
        Kind::Change => {
            let secure = state.config.is_secure();
            let token = || session_cookie::presented(request.headers(), secure);
            let session = || token().map(|token| token.digest());
            limits.request(address).and_then(|()| limits.change(session))
        }
    };
    match counted {
        Ok(()) => next.run(request).await,
        Err(error) => {
            tracing::debug!(wait = error.retry_after, "too many requests");
            refuse(state, request, error).await
        }
    }
}

fn kind(request: &Request, is_file: impl Fn(&str) -> bool) -> Kind {
    let path = request.uri().path();
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    match path {
        "/healthz" | "/readyz" if reads => Kind::Free,
        _ if reads && path.starts_with("/media/") => Kind::Picture,
        _ if reads && is_file(path) => Kind::Free,
        "/live" => Kind::Socket,
        _ if reads => Kind::Read,
        _ => Kind::Change,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    #[track_caller]
    fn check(method: &str, path: &str, expected: Kind) {
        let request = Request::builder().method(method).uri(path).body(Body::empty());
        let kind = kind(&request.expect("a request"), |path| path == "/favicon.svg");
        assert_eq!(kind, expected, "{method} {path}");
    }

    #[test]
    fn files_and_health_are_not_counted() {
        for path in ["/healthz", "/readyz", "/favicon.svg?v=1"] {
            check("GET", path, Kind::Free);
            check("HEAD", path, Kind::Free);
            check("POST", path, Kind::Change);
        }
    }

    #[test]
    fn pictures_are_counted_by_themselves() {
        check("GET", "/media/a/b.png", Kind::Picture);
        check("HEAD", "/media/x", Kind::Picture);
        check("POST", "/media/a/b.png", Kind::Change);
    }

    #[test]
    fn everything_else_is() {
        for path in [
            "/",
            "/i/x",
            "/t/demo",
            "/nothing.png",
            "/pkg/nothing.js",
            "/api/v1/images/x",
            "/mediax",
            "/healthz/",
        ] {
            check("GET", path, Kind::Read);
            check("POST", path, Kind::Change);
            check("OPTIONS", path, Kind::Change);
        }
        check("GET", "/live?x", Kind::Socket);
        check("DELETE", "/api/v1/session", Kind::Change);
    }
}
