//! Connections: lets them in, gives each its requests' deadlines, and lets them finish at the end. Knows no
//! route.
//!
//! Written out because `axum::serve` sets no deadline for the head of a request, and has no place to set one.

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
use tower_http::timeout::TimeoutBody;

/// What a server waits for.
#[derive(Clone, Copy, Debug)]
pub struct Deadlines {
    /// From a connection's beginning, or the end of an answer, to the end of the next request's head.
    pub head: Duration,
    /// From one piece of a request's body to the next.
    pub body: Duration,
}

impl Default for Deadlines {
    /// The first is long because browsers keep a connection that they may need again.
    fn default() -> Self {
        Self { head: Duration::from_secs(75), body: Duration::from_secs(30) }
    }
}

/// Answers what comes in until the server stops, and then until all requests under way are answered.
pub async fn serve<L>(
    mut listener: L,
    router: Router,
    deadlines: Deadlines,
    stopping: CancellationToken,
) where
    L: Listener<Addr = SocketAddr>,
{
    // To find out which version is spoken, hyper-util's builder would wait for the first bytes without any
    // deadline.
    let mut protocol = http1::Builder::new();
    protocol.timer(TokioTimer::new()).header_read_timeout(deadlines.head);
    let open = TaskTracker::new();
    loop {
        let (io, peer) = tokio::select! {
            accepted = listener.accept() => accepted,
            () = stopping.cancelled() => break,
        };
        let service = router.clone().map_request(move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(ConnectInfo(peer));
            request.map(|body| Body::new(TimeoutBody::new(deadlines.body, body)))
        });
        let connection = protocol
            .serve_connection(TokioIo::new(io), TowerToHyperService::new(service))
            .with_upgrades();
        let stopping = stopping.clone();
        open.spawn(async move {
            let mut connection = pin!(connection);
            let ended = tokio::select! {
                ended = connection.as_mut() => ended,
                () = stopping.cancelled() => {
                    connection.as_mut().graceful_shutdown();
                    connection.await
                }
            };
            if let Err(error) = ended {
                tracing::trace!(%error, "a connection ended early");
            }
        });
    }
    drop(listener);
    open.close();
    open.wait().await;
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

    /// What a server with these deadlines answers to someone who says this and then waits.
    async fn answer(deadlines: Deadlines, said: &str) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let mut client =
            TcpStream::connect(listener.local_addr().expect("bound")).await.expect("a socket");
        let router = Router::new().route("/", post(|body: Bytes| async move { body }));
        let stopping = CancellationToken::new();
        let server = tokio::spawn(serve(listener, router, deadlines, stopping.clone()));
        client.write_all(said.as_bytes()).await.expect("sent");
        let mut answer = String::new();
        client.read_to_string(&mut answer).await.expect("it ends");
        stopping.cancel();
        server.await.expect("no panic");
        answer
    }

    #[tokio::test]
    async fn whoever_never_ends_the_head_of_a_request_is_let_go() {
        let deadlines = Deadlines { head: SOON, body: NEVER };
        assert_eq!(answer(deadlines, "").await, "");
        assert_eq!(answer(deadlines, "POST / HTTP/1.1\r\nhost: x\r\nx-a").await, "");
    }

    #[tokio::test]
    async fn whoever_never_ends_the_body_of_a_request_is_told_so() {
        let deadlines = Deadlines { head: NEVER, body: SOON };
        let said = "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\n\r\nabc";
        assert!(answer(deadlines, said).await.starts_with("HTTP/1.1 400 "));
    }

    #[tokio::test]
    async fn whoever_said_all_in_time_is_answered() {
        let deadlines = Deadlines { head: SOON, body: NEVER };
        let said = "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\n\r\nabc";
        let answer = answer(deadlines, said).await;
        assert!(answer.starts_with("HTTP/1.1 200 ") && answer.ends_with("abc"), "{answer}");
    }
}
