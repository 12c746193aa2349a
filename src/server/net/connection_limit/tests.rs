//! Connection limits over in-memory streams with made-up peer addresses.

use super::*;
use crate::server::config::{ConcurrencyConfig, Config, RateLimitConfig, Switch};
use crate::server::limits::{ConnectionPermit, RateLimits};
use std::io::ErrorKind;
use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream, duplex};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::time::Instant;

const WRITE_TIMEOUT: Duration = Duration::from_secs(60);
/// Capacity of a stream in bytes.
const STREAM_BYTES: usize = 64;

type Limited = LimitedListener<Backlog, ConnectionPermit>;
type Accepted = GuardedIo<DuplexStream, ConnectionPermit>;

/// Connections that wait to be accepted.
struct Backlog(UnboundedReceiver<(DuplexStream, SocketAddr)>);

impl Listener for Backlog {
    type Io = DuplexStream;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (DuplexStream, SocketAddr) {
        match self.0.recv().await {
            Some(next) => next,
            None => std::future::pending().await,
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        Ok(([127, 0, 0, 1], 80).into())
    }
}

/// The clients' side of a backlog.
struct Clients(UnboundedSender<(DuplexStream, SocketAddr)>);

impl Clients {
    fn connect(&self, from: &str) -> DuplexStream {
        let (near, far) = duplex(STREAM_BYTES);
        let from = SocketAddr::new(from.parse().expect("an address"), 4_711);
        self.0.send((far, from)).expect("the listener exists");
        near
    }
}

/// A listener with `max` connections, two for each address; 10.0.0.0/8 are proxies.
fn limited(max: usize, limits: Switch) -> (Clients, Limited) {
    let mut config = Config::for_tests("nowhere".into());
    let concurrency = ConcurrencyConfig { connections: 2, ..ConcurrencyConfig::default() };
    (config.rate_limits, config.rates) =
        (limits, RateLimitConfig { concurrency, ..RateLimitConfig::default() });
    let limits = RateLimits::new(&config);
    let proxies = "10.0.0.0/8".parse().expect("networks");
    let peers = PeerLimit::new(proxies, move |address| limits.connection(address).ok());
    let (clients, backlog) = unbounded_channel();
    (Clients(clients), LimitedListener::new(Backlog(backlog), max, peers, WRITE_TIMEOUT))
}

/// The next `N` accepted connections and their addresses.
async fn accept<const N: usize>(listener: &mut Limited) -> (Vec<Accepted>, Vec<String>) {
    let (mut accepted, mut from) = (Vec::new(), Vec::new());
    for _ in 0..N {
        let (io, peer) = listener.accept().await;
        accepted.push(io);
        from.push(peer.ip().to_string());
    }
    (accepted, from)
}

#[tokio::test]
async fn a_peer_above_its_limit_is_disconnected_and_others_are_not() {
    let (clients, mut listener) = limited(9, Switch::On);
    let mut streams: Vec<_> = ["203.0.113.1"; 3].map(|from| clients.connect(from)).into();
    streams.push(clients.connect("203.0.113.2"));
    let (mut accepted, from) = accept::<3>(&mut listener).await;
    assert_eq!(from, ["203.0.113.1", "203.0.113.1", "203.0.113.2"]);
    assert_eq!(streams[2].read(&mut [0]).await.expect("the end"), 0, "the third one is closed");
    drop(accepted.remove(0));
    let _again = clients.connect("::ffff:203.0.113.1");
    let (_, from) = accept::<1>(&mut listener).await;
    assert_eq!(from, ["::ffff:203.0.113.1"], "a closed connection returns its permit");
}

#[tokio::test]
async fn an_ipv6_network_is_one_client() {
    let (clients, mut listener) = limited(9, Switch::On);
    let from = ["2001:db8::1", "2001:db8::2", "2001:db8::3", "2001:db8:0:1::1"];
    let _streams = from.map(|from| clients.connect(from));
    assert_eq!(accept::<3>(&mut listener).await.1, [from[0], from[1], from[3]]);
}

#[tokio::test]
async fn proxies_and_loopback_are_exempt() {
    let (clients, mut listener) = limited(9, Switch::On);
    let from = ["10.1.2.3"; 3].into_iter().chain(["127.0.0.1"; 3]);
    let _streams: Vec<_> = from.map(|from| clients.connect(from)).collect();
    assert_eq!(accept::<6>(&mut listener).await.1.len(), 6);
}

#[tokio::test]
async fn without_rate_limits_a_peer_has_no_limit() {
    let (clients, mut listener) = limited(9, Switch::Off);
    let _streams = ["203.0.113.1"; 5].map(|from| clients.connect(from));
    assert_eq!(accept::<5>(&mut listener).await.1.len(), 5);
}

#[tokio::test]
async fn at_the_total_limit_the_next_connection_waits() {
    let (clients, mut listener) = limited(2, Switch::On);
    let _streams = ["203.0.113.1", "203.0.113.2", "203.0.113.3"].map(|from| clients.connect(from));
    let (mut accepted, _) = accept::<2>(&mut listener).await;
    assert!(futures::poll!(Box::pin(listener.accept())).is_pending());
    drop(accepted.remove(0));
    assert_eq!(accept::<1>(&mut listener).await.1, ["203.0.113.3"]);
}

#[tokio::test(start_paused = true)]
async fn a_client_that_reads_nothing_is_disconnected() {
    let (clients, mut listener) = limited(9, Switch::On);
    let _silent = clients.connect("203.0.113.1");
    let (mut connection, _) = listener.accept().await;
    let began = Instant::now();
    let error = connection.write_all(&[0; 2 * STREAM_BYTES]).await.expect_err("too slow");
    assert_eq!((error.kind(), began.elapsed().as_secs()), (ErrorKind::TimedOut, 60));
}

#[tokio::test(start_paused = true)]
async fn a_client_that_reads_slowly_is_not_disconnected() {
    let (clients, mut listener) = limited(9, Switch::On);
    let mut slow = clients.connect("203.0.113.1");
    let (mut connection, _) = listener.accept().await;
    let reads = async {
        let mut read = 0;
        while read < 10 * STREAM_BYTES {
            tokio::time::sleep(WRITE_TIMEOUT - Duration::from_secs(1)).await;
            read += slow.read(&mut [0; STREAM_BYTES]).await.expect("more");
        }
    };
    let all = [0; 10 * STREAM_BYTES];
    let (written, ()) = tokio::join!(connection.write_all(&all), reads);
    assert!(written.is_ok());
}
