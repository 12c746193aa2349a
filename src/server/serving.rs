//! Connections: gives each its requests' deadlines, and lets them finish at the end. Knows no route, and not
//! who may come in: that is for the doors.
//!
//! Written out because `axum::serve` sets no deadline for the head of a request, and has no place to set one.

mod body;
mod doors;

pub use body::{Pace, Paced, TooSlow};
pub use doors::Doors;

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

/// A head of a request may have so many bytes, and a few more if they come with them: what browsers and
/// proxies send stays far below, and each connection may make the server hold so much.
const MAX_HEAD_BYTES: usize = 32 * 1024;

/// What a server waits for.
#[derive(Clone, Copy, Debug)]
pub struct Deadlines {
    /// From a connection's beginning, or the end of an answer, to the end of the next request's head.
    pub head: Duration,
    /// How fast a request's body has to come.
    pub body: Pace,
}

impl Default for Deadlines {
    /// The first is long because browsers keep a connection that they may need again. The slowest phone line
    /// brings 25 MiB at this pace, in 53 minutes.
    fn default() -> Self {
        let pause = Duration::from_secs(30);
        let body = Pace { pause, grace: Duration::from_secs(60), bytes_a_second: 8 * 1024 };
        Self { head: Duration::from_secs(75), body }
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
    protocol.max_buf_size(MAX_HEAD_BYTES);
    let open = TaskTracker::new();
    loop {
        let (io, peer) = tokio::select! {
            accepted = listener.accept() => accepted,
            () = stopping.cancelled() => break,
        };
        let service = router.clone().map_request(move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(ConnectInfo(peer));
            request.map(|body| Body::new(Paced::new(body, deadlines.body)))
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
    /// Of a body that nobody waits for in vain.
    const AT_LEISURE: Pace = Pace { pause: NEVER, grace: NEVER, bytes_a_second: 1 };

    /// What a server with these deadlines answers to someone who says this and then waits.
    async fn answer(deadlines: Deadlines, said: &str) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let mut client =
            TcpStream::connect(listener.local_addr().expect("bound")).await.expect("a socket");
        let router = Router::new().route("/", post(|body: Bytes| async move { body }));
        let stopping = CancellationToken::new();
        let server = tokio::spawn(serve(listener, router, deadlines, stopping.clone()));
        client.write_all(said.as_bytes()).await.expect("sent");
        let mut answer = Vec::new();
        // Whoever is not listened to to the end may be cut off behind the answer.
        let _ = client.read_to_end(&mut answer).await;
        stopping.cancel();
        server.await.expect("no panic");
        String::from_utf8(answer).expect("text")
    }

    #[tokio::test]
    async fn whoever_never_ends_the_head_of_a_request_is_let_go() {
        let deadlines = Deadlines { head: SOON, body: AT_LEISURE };
        assert_eq!(answer(deadlines, "").await, "");
        assert_eq!(answer(deadlines, "POST / HTTP/1.1\r\nhost: x\r\nx-a").await, "");
    }

    #[tokio::test]
    async fn whoever_never_ends_the_body_of_a_request_is_told_so() {
        let deadlines = Deadlines { head: NEVER, body: Pace { pause: SOON, ..AT_LEISURE } };
        let said = "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\n\r\nabc";
        assert!(answer(deadlines, said).await.starts_with("HTTP/1.1 400 "));
    }

    #[tokio::test]
    async fn whoever_said_all_in_time_is_answered() {
        let deadlines = Deadlines { head: SOON, body: AT_LEISURE };
        let said = "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\n\r\nabc";
        let answer = answer(deadlines, said).await;
        assert!(answer.starts_with("HTTP/1.1 200 ") && answer.ends_with("abc"), "{answer}");
    }

    #[tokio::test]
    async fn the_head_of_a_request_may_be_long_but_not_without_end() {
        let deadlines = Deadlines { head: SOON, body: AT_LEISURE };
        let with_cookies = |bytes: usize| {
            let cookies = "x".repeat(bytes);
            format!("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\ncookie: {cookies}\r\n\r\n")
        };
        assert!(answer(deadlines, &with_cookies(30 * 1024)).await.starts_with("HTTP/1.1 200 "));
        assert!(!answer(deadlines, &with_cookies(128 * 1024)).await.contains(" 200 "));
    }
}
