//! What is sent and when, fixed before the first operation, and how much of it is still to be heard.
//! Knows no socket.

use crate::common::series::Series;
use crate::common::ticker;
use crate::settings::{Pace, Settings};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use tokio::sync::mpsc::UnboundedReceiver;

/// Sent and checked like the rest, but not measured: connections, caches and compilers warm up.
const WARM_UP: Duration = Duration::from_secs(1);
/// Until the first operation: all listeners listen by then.
const LEAD: Duration = Duration::from_millis(200);
/// How often to look whether all is heard: short against what a round takes.
const LOOK_EVERY: Duration = Duration::from_millis(5);

/// The operations of a round.
pub struct Plan {
    /// Which they are.
    pub series: Series,
    /// When each is to be sent; lateness counts from here.
    pub times: Vec<Instant>,
    /// Viewers that are to hear each of them.
    pub viewers: usize,
    /// What is to be sent before this is not measured.
    pub measured_from: Instant,
    missing: AtomicUsize,
}

impl Plan {
    /// A plan that begins now; the same round has the same times.
    pub fn new(settings: &Settings, viewers: usize, round: usize) -> Self {
        let start = Instant::now() + LEAD;
        let times: Vec<_> = times(settings, round).into_iter().map(|after| start + after).collect();
        Self {
            series: Series::new(times.len()),
            viewers,
            measured_from: start + WARM_UP,
            missing: AtomicUsize::new(times.len() * viewers),
            times,
        }
    }

    /// Does the lateness of this one count?
    pub fn is_measured(&self, place: usize) -> bool {
        self.times[place] >= self.measured_from
    }

    /// Receives each place when its time has come.
    pub fn clock(&self) -> UnboundedReceiver<usize> {
        ticker::ticks(self.times.clone())
    }

    /// A viewer heard of an operation for the first time.
    pub fn heard_one(&self) {
        self.missing.fetch_sub(1, Ordering::Relaxed);
    }

    /// Waits until every viewer has heard of everything, or for this long at most.
    pub async fn wait_until_all_heard(&self, at_most: Duration) {
        let end = Instant::now() + at_most;
        while self.missing.load(Ordering::Relaxed) > 0 && Instant::now() < end {
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }
}

/// When to send, counted from the start.
fn times(settings: &Settings, round: usize) -> Vec<Duration> {
    let mut chance = StdRng::seed_from_u64(round as u64);
    let count = (WARM_UP + settings.span()).as_secs() * u64::from(settings.rate);
    let mean = f64::from(settings.rate).recip();
    let mut at = 0.0;
    let time = |place: u64| match settings.pace {
        Pace::Even => Duration::from_secs_f64(place as f64 * mean),
        Pace::Random => {
            // The time to the next of many independent events.
            at -= mean * (1.0 - chance.random::<f64>()).ln();
            Duration::from_secs_f64(at)
        }
    };
    (0..count).map(time).collect()
}
