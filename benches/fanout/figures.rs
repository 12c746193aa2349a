//! What a round showed, in figures, and all rounds together. Knows not how it was measured.

use crate::audience::Heard;
use crate::plan::Plan;
use crate::publisher::Refused;
use std::fmt::{Display, Formatter};
use std::time::Duration;

const MIB: f64 = 1024.0 * 1024.0;
const KIB: f64 = 1024.0;

/// What a round took of the machine.
pub struct Cost {
    /// CPU time of the process while operations went out.
    pub cpu: Duration,
    /// Bytes in RAM at the end.
    pub resident: u64,
    /// Bytes in RAM that came with each viewer.
    pub a_viewer: u64,
}

/// What a round showed.
pub struct Figures {
    expected: usize,
    delivered: usize,
    doubled: usize,
    refused: Refused,
    frames: usize,
    p50: f64,
    p99: f64,
    cost: Cost,
}

impl Figures {
    /// From what everyone heard.
    pub fn new(plan: &Plan, heard: &[Heard], refused: Refused, cost: Cost) -> Self {
        let measured = |heard: &Heard| {
            let both = plan.operations.iter().zip(heard.late.clone());
            let late = both.filter(|(operation, _)| operation.is_measured);
            late.filter_map(|(_, late)| late).collect::<Vec<_>>()
        };
        let mut late: Vec<Duration> = heard.iter().flat_map(measured).collect();
        late.sort_unstable();
        Self {
            expected: plan.operations.len() * plan.viewers,
            delivered: heard.iter().map(|heard| heard.late.iter().flatten().count()).sum(),
            doubled: heard.iter().map(|heard| heard.doubled).sum(),
            refused,
            frames: heard.iter().map(|heard| heard.frames).sum(),
            p50: percentile(&late, 50),
            p99: percentile(&late, 99),
            cost,
        }
    }

    /// Was everything taken, and did everyone hear of it once?
    pub fn is_whole(&self) -> bool {
        self.delivered == self.expected && self.doubled == 0 && self.refused.count == 0
    }

    fn cpu(&self) -> f64 {
        self.cost.cpu.as_secs_f64()
    }

    fn resident(&self) -> f64 {
        self.cost.resident as f64 / MIB
    }
}

impl Display for Figures {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        let Self { expected, delivered, p50, p99, .. } = self;
        let a_frame = *delivered as f64 / self.frames as f64;
        let a_viewer = self.cost.a_viewer as f64 / KIB;
        write!(f, "{delivered}/{expected} delivered, {a_frame:.2} a frame; ")?;
        write!(f, "p50 {p50:.1} ms, p99 {p99:.1} ms; CPU {:.2} s; ", self.cpu())?;
        write!(f, "resident {:.1} MB, {a_viewer:.1} KB a viewer", self.resident())?;
        if self.doubled > 0 {
            write!(f, "; {} DOUBLED", self.doubled)?;
        }
        if let Some(example) = &self.refused.example {
            write!(f, "; {} REFUSED, one of them with {example}", self.refused.count)?;
        }
        Ok(())
    }
}

/// A row of the summary: its name and its figure.
type Row = (&'static str, fn(&Figures) -> f64);

/// Prints the medians of all rounds, ours and the peer's, and of the rounds' ratios.
pub fn summary(rounds: &[(Figures, Figures)]) {
    println!("{:<20}{:>10}{:>10}{:>12}", "median of the rounds", "ours", "peer", "ours/peer");
    let rows: [Row; 5] = [
        ("p50, ms", |figures| figures.p50),
        ("p99, ms", |figures| figures.p99),
        ("CPU, s", Figures::cpu),
        ("resident, MB", Figures::resident),
        ("KB a viewer", |figures| figures.cost.a_viewer as f64 / KIB),
    ];
    for (name, figure) in rows {
        let ours = median(rounds.iter().map(|(own, _)| figure(own)));
        let peer = median(rounds.iter().map(|(_, other)| figure(other)));
        let ratio = median(rounds.iter().map(|(own, other)| figure(own) / figure(other)));
        println!("{name:<20}{ours:>10.2}{peer:>10.2}{ratio:>12.2}");
    }
    let missed = rounds.iter().flat_map(|(own, other)| [own, other]);
    let broken = missed.filter(|figures| !figures.is_whole()).count();
    println!("rounds with something refused, lost or doubled: {broken} (to reach: 0)");
}

/// In milliseconds: as late as this, or less, were so many of a hundred.
fn percentile(sorted: &[Duration], of_a_hundred: usize) -> f64 {
    let rank = (sorted.len() * of_a_hundred).div_ceil(100).saturating_sub(1);
    sorted.get(rank).map_or(f64::NAN, |late| late.as_secs_f64() * 1_000.0)
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
