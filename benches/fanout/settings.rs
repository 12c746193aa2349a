//! What the environment says about a run. Knows not what is done with it.

use std::fmt::{Display, Formatter};
use std::str::FromStr;
use std::time::Duration;

/// How many, how often, how long.
pub struct Settings {
    /// Sockets that follow the image.
    pub viewers: usize,
    /// Operations a second.
    pub rate: u32,
    /// Seconds that are measured.
    pub seconds: u32,
    /// How operations follow each other.
    pub pace: Pace,
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
    /// Reads `BENCH_VIEWERS`, `BENCH_RATE`, `BENCH_SECONDS` and `BENCH_PACE`.
    pub fn from_env() -> Result<Self, String> {
        Ok(Self {
            viewers: at_least_one("BENCH_VIEWERS", 500)?,
            rate: at_least_one("BENCH_RATE", 40)?,
            seconds: at_least_one("BENCH_SECONDS", 5)?,
            pace: variable("BENCH_PACE", Pace::Even)?,
        })
    }

    /// The time that is measured.
    pub fn span(&self) -> Duration {
        Duration::from_secs(self.seconds.into())
    }
}

impl Display for Settings {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        let Self { viewers, rate, seconds, pace } = self;
        let pace = if *pace == Pace::Even { "even" } else { "random" };
        write!(f, "{viewers} viewers, {rate} operations/s for {seconds} s, pace {pace}")
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

fn at_least_one<T: FromStr + PartialOrd + From<u8>>(name: &str, default: T) -> Result<T, String> {
    let value = variable(name, default)?;
    if value >= T::from(1) { Ok(value) } else { Err(format!("{name} is at least 1")) }
}

fn variable<T: FromStr>(name: &str, default: T) -> Result<T, String> {
    match std::env::var(name) {
        Ok(text) => text.parse().map_err(|_| format!("{name} cannot be {text:?}")),
        Err(_) => Ok(default),
    }
}
