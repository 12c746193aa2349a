//! What a round showed, in figures. Knows not how it was measured.

use crate::common::figures::{MIB, Row, percentile};
use crate::listener::Heard;
use crate::plan::Plan;
use crate::publisher::Refused;
use std::fmt::{Display, Formatter};
use std::time::Duration;

/// What a round took of the machine.
pub struct Cost {
    /// CPU time of the process while operations went out and were measured.
    pub cpu: Duration,
    /// CPU time of this process in the same time: near the time itself, the audience is what is slow.
    pub audience: Duration,
    /// Bytes in RAM at the end.
    pub resident: u64,
}

/// What a round showed.
pub struct Figures {
    /// As late as this, in milliseconds, were at most so many of a hundred.
    pub p50: f64,
    /// The same.
    pub p99: f64,
    expected: usize,
    delivered: usize,
    doubled: usize,
    refused: Refused,
    /// How it ended for someone who did not hear everything.
    lost: Option<String>,
    frames: usize,
    cost: Cost,
}

/// The rows of a summary.
pub const ROWS: [Row<Figures>; 5] = [
    ("p50, ms", |figures| figures.p50),
    ("p99, ms", |figures| figures.p99),
    ("CPU, s", |figures| figures.cost.cpu.as_secs_f64()),
    ("CPU of the audience, s", |figures| figures.cost.audience.as_secs_f64()),
    ("memory, MB", |figures| figures.cost.resident as f64 / MIB),
];

impl Figures {
    /// From what everyone heard.
    pub fn new(plan: &Plan, heard: &[Heard], refused: Refused, cost: Cost) -> Self {
        let measured = |heard: &Heard| {
            let late = heard.late.iter().enumerate().filter(|(place, _)| plan.is_measured(*place));
            late.filter_map(|(_, late)| *late).collect::<Vec<_>>()
        };
        let mut late: Vec<Duration> = heard.iter().flat_map(measured).collect();
        late.sort_unstable();
        Self {
            p50: percentile(&late, 50),
            p99: percentile(&late, 99),
            expected: plan.times.len() * plan.viewers,
            delivered: heard.iter().map(|heard| heard.late.iter().flatten().count()).sum(),
            doubled: heard.iter().map(|heard| heard.doubled).sum(),
            refused,
            lost: heard.iter().find_map(Heard::lost),
            frames: heard.iter().map(|heard| heard.frames).sum(),
            cost,
        }
    }

    /// Was everything taken, and did everyone hear of it once?
    pub fn is_whole(&self) -> bool {
        self.delivered == self.expected && self.doubled == 0 && self.refused.count == 0
    }
}

impl Display for Figures {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        let Self { expected, delivered, p50, p99, cost, .. } = self;
        let a_frame = *delivered as f64 / self.frames as f64;
        let resident = cost.resident as f64 / MIB;
        write!(f, "{delivered}/{expected} delivered, {a_frame:.2} a frame; ")?;
        write!(f, "p50 {p50:.2} ms, p99 {p99:.2} ms; CPU {:.2} s; ", cost.cpu.as_secs_f64())?;
        write!(f, "memory {resident:.1} MB")?;
        if self.doubled > 0 {
            write!(f, "; {} DOUBLED", self.doubled)?;
        }
        if let Some(example) = &self.lost {
            write!(f, "; {} LOST, for one of them: {example}", expected - delivered)?;
        }
        if let Some(example) = &self.refused.example {
            write!(f, "; {} REFUSED, one of them with {example}", self.refused.count)?;
        }
        Ok(())
    }
}
