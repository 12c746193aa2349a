//! The parts of the benchmark.

use std::fmt::{Display, Formatter};
use std::str::FromStr;

/// A part, which runs without the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Requests a second, beside a static server.
    Requests,
    /// The size of pages.
    Bytes,
    /// Memory, and the lateness of writes, while many load a page with 10,000 markers.
    Full,
    /// The size of script and wasm.
    Scripts,
    /// A page in Chromium.
    Browser,
    /// Very large pictures in Chromium.
    Tiles,
}

/// The parts of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts(pub Vec<Part>);

impl Part {
    /// Every part, in the order in which they run.
    pub const ALL: [Self; 6] =
        [Self::Requests, Self::Bytes, Self::Full, Self::Scripts, Self::Browser, Self::Tiles];

    fn name(self) -> &'static str {
        match self {
            Self::Requests => "requests",
            Self::Bytes => "bytes",
            Self::Full => "full",
            Self::Scripts => "scripts",
            Self::Browser => "browser",
            Self::Tiles => "tiles",
        }
    }
}

impl Display for Part {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Part {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|part| part.name() == text).ok_or(())
    }
}

impl FromStr for Parts {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        text.split(',').map(|name| name.trim().parse()).collect::<Result<_, ()>>().map(Self)
    }
}
