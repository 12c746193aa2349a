//! Sends something at times that are fixed beforehand.

use std::thread;
use std::time::Instant;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

/// Receives the place of each time when it has come. A thread sleeps for it: the clock of the runtime
/// has ticks of a millisecond.
pub fn ticks(times: Vec<Instant>) -> UnboundedReceiver<usize> {
    let (tell, told) = unbounded_channel();
    thread::spawn(move || {
        for (place, at) in times.iter().enumerate() {
            thread::sleep(at.saturating_duration_since(Instant::now()));
            if tell.send(place).is_err() {
                return;
            }
        }
    });
    told
}
