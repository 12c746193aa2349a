//! Events from the socket, and the snapshot in their place.

use super::state::Sync;
use super::submit::not_saved;
use crate::app::room::requests;
use crate::browser;
use crate::model::{Absorbed, BroadcastId, Epoch, Pending, Recorded, Seq};
use crate::protocol::page::Snapshot;

/// The most events in one animation frame: a few milliseconds with the views of each, beside some three for a layer of
/// 1,000 markers. A burst of 200 shows within a fifth of a second.
const EVENTS_PER_FRAME: usize = 8;
/// The delay before a snapshot is requested again, in milliseconds.
const RELOAD_MS: i32 = 2_000;

impl Sync {
    /// Applies events from the socket: at once, or in the next animation frames.
    pub fn receive(self, mut events: Vec<Recorded>) {
        let waits = self.with_inner(|inner| match &mut inner.next_frame {
            Some(waiting) => {
                waiting.append(&mut events);
                true
            }
            None => false,
        });
        if !waits && !events.is_empty() {
            self.apply_first(events);
        }
    }

    /// Applies as many events as a frame takes; the others wait for the next one.
    fn apply_first(self, mut events: Vec<Recorded>) {
        // Nobody sees the frames of a hidden page.
        let most = if browser::is_visible() { EVENTS_PER_FRAME } else { events.len() };
        let rest = events.split_off(most.min(events.len()));
        let is_last = rest.is_empty();
        self.with_inner(|inner| inner.next_frame = Some(rest));
        let absorbed = self.change(|pending| pending.absorb_all(events));
        let has_gap = self.with_inner(|inner| {
            inner.has_gap = match absorbed {
                Absorbed::Applied => false,
                Absorbed::Gap(_) => true,
                Absorbed::Known => inner.has_gap,
            };
            inner.has_gap
        });
        if is_last && has_gap {
            self.request_resume();
        }
        browser::next_frame(move || {
            let waiting = self.with_inner(|inner| inner.next_frame.take()).unwrap_or_default();
            if !waiting.is_empty() {
                self.apply_first(waiting);
            }
        });
    }

    /// The position to resume from, and the operations with an unknown outcome. Operations with a request
    /// in flight are not among them: asking would make the server refuse the request.
    pub fn resume_position(self) -> (Epoch, Seq, Vec<BroadcastId>) {
        let unanswered = self.unanswered();
        self.with_inner(|inner| {
            inner.unknown.retain(|id| unanswered.contains(id));
            (inner.epoch, inner.pending.seq(), inner.unknown.clone())
        })
    }

    /// The present position is one of this epoch, too.
    pub fn go_on_in(self, epoch: Epoch) {
        self.with_inner(|inner| inner.epoch = epoch);
    }

    /// Loads a snapshot, when the log does not reach back to the present position.
    pub fn reload(self) {
        requests::snapshot(
            self.image,
            Box::new(move |snapshot| match snapshot {
                Ok(snapshot) => self.restart(snapshot),
                Err(_) => browser::after(RELOAD_MS, move || self.reload()),
            }),
        );
    }

    fn restart(self, Snapshot { epoch, board, image }: Snapshot) {
        let is_other = self.with_inner(|inner| inner.epoch != epoch);
        let unknown = if is_other { self.unanswered() } else { Vec::new() };
        self.with_inner(|inner| {
            (inner.epoch, inner.has_gap) = (epoch, false);
            inner.asked.clear();
            inner.changed_image = image;
            inner.snapshots += 1;
            if is_other {
                // Their `seq` belongs to another history.
                inner.next_frame.iter_mut().for_each(Vec::clear);
            }
        });
        self.change(|pending| match is_other {
            true => *pending = Pending::new(board),
            false => pending.reset(board),
        });
        self.forget_readings();
        for on_refused in unknown.into_iter().filter_map(|id| self.take_callback(id)) {
            on_refused(not_saved());
        }
    }
}
