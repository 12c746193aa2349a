//! What is wrong with the network at the moment, and for which connections. Knows no socket.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::watch;

/// A way through the proxy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    ToServer,
    ToClient,
}

/// The faults of a proxy, shared by its connections.
pub struct Faults {
    now: watch::Sender<Conditions>,
    allowance: Mutex<Option<Allowance>>,
}

/// What holds now. Connections are numbered as they come: 1, 2, 3 …
#[derive(Clone, Copy, Default)]
pub struct Conditions {
    pub refuses: bool,
    pub delay: Duration,
    pub bytes_per_second: Option<u32>,
    /// The last connection so far.
    last: u64,
    /// Connections up to here are cut.
    cut: u64,
    /// Connections up to here are half-open.
    frozen: u64,
}

/// Bytes that may still pass before the cut.
struct Allowance {
    direction: Direction,
    bytes: usize,
}

/// How many of the next bytes may pass.
pub enum Pass {
    All,
    /// So many, and then nothing any more.
    UpTo(usize),
}

/// One connection among the others.
pub struct Place {
    number: u64,
    faults: Arc<Faults>,
}

impl Faults {
    pub fn new() -> Self {
        Self { now: watch::Sender::new(Conditions::default()), allowance: Mutex::new(None) }
    }

    pub fn change(&self, change: impl FnOnce(&mut Conditions)) {
        self.now.send_modify(change);
    }

    pub fn cut(&self) {
        self.change(|now| now.cut = now.last);
    }

    pub fn half_open(&self) {
        self.change(|now| now.frozen = now.last);
    }

    pub fn truncate(&self, direction: Direction, bytes: usize) {
        *self.lock() = Some(Allowance { direction, bytes });
    }

    pub fn heal(&self) {
        *self.lock() = None;
        self.change(|now| *now = Conditions { last: now.last, cut: now.cut, ..Default::default() });
    }

    pub fn refuses(&self) -> bool {
        self.now.borrow().refuses
    }

    /// The place of a new connection.
    pub fn place(self: &Arc<Self>) -> Place {
        let mut number = 0;
        self.change(|now| {
            now.last += 1;
            number = now.last;
        });
        Place { number, faults: Arc::clone(self) }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<Allowance>> {
        self.allowance.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Place {
    /// What holds now.
    pub fn now(&self) -> Conditions {
        *self.faults.now.borrow()
    }

    /// Comes back when this connection is cut.
    pub async fn cut(&self) {
        self.until(|now| now.cut >= self.number).await;
    }

    /// Comes back when bytes pass on this connection: at once unless it is half-open.
    pub async fn thawed(&self) {
        self.until(|now| now.frozen < self.number).await;
    }

    /// How many of so many bytes may pass this way. When the last one is given out, the truncation
    /// has happened, and every connection is to end.
    pub fn pass(&self, direction: Direction, bytes: usize) -> Pass {
        let mut left = self.faults.lock();
        match left.as_mut() {
            Some(allowance) if allowance.direction == direction => {
                if bytes < allowance.bytes {
                    allowance.bytes -= bytes;
                    return Pass::All;
                }
                let last = allowance.bytes;
                *left = None;
                Pass::UpTo(last)
            }
            _ => Pass::All,
        }
    }

    /// Ends all connections that are present now.
    pub fn cut_all(&self) {
        self.faults.cut();
    }

    async fn until(&self, holds: impl FnMut(&Conditions) -> bool) {
        let mut now = self.faults.now.subscribe();
        // The sender lives as long as `self.faults`.
        let _ = now.wait_for(holds).await;
    }
}
