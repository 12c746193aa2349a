//! What a storm showed, in figures. Knows not how it was measured.

use crate::common::figures::{Row, percentile};
use crate::returning::Back;
use std::fmt::{Display, Formatter};
use std::time::Duration;

/// What a round showed; times in milliseconds.
#[derive(Clone)]
pub struct Figures {
    p50: f64,
    p99: f64,
    last: f64,
    cpu: Duration,
    viewers: usize,
    back: usize,
    doubled: usize,
    failures: usize,
    queue_full: u64,
    example: Option<String>,
}

/// The rows of a summary.
pub const ROWS: [Row<Figures>; 4] = [
    ("p50, ms", |figures| figures.p50),
    ("p99, ms", |figures| figures.p99),
    ("the last, ms", |figures| figures.last),
    ("CPU, s", |figures| figures.cpu.as_secs_f64()),
];

impl Figures {
    /// From how everyone came back.
    pub fn new(all: &[Back], cpu: Duration, queue_full: u64) -> Self {
        let mut after: Vec<Duration> = all.iter().filter_map(|back| back.after).collect();
        after.sort_unstable();
        Self {
            p50: percentile(&after, 50),
            p99: percentile(&after, 99),
            last: percentile(&after, 100),
            cpu,
            viewers: all.len(),
            back: after.len(),
            doubled: all.iter().map(|back| back.doubled).sum(),
            failures: all.iter().map(|back| back.failures).sum(),
            queue_full,
            example: all.iter().find_map(|back| back.example.clone()),
        }
    }

    /// Is everyone back, with everything, once?
    pub fn is_whole(&self) -> bool {
        self.back == self.viewers && self.doubled == 0
    }
}

impl Display for Figures {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        let Self { p50, p99, last, viewers, back, failures, queue_full, .. } = self;
        write!(f, "{back}/{viewers} complete; p50 {p50:.1} ms, p99 {p99:.1} ms, ")?;
        write!(f, "the last {last:.1} ms; CPU {:.2} s; ", self.cpu.as_secs_f64())?;
        write!(f, "queue full {queue_full} times; {failures} tries failed")?;
        if self.doubled > 0 {
            write!(f, "; {} DOUBLED", self.doubled)?;
        }
        match &self.example {
            Some(example) => write!(f, ", one of them with {example:?}"),
            None => Ok(()),
        }
    }
}
