//! A network that misbehaves when told to: a TCP proxy on a port of its own, between clients and one
//! address. Knows no protocol; bytes are all that it sees.
//!
//! What holds for all connections, present and coming: `delay`, `throttle`, `refuse`. What happens to
//! the present ones: `cut`, `half_open`, `truncate`. `heal` takes everything back but what is cut.

mod faults;
mod orders;
mod wire;

pub use faults::Direction;
use faults::Faults;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::AbortHandle;

/// A proxy that runs until this is dropped; its connections are cut then.
pub struct FaultProxy {
    addr: SocketAddr,
    faults: Arc<Faults>,
    open: Arc<AtomicUsize>,
    accepting: AbortHandle,
}

/// Counts a connection for as long as it lives.
struct Open(Arc<AtomicUsize>);

impl FaultProxy {
    /// A proxy to this address, on a free port, without any fault yet.
    pub async fn start(target: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let addr = listener.local_addr().expect("an address");
        let (faults, open) = (Arc::new(Faults::new()), Arc::new(AtomicUsize::new(0)));
        let accepting = accept(listener, target, Arc::clone(&faults), Arc::clone(&open));
        let accepting = tokio::spawn(accepting).abort_handle();
        Self { addr, faults, open, accepting }
    }

    /// Where it listens.
    pub fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// How many connections go through it now.
    pub fn connections(&self) -> usize {
        self.open.load(Ordering::Acquire)
    }

    /// Resets all present connections.
    pub fn cut(&self) {
        self.faults.cut();
    }

    /// Resets all present connections, and those to come until healed.
    pub fn refuse(&self) {
        self.faults.change(|now| now.refuses = true);
        self.faults.cut();
    }

    /// Lets no byte and no end pass on the present connections, which stay open; new ones work.
    pub fn half_open(&self) {
        self.faults.half_open();
    }

    /// Holds what is sent from now on back for this long, each way, in order.
    pub fn delay(&self, delay: Duration) {
        self.faults.change(|now| now.delay = delay);
    }

    /// Lets so many bytes a second pass, on each connection and each way.
    pub fn throttle(&self, bytes_per_second: u32) {
        self.faults.change(|now| now.bytes_per_second = Some(bytes_per_second.max(1)));
    }

    /// Lets so many more bytes pass in this direction, all connections together. The one with the
    /// last of them ends there, and the others are reset.
    pub fn truncate(&self, direction: Direction, bytes: usize) {
        self.faults.truncate(direction, bytes);
    }

    /// The network is well again. What was held back goes on; what is cut stays cut.
    pub fn heal(&self) {
        self.faults.heal();
    }
}

impl Drop for FaultProxy {
    fn drop(&mut self) {
        self.accepting.abort();
        self.faults.cut();
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

async fn accept(
    listener: TcpListener,
    target: SocketAddr,
    faults: Arc<Faults>,
    open: Arc<AtomicUsize>,
) {
    loop {
        // A client that went away again, or too many files for a moment: the next one may do better.
        let Ok((client, _)) = listener.accept().await else { continue };
        if faults.refuses() {
            reset(&client);
            continue;
        }
        open.fetch_add(1, Ordering::AcqRel);
        let (place, counted) = (faults.place(), Open(Arc::clone(&open)));
        tokio::spawn(async move {
            let _counted = counted;
            carry(client, target, place).await;
        });
    }
}

/// One connection, until both sides have ended or it is cut.
async fn carry(mut client: TcpStream, target: SocketAddr, place: faults::Place) {
    let Ok(mut server) = TcpStream::connect(target).await else { return reset(&client) };
    for socket in [&client, &server] {
        // Without it, small pieces wait for acknowledgements, which is a delay that nobody asked for.
        let _ = socket.set_nodelay(true);
    }
    if wire::carry_both_ways(&mut client, &mut server, &place).await == wire::End::Cut {
        reset(&client);
        reset(&server);
    }
}

/// What is dropped after this ends with a reset instead of a goodbye.
fn reset(socket: &TcpStream) {
    // One that is gone already needs no reset.
    let _ = socket.set_zero_linger();
}
