//! A viewer who notes what it hears of, and how late. Knows no server.

use crate::common::viewer::Viewer;
use crate::plan::Plan;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// What one viewer heard.
pub struct Heard {
    /// How late each operation was, by its place in the plan; `None`: never heard.
    pub late: Vec<Option<Duration>>,
    /// Copies beyond the first.
    pub doubled: usize,
    /// Frames that held operations.
    pub frames: usize,
    /// Why no more came.
    ended: String,
}

/// Listens until the server is gone.
pub async fn listen(mut viewer: Viewer, plan: Arc<Plan>) -> Heard {
    let late = vec![None; plan.times.len()];
    let mut heard = Heard { late, doubled: 0, frames: 0, ended: String::new() };
    loop {
        if let Err(error) = viewer.hear(|message| heard.note(message, &plan)).await {
            heard.ended = error.to_string();
            return heard;
        }
    }
}

impl Heard {
    /// How it ended, for a viewer who did not hear everything.
    pub fn lost(&self) -> Option<String> {
        self.late.contains(&None).then(|| self.ended.clone())
    }

    fn note(&mut self, message: &[u8], plan: &Plan) {
        let now = Instant::now();
        let mut places = plan.series.told(message).peekable();
        self.frames += usize::from(places.peek().is_some());
        for place in places {
            let late = now.saturating_duration_since(plan.times[place]);
            if self.late[place].replace(late).is_some() {
                self.doubled += 1;
            } else {
                plan.heard_one();
            }
        }
    }
}
