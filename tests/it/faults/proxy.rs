//! Does the fault proxy do what it says? Seen from both of its sides, with plain sockets.

use crate::common::fault_proxy::{Direction, FaultProxy};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::Instant;

/// A connection through a proxy, seen from both ends.
struct Both {
    proxy: FaultProxy,
    listener: TcpListener,
    client: TcpStream,
    server: TcpStream,
}

impl Both {
    async fn connected() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let proxy = FaultProxy::start(listener.local_addr().expect("an address")).await;
        let (client, server) = pair(&proxy, &listener).await;
        Self { proxy, listener, client, server }
    }
}

async fn pair(proxy: &FaultProxy, listener: &TcpListener) -> (TcpStream, TcpStream) {
    let client = TcpStream::connect(proxy.addr()).await.expect("the proxy listens");
    let (server, _) = listener.accept().await.expect("and goes on to its target");
    (client, server)
}

/// What `to` receives of what `from` sends.
async fn passes(from: &mut TcpStream, to: &mut TcpStream, text: &str) {
    from.write_all(text.as_bytes()).await.expect("sent");
    let mut heard = vec![0; text.len()];
    to.read_exact(&mut heard).await.expect("it comes through");
    assert_eq!(heard, text.as_bytes());
}

/// The connection ends without a further byte: by a goodbye (`true`) or a reset.
async fn ends(socket: &mut TcpStream) -> bool {
    match socket.read(&mut [0; 1]).await {
        Ok(count) => {
            assert_eq!(count, 0, "a byte came through");
            true
        }
        Err(_) => false,
    }
}

/// Is there nothing to read, not even an end? Every task of the test has had its turns.
async fn hears_nothing(socket: &mut TcpStream) {
    let silence = tokio::time::timeout(Duration::from_secs(3_600), socket.read(&mut [0; 1])).await;
    assert!(silence.is_err(), "{silence:?}");
}

#[tokio::test]
async fn without_faults_bytes_and_ends_pass_both_ways() {
    let Both { proxy, mut client, mut server, .. } = Both::connected().await;
    assert_eq!(proxy.connections(), 1);
    passes(&mut client, &mut server, "there").await;
    passes(&mut server, &mut client, &"and back".repeat(10_000)).await;
    client.shutdown().await.expect("half closed");
    assert!(ends(&mut server).await);
    passes(&mut server, &mut client, "the other half is open").await;
    drop(server);
    assert!(ends(&mut client).await);
    while proxy.connections() > 0 {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_cut_resets_what_is_there_and_nothing_else() {
    let Both { proxy, listener, mut client, mut server } = Both::connected().await;
    proxy.cut();
    assert!(!ends(&mut client).await && !ends(&mut server).await, "reset, not closed");
    let (mut client, mut server) = pair(&proxy, &listener).await;
    passes(&mut client, &mut server, "a new one").await;
}

#[tokio::test]
async fn connections_before_the_healing_are_refused() {
    let Both { proxy, listener, mut client, .. } = Both::connected().await;
    proxy.refuse();
    assert!(!ends(&mut client).await);
    if let Ok(mut refused) = TcpStream::connect(proxy.addr()).await {
        assert!(!ends(&mut refused).await);
    }
    proxy.heal();
    let (mut client, mut server) = pair(&proxy, &listener).await;
    passes(&mut client, &mut server, "healed").await;
}

#[tokio::test]
async fn a_server_that_is_not_there_is_a_reset() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let proxy = FaultProxy::start(listener.local_addr().expect("an address")).await;
    drop(listener);
    let mut client = TcpStream::connect(proxy.addr()).await.expect("the proxy listens");
    assert!(!ends(&mut client).await);
}

#[tokio::test(start_paused = true)]
async fn half_open_is_silent_and_stays_open() {
    let Both { proxy, listener, mut client, mut server } = Both::connected().await;
    proxy.half_open();
    client.write_all(b"into the void").await.expect("the near side takes it");
    server.write_all(b"as well").await.expect("the near side takes it");
    server.shutdown().await.expect("closed");
    hears_nothing(&mut client).await;
    hears_nothing(&mut server).await;
    assert_eq!(proxy.connections(), 1);
    let (mut other, mut its_server) = pair(&proxy, &listener).await;
    passes(&mut other, &mut its_server, "new ones work").await;
    proxy.heal();
    let mut heard = Vec::new();
    client.read_to_end(&mut heard).await.expect("what was held back, and the end");
    assert_eq!(heard, b"as well");
}

#[tokio::test(start_paused = true)]
async fn a_delay_is_as_long_as_said_and_keeps_the_order() {
    let Both { proxy, mut client, mut server, .. } = Both::connected().await;
    for (delay, text) in [(200, "first"), (0, "second")] {
        proxy.delay(Duration::from_millis(delay));
        client.write_all(text.as_bytes()).await.expect("sent");
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    let begin = Instant::now();
    let mut heard = [0; 11];
    server.read_exact(&mut heard).await.expect("both");
    assert_eq!(&heard, b"firstsecond");
    let late = begin.elapsed().as_millis();
    assert!((190..=210).contains(&late), "{late} ms");
}

#[tokio::test(start_paused = true)]
async fn a_throttled_line_is_as_slow_as_said() {
    let Both { proxy, mut client, mut server, .. } = Both::connected().await;
    proxy.throttle(1_000);
    let begin = Instant::now();
    passes(&mut server, &mut client, &"x".repeat(3_000)).await;
    let took = begin.elapsed().as_secs_f64();
    assert!((2.8..=3.1).contains(&took), "{took} s for 3,000 bytes");
    proxy.heal();
    let begin = Instant::now();
    passes(&mut server, &mut client, &"x".repeat(3_000)).await;
    assert!(begin.elapsed().as_secs_f64() < 0.2, "healed");
}

#[tokio::test]
async fn a_truncation_lets_exactly_so_much_pass() {
    for (direction, bytes) in
        [(Direction::ToClient, 7), (Direction::ToServer, 5), (Direction::ToClient, 0)]
    {
        let Both { proxy, listener, mut client, mut server } = Both::connected().await;
        let (mut other, _its_server) = pair(&proxy, &listener).await;
        proxy.truncate(direction, bytes);
        let (from, to) = match direction {
            Direction::ToClient => (&mut server, &mut client),
            Direction::ToServer => (&mut client, &mut server),
        };
        from.write_all(b"four").await.expect("sent");
        from.write_all(b"score and seven").await.expect("sent");
        let mut heard = Vec::new();
        to.read_to_end(&mut heard).await.expect("a goodbye");
        assert_eq!(heard, &b"fourscore and seven"[..bytes]);
        assert!(!ends(&mut other).await, "the others are reset");
        let (mut client, mut server) = pair(&proxy, &listener).await;
        passes(&mut client, &mut server, "and it is over").await;
    }
}

#[tokio::test]
async fn orders_are_lines() {
    let Both { proxy, mut client, .. } = Both::connected().await;
    for fine in
        ["delay 0", "throttle 5000", "truncate 100", "truncate-request 1", "half-open", "heal"]
    {
        assert_eq!(proxy.obey(fine), Ok(()), "{fine}");
    }
    for wrong in ["", "cut 3", "delay", "delay soon", "delay 1 2", "explode"] {
        assert!(proxy.obey(wrong).is_err(), "{wrong}");
    }
    assert_eq!(proxy.obey("refuse"), Ok(()));
    assert!(!ends(&mut client).await);
    assert_eq!(proxy.obey("cut"), Ok(()));
}
