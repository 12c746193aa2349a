//! One viewer who comes back and waits for what it missed. Knows not how many do so.

use crate::common::series::Series;
use crate::common::viewer::{Door, Viewer, has_type};
use std::io::{Error, Result};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::time::{sleep_until, timeout_at};

/// The longest wait for a viewer to come back.
const DEADLINE: Duration = Duration::from_secs(60);
/// The pause after a failure: short, so that a server's refusals show as refusals and not as time.
const RETRY_AFTER: Duration = Duration::from_millis(200);

/// How one viewer came back.
pub struct Back {
    /// After this time, counted from when all began; `None`: it did not.
    pub after: Option<Duration>,
    /// Tries that failed.
    pub failures: usize,
    /// Why the last of them did.
    pub example: Option<String>,
    /// Events that came more than once.
    pub doubled: usize,
    _viewer: Option<Viewer>,
}

/// What a viewer has to hear before it is complete.
struct Missing {
    series: Series,
    heard: Vec<bool>,
    left: usize,
    is_welcome: bool,
    is_reset: bool,
    doubled: usize,
}

/// Comes back as often as it takes.
pub async fn come_back(door: Arc<Door>, series: Series, start: Instant) -> Back {
    let end = start + DEADLINE;
    let mut back = Back { after: None, failures: 0, example: None, doubled: 0, _viewer: None };
    while Instant::now() < end {
        let mut missing = Missing::new(series);
        let entered = timeout_at(end.into(), enter(&door, &mut missing)).await;
        match entered.unwrap_or_else(|late| Err(late.into())) {
            Ok(viewer) => {
                back.after = Some(start.elapsed());
                (back.doubled, back._viewer) = (missing.doubled, Some(viewer));
                return back;
            }
            Err(error) => {
                back.failures += 1;
                back.example = Some(error.to_string());
                sleep_until((Instant::now() + RETRY_AFTER).into()).await;
            }
        }
    }
    back
}

async fn enter(door: &Door, missing: &mut Missing) -> Result<Viewer> {
    let mut viewer = Viewer::enter(door).await?;
    while door.hello.is_some() && !missing.is_complete() {
        viewer.hear(|message| missing.note(message)).await?;
        if missing.is_reset {
            return Err(Error::other("told to begin again"));
        }
    }
    Ok(viewer)
}

impl Missing {
    fn new(series: Series) -> Self {
        let (heard, left) = (vec![false; series.length], series.length);
        Self { series, heard, left, is_welcome: false, is_reset: false, doubled: 0 }
    }

    fn note(&mut self, message: &[u8]) {
        self.is_welcome |= has_type(message, "welcome");
        self.is_reset |= has_type(message, "reset");
        for place in self.series.told(message) {
            if std::mem::replace(&mut self.heard[place], true) {
                self.doubled += 1;
            } else {
                self.left -= 1;
            }
        }
    }

    fn is_complete(&self) -> bool {
        self.is_welcome && self.left == 0
    }
}
