//! What the environment says about a run. Knows not what is done with it.

use crate::common::env::{number, numbers, variable};
use std::fmt::{Display, Formatter};
use std::str::FromStr;
use std::time::Duration;

/// The sizes that the goals speak of, and a small one.
const VIEWERS: [usize; 3] = [100, 500, 2_000];

/// How many, how often, how long.
pub struct Settings {
    /// Sockets that follow the image, a comparison for each number.
    pub viewers: Vec<usize>,
    /// Operations a second.
    pub rate: u32,
    /// Seconds that are measured.
    pub seconds: u32,
    /// How operations follow each other.
    pub pace: Pace,
    /// How often both sides are measured.
    pub rounds: usize,
    /// Threads that the viewers share.
    pub threads: usize,
}

/// How operations follow each other.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// Like a clock.
    Even,
    /// Like people who know nothing of each other: independent, so that some come close together.
    Random,
}

impl Settings {
    /// Reads `BENCH_VIEWERS`, `BENCH_RATE`, `BENCH_SECONDS`, `BENCH_PACE`, `BENCH_ROUNDS` and
    /// `BENCH_THREADS`.
    pub fn from_env() -> Result<Self, String> {
        Ok(Self {
            viewers: numbers("BENCH_VIEWERS", &VIEWERS)?,
            rate: number("BENCH_RATE", 40)?,
            seconds: number("BENCH_SECONDS", 5)?,
            pace: variable("BENCH_PACE", Pace::Even)?,
            rounds: usize::from(number::<u16>("BENCH_ROUNDS", 5)?),
            threads: usize::from(number::<u16>("BENCH_THREADS", 1)?),
        })
    }

    /// The time that is measured.
    pub fn span(&self) -> Duration {
        Duration::from_secs(self.seconds.into())
    }
}

impl Display for Settings {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        let Self { rate, seconds, pace, rounds, .. } = self;
        let pace = if *pace == Pace::Even { "even" } else { "random" };
        write!(f, "{rate} operations/s for {seconds} s, pace {pace}, {rounds} rounds")
    }
}

impl FromStr for Pace {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        match text {
            "even" => Ok(Self::Even),
            "random" => Ok(Self::Random),
            _ => Err(()),
        }
    }
}
