//! Who is let in, over lines in memory from addresses that nobody here has.

use super::*;
use crate::server::config::{ConcurrencyConfig, Config, RateLimitConfig, Switch};
use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream, duplex};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::time::Instant;

const A_MINUTE: Duration = Duration::from_secs(60);
/// Bytes that a line holds.
const LINE_BYTES: usize = 64;

/// Who came, in order.
struct Queue(UnboundedReceiver<(DuplexStream, SocketAddr)>);

impl Listener for Queue {
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

/// The street before the doors.
struct Street(UnboundedSender<(DuplexStream, SocketAddr)>);

impl Street {
    /// Someone comes from there.
    fn come(&self, from: &str) -> DuplexStream {
        let (near, far) = duplex(LINE_BYTES);
        let from = SocketAddr::new(from.parse().expect("an address"), 4_711);
        self.0.send((far, from)).expect("the doors are there");
        near
    }
}

/// Doors for so many, and for two of each address; 10.0.0.0/8 are proxies.
fn doors(most: usize, limits: Switch) -> (Street, Doors<Queue>) {
    let mut config = Config::for_tests("nowhere".into());
    let concurrency = ConcurrencyConfig { connections: 2, ..ConcurrencyConfig::default() };
    (config.rate_limits, config.rates) =
        (limits, RateLimitConfig { concurrency, ..RateLimitConfig::default() });
    let (street, queue) = unbounded_channel();
    let proxies = "10.0.0.0/8".parse().expect("networks");
    let guests = (Arc::new(RateLimits::new(&config)), proxies);
    (Street(street), Doors::new(Queue(queue), most, guests, A_MINUTE))
}

/// The addresses of the next ones that are let in, who stay.
async fn next<const N: usize>(
    doors: &mut Doors<Queue>,
) -> (Vec<Inside<DuplexStream>>, Vec<String>) {
    let (mut inside, mut from) = (Vec::new(), Vec::new());
    for _ in 0..N {
        let (io, peer) = doors.accept().await;
        inside.push(io);
        from.push(peer.ip().to_string());
    }
    (inside, from)
}

#[tokio::test]
async fn who_has_too_many_connections_is_sent_away_and_others_are_not() {
    let (street, mut doors) = doors(9, Switch::On);
    let mut guests: Vec<_> = ["203.0.113.1"; 3].map(|from| street.come(from)).into();
    guests.push(street.come("203.0.113.2"));
    let (mut inside, from) = next::<3>(&mut doors).await;
    assert_eq!(from, ["203.0.113.1", "203.0.113.1", "203.0.113.2"]);
    assert_eq!(guests[2].read(&mut [0]).await.expect("the end"), 0, "the third one is sent away");
    drop(inside.remove(0));
    let _again = street.come("::ffff:203.0.113.1");
    assert_eq!(next::<1>(&mut doors).await.1, ["::ffff:203.0.113.1"], "there is a place again");
}

#[tokio::test]
async fn an_ipv6_network_is_one_client() {
    let (street, mut doors) = doors(9, Switch::On);
    let from = ["2001:db8::1", "2001:db8::2", "2001:db8::3", "2001:db8:0:1::1"];
    let _guests = from.map(|from| street.come(from));
    assert_eq!(next::<3>(&mut doors).await.1, [from[0], from[1], from[3]]);
}

#[tokio::test]
async fn proxies_and_the_machine_itself_stand_for_many() {
    let (street, mut doors) = doors(9, Switch::On);
    let from = ["10.1.2.3"; 3].into_iter().chain(["127.0.0.1"; 3]);
    let _guests: Vec<_> = from.map(|from| street.come(from)).collect();
    assert_eq!(next::<6>(&mut doors).await.1.len(), 6);
}

#[tokio::test]
async fn without_limits_an_address_may_have_all() {
    let (street, mut doors) = doors(9, Switch::Off);
    let _guests = ["203.0.113.1"; 5].map(|from| street.come(from));
    assert_eq!(next::<5>(&mut doors).await.1.len(), 5);
}

#[tokio::test]
async fn when_all_places_are_taken_the_next_one_waits() {
    let (street, mut doors) = doors(2, Switch::On);
    let _guests = ["203.0.113.1", "203.0.113.2", "203.0.113.3"].map(|from| street.come(from));
    let (mut inside, _) = next::<2>(&mut doors).await;
    assert!(futures::poll!(Box::pin(doors.accept())).is_pending());
    drop(inside.remove(0));
    assert_eq!(next::<1>(&mut doors).await.1, ["203.0.113.3"]);
}

#[tokio::test(start_paused = true)]
async fn who_takes_nothing_of_an_answer_is_cut_off() {
    let (street, mut doors) = doors(9, Switch::On);
    let _silent = street.come("203.0.113.1");
    let (mut connection, _) = doors.accept().await;
    let began = Instant::now();
    let error = connection.write_all(&[0; 2 * LINE_BYTES]).await.expect_err("too slow");
    assert_eq!((error.kind(), began.elapsed().as_secs()), (ErrorKind::TimedOut, 60));
}

#[tokio::test(start_paused = true)]
async fn who_takes_little_by_little_is_not() {
    let (street, mut doors) = doors(9, Switch::On);
    let mut slow = street.come("203.0.113.1");
    let (mut connection, _) = doors.accept().await;
    let reads = async {
        let mut read = 0;
        while read < 10 * LINE_BYTES {
            tokio::time::sleep(A_MINUTE - Duration::from_secs(1)).await;
            read += slow.read(&mut [0; LINE_BYTES]).await.expect("more");
        }
    };
    let all = [0; 10 * LINE_BYTES];
    let (written, ()) = tokio::join!(connection.write_all(&all), reads);
    assert!(written.is_ok());
}
