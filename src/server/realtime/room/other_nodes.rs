//! What other nodes do to the board of a room (LP25): their events are applied where they fit, and make it loaded again where
//! not.

use super::Room;
use crate::model::{Recorded, Seq};
use crate::server::metrics;
use crate::server::store::Store;
use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};

/// How long this node decides nothing after another one asked for its turn: a few attempts.
const PAUSE: Duration = Duration::from_millis(100);

impl Room {
    /// Another node stored an event. Decisions of this node that are under way may be for the same place: then the board
    /// holds what will be refused, so that only a board without any takes the event in.
    pub fn hear(&self, recorded: &Recorded) {
        let mut deciding = self.lock();
        let undecided = self.undecided.load(Ordering::Acquire);
        let Some(board) = &mut deciding.board else { return };
        let is_known = recorded.seq.0 + undecided <= board.seq.0;
        if undecided == 0 && recorded.seq == board.seq.next() {
            board.apply(recorded);
        } else if !is_known {
            self.failed.fetch_max(deciding.number, Ordering::AcqRel);
        }
    }

    /// The last event on the board; 0 without a board.
    pub fn seq(&self) -> Seq {
        self.lock().board.as_ref().map_or(Seq(0), |board| board.seq)
    }

    /// The log has come this far: a board that is behind is discarded.
    pub fn outdate_before(&self, head: Seq) {
        let deciding = self.lock();
        if deciding.board.as_ref().is_some_and(|board| board.seq < head) {
            self.failed.fetch_max(deciding.number, Ordering::AcqRel);
        }
    }

    /// Reads what this node did not hear, once for all subscribers; without any there is nothing to read.
    pub fn catch_up(&self, store: &Arc<dyn Store>, why: &str) {
        if self.subscribers.told().is_some() {
            metrics::CATCH_UPS.count(&format!("reason=\"{why}\""));
            let (subscribers, store) = (Arc::clone(&self.subscribers), Arc::clone(store));
            tokio::spawn(async move { subscribers.catch_up(&*store).await });
        }
    }

    /// Another node asks for its turn.
    pub fn make_way(&self) {
        let until = Instant::now() + PAUSE;
        *self.paused_until.lock().unwrap_or_else(PoisonError::into_inner) = Some(until);
    }

    /// Waits while another node has its turn.
    pub async fn wait_for_turn(&self) {
        let until = *self.paused_until.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(until) = until.filter(|until| *until > Instant::now()) {
            tokio::time::sleep_until(until.into()).await;
        }
    }
}
