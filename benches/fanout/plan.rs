//! What is sent and when, fixed before the first operation, and how much of it is still to be heard.
//! Knows no socket.

use crate::settings::{Pace, Settings};
use image_chat::model::BroadcastId;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

/// Sent and checked like the rest, but not measured: connections and caches warm up.
const WARM_UP: Duration = Duration::from_secs(1);
/// Until the first operation: all listeners listen by then.
const LEAD: Duration = Duration::from_millis(200);
/// How often to look whether all is heard: short against what a round takes.
const LOOK_EVERY: Duration = Duration::from_millis(5);

/// The operations of a round.
pub struct Plan {
    /// In the order of their times.
    pub operations: Vec<Operation>,
    /// Viewers that are to hear each of them.
    pub viewers: usize,
    /// Cancelled when nobody needs to listen any more.
    pub over: CancellationToken,
    places: HashMap<BroadcastId, usize>,
    missing: AtomicUsize,
}

/// One operation.
pub struct Operation {
    /// Told apart by.
    pub id: BroadcastId,
    /// To be sent at; lateness counts from here.
    pub at: Instant,
    /// Does its lateness count?
    pub is_measured: bool,
}

impl Plan {
    /// A plan that begins now; the same number has the same times.
    pub fn new(settings: &Settings, number: usize) -> Self {
        let start = Instant::now() + LEAD;
        let operation = |after: Duration| Operation {
            id: BroadcastId(Uuid::now_v7()),
            at: start + after,
            is_measured: after >= WARM_UP,
        };
        let operations: Vec<_> = times(settings, number).into_iter().map(operation).collect();
        let places = operations.iter().enumerate().map(|(place, one)| (one.id, place)).collect();
        let missing = AtomicUsize::new(operations.len() * settings.viewers);
        let over = CancellationToken::new();
        Self { operations, viewers: settings.viewers, over, places, missing }
    }

    /// Which of the operations has this id?
    pub fn place(&self, id: BroadcastId) -> Option<usize> {
        self.places.get(&id).copied()
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
fn times(settings: &Settings, number: usize) -> Vec<Duration> {
    let mut chance = StdRng::seed_from_u64(number as u64);
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
