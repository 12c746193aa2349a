//! The server as a process of the system: its signals, its lock on the data, the permissions of its files.

mod lock;
mod logs;
mod metrics;
mod permissions;
mod signals;
mod traces;
mod upgrade;

use std::future::Future;
use std::time::{Duration, Instant};

/// The bound of a failing test, never a pause.
const DEADLINE: Duration = Duration::from_secs(60);
const LOOK_EVERY: Duration = Duration::from_millis(20);

pub async fn until<F: Future<Output = bool>>(what: &str, is_so: impl Fn() -> F) {
    let end = Instant::now() + DEADLINE;
    while !is_so().await {
        assert!(Instant::now() < end, "{what} did not happen");
        tokio::time::sleep(LOOK_EVERY).await;
    }
}
