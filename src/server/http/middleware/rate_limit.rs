//! Rate limits by client address and session, before anything else is done for a request.

use crate::protocol::AppError;
use crate::server::http::middleware::client_ip::ClientAddress;
use crate::server::http::session_cookie;
use crate::server::state::AppState;
use axum::body::HttpBody;
use axum::extract::{Request, State};
use axum::http::Method;
use axum::http::header::CONTENT_LENGTH;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// What reading a route costs. Changes count alike everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RouteClass {
    /// Not counted: caches and load balancers ask often, and the answer costs no more than the request.
    Free,
    /// A file of the site, not counted; anything else counts as a request.
    File,
    /// A picture.
    Picture,
    /// A handshake of a live socket, with any method.
    Socket,
    /// A page or a call of the API.
    Request,
}

/// What a request counts as.
#[derive(Debug, PartialEq, Eq)]
enum Kind {
    Free,
    Picture,
    Socket,
    Read,
    Change,
}

impl RouteClass {
    fn kind(self, is_read: bool, is_file: impl FnOnce() -> bool) -> Kind {
        match self {
            Self::Socket => Kind::Socket,
            _ if !is_read => Kind::Change,
            Self::Free => Kind::Free,
            Self::Picture => Kind::Picture,
            Self::File if is_file() => Kind::Free,
            Self::File | Self::Request => Kind::Read,
        }
    }
}

/// Refuses requests above the limits of a class.
pub async fn limit(
    State((state, class)): State<(AppState, RouteClass)>,
    ClientAddress(address): ClientAddress,
    request: Request,
    next: Next,
) -> Response {
    let limits = &state.limits;
    let is_read = matches!(*request.method(), Method::GET | Method::HEAD);
    let kind = class.kind(is_read, || state.assets.has(request.uri().path()));
    let counted = match kind {
        Kind::Free => Ok(()),
        Kind::Picture => limits.picture(address),
        Kind::Socket => limits.socket(address),
        Kind::Read => limits.request(address),
        Kind::Change => limits.request(address).and_then(|()| count_change(&state, &request)),
    };
    let counted = match counted {
        Ok(()) if kind == Kind::Read => {
            let response = next.run(request).await;
            limits.page(address, body_length(&response)).await.map(|()| response)
        }
        Ok(()) => Ok(next.run(request).await),
        Err(error) => Err(error),
    };
    counted.unwrap_or_else(|error| {
        tracing::debug!(wait = error.retry_after, "too many requests");
        error.into_response()
    })
}

/// The bytes of a body; 0 when it is streamed and its length unknown.
fn body_length(response: &Response) -> u64 {
    let header = response.headers().get(CONTENT_LENGTH).and_then(|value| value.to_str().ok());
    let stated = header.and_then(|value| value.parse().ok());
    stated.or(response.body().size_hint().exact()).unwrap_or_default()
}

fn count_change(state: &AppState, request: &Request) -> Result<(), AppError> {
    let token = || session_cookie::presented(request.headers(), state.config.is_secure());
    state.limits.change(|| token().map(|token| token.digest()))
}

#[cfg(test)]
mod tests {
    use super::{Kind, RouteClass};

    #[test]
    fn reading_counts_by_class_and_changes_count_alike() {
        let expected = [
            (RouteClass::Free, false, Kind::Free, Kind::Change),
            (RouteClass::File, true, Kind::Free, Kind::Change),
            (RouteClass::File, false, Kind::Read, Kind::Change),
            (RouteClass::Picture, false, Kind::Picture, Kind::Change),
            (RouteClass::Socket, false, Kind::Socket, Kind::Socket),
            (RouteClass::Request, true, Kind::Read, Kind::Change),
        ];
        for (class, is_file, read, change) in expected {
            assert_eq!(class.kind(true, || is_file), read, "{class:?}");
            assert_eq!(class.kind(false, || is_file), change, "{class:?}");
        }
    }
}
