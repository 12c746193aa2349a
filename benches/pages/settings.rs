//! The settings of a run, from the environment.

use crate::common::env::{number, variable};
use crate::part::{Part, Parts};
use std::time::Duration;

/// The settings of a run.
pub struct Settings {
    /// The parts to run.
    pub parts: Vec<Part>,
    /// The number of times that everything is measured.
    pub rounds: usize,
    /// The measured time of one side in one round.
    pub span: Duration,
    /// Connections that request a page one time after the other.
    pub connections: usize,
}

impl Settings {
    /// Reads `BENCH_PARTS`, `BENCH_ROUNDS`, `BENCH_SECONDS` and `BENCH_CONNECTIONS`.
    pub fn from_env() -> Result<Self, String> {
        let all = Parts(Part::ALL.to_vec());
        let parts = variable("BENCH_PARTS", all).map_err(|error| {
            let names: Vec<String> = Part::ALL.iter().map(Part::to_string).collect();
            format!("{error}; it takes some of {}", names.join(","))
        })?;
        Ok(Self {
            parts: parts.0,
            rounds: usize::from(number::<u16>("BENCH_ROUNDS", 3)?),
            span: Duration::from_secs(number::<u32>("BENCH_SECONDS", 2)?.into()),
            connections: usize::from(number::<u16>("BENCH_CONNECTIONS", 32)?),
        })
    }
}
