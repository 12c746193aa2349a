//! The accept loop: HTTP/1.1 with timeouts for the head and the body of each request, and graceful shutdown.
//!
//! Not `axum::serve` nor `axum-server`: `docs/decisions/0021-own-accept-loop.md` says why.

use super::body_rate::{MinRate, MinRateBody};
use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use axum::serve::Listener;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use std::net::SocketAddr;
use std::pin::pin;
use std::time::Duration;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tower::ServiceExt as _;
use tower::util::MapRequest;

/// Maximum size of a request's head, exceeded only by what the last read brings along. Browsers and proxies
/// stay far below; each connection may occupy this much memory.
const MAX_HEAD_BYTES: usize = 32 * 1024;

/// The timeouts of a request.
#[derive(Clone, Copy, Debug)]
pub struct Timeouts {
    /// From the start of the connection, or the end of a response, to the end of the next request's head.
    pub head: Duration,
    /// The minimum rate of a request's body.
    pub body: MinRate,
}

impl Default for Timeouts {
    /// The head's timeout is long because browsers keep idle connections for reuse. At the body's rate, an
    /// upload of 25 MiB may take 53 minutes.
    fn default() -> Self {
        let body = MinRate {
            idle_timeout: Duration::from_secs(30),
            grace: Duration::from_secs(60),
            bytes_per_second: 8 * 1024,
        };
        Self { head: Duration::from_secs(75), body }
    }
}

/// Serves connections until `stopping`, then completes the requests in flight.
pub async fn serve<L>(
    mut listener: L,
    router: Router,
    timeouts: Timeouts,
    stopping: CancellationToken,
) where
    L: Listener<Addr = SocketAddr>,
{
    let protocol = protocol(timeouts.head);
    let open = TaskTracker::new();
    while let Some((io, peer)) = stopping.run_until_cancelled(listener.accept()).await {
        let service = TowerToHyperService::new(service(&router, peer, timeouts.body));
        let connection = protocol.serve_connection(TokioIo::new(io), service).with_upgrades();
        let stopping = stopping.clone();
        open.spawn(async move {
            let mut connection = pin!(connection);
            let mut ended = stopping.run_until_cancelled(connection.as_mut()).await;
            if ended.is_none() {
                connection.as_mut().graceful_shutdown();
                ended = Some(connection.await);
            }
            if let Some(Err(error)) = ended {
                tracing::trace!(%error, "a connection ended early");
            }
        });
    }
    drop(listener);
    open.close();
    open.wait().await;
}

/// HTTP/1.1 alone: hyper-util's `auto` builder would wait for the first bytes, to detect the version, without
/// a timeout.
fn protocol(head_timeout: Duration) -> http1::Builder {
    let mut protocol = http1::Builder::new();
    protocol.timer(TokioTimer::new()).header_read_timeout(head_timeout);
    protocol.max_buf_size(MAX_HEAD_BYTES);
    protocol
}

/// The router for the requests of one peer.
fn service(
    router: &Router,
    peer: SocketAddr,
    rate: MinRate,
) -> MapRequest<Router, impl FnMut(Request<Incoming>) -> Request<Body> + Clone + use<>> {
    router.clone().map_request(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        request.map(|body| Body::new(MinRateBody::new(body, rate)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Bytes;
    use axum::routing::post;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::{TcpListener, TcpStream};

    const NEVER: Duration = Duration::from_secs(3_600);
    const SOON: Duration = Duration::from_millis(50);
    const ANY_RATE: MinRate = MinRate { idle_timeout: NEVER, grace: NEVER, bytes_per_second: 1 };

    /// The response to a client that sends these bytes and then waits.
    async fn respond(timeouts: Timeouts, sent: &str) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let mut client =
            TcpStream::connect(listener.local_addr().expect("bound")).await.expect("a socket");
        let router = Router::new().route("/", post(|body: Bytes| async move { body }));
        let stopping = CancellationToken::new();
        let server = tokio::spawn(serve(listener, router, timeouts, stopping.clone()));
        client.write_all(sent.as_bytes()).await.expect("sent");
        let mut response = Vec::new();
        // A connection whose request is not read to the end may be reset after the response.
        let _ = client.read_to_end(&mut response).await;
        stopping.cancel();
        server.await.expect("no panic");
        String::from_utf8(response).expect("text")
    }

    #[tokio::test]
    async fn an_unfinished_head_is_disconnected() {
        let timeouts = Timeouts { head: SOON, body: ANY_RATE };
        assert_eq!(respond(timeouts, "").await, "");
        assert_eq!(respond(timeouts, "POST / HTTP/1.1\r\nhost: x\r\nx-a").await, "");
    }

    #[tokio::test]
    async fn an_unfinished_body_is_refused() {
        let timeouts = Timeouts { head: NEVER, body: MinRate { idle_timeout: SOON, ..ANY_RATE } };
        let sent = "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\n\r\nabc";
        assert!(respond(timeouts, sent).await.starts_with("HTTP/1.1 400 "));
    }

    #[tokio::test]
    async fn a_request_within_its_timeouts_is_answered() {
        let timeouts = Timeouts { head: SOON, body: ANY_RATE };
        let sent = "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\n\r\nabc";
        let response = respond(timeouts, sent).await;
        assert!(response.starts_with("HTTP/1.1 200 ") && response.ends_with("abc"), "{response}");
    }

    #[tokio::test]
    async fn the_size_of_a_head_is_limited() {
        let timeouts = Timeouts { head: SOON, body: ANY_RATE };
        let with_cookies = |bytes: usize| {
            let cookies = "x".repeat(bytes);
            format!("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\ncookie: {cookies}\r\n\r\n")
        };
        assert!(respond(timeouts, &with_cookies(30 * 1024)).await.starts_with("HTTP/1.1 200 "));
        assert!(!respond(timeouts, &with_cookies(128 * 1024)).await.contains(" 200 "));
    }
}
