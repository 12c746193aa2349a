//! Events from the socket, and the snapshot in their place.

use super::state::Sync;
use super::submit::not_saved;
use crate::app::room::moves::moved;
use crate::app::room::requests;
use crate::browser;
use crate::model::{Absorbed, BroadcastId, Epoch, Pending, Recorded, Seq};
use crate::protocol::page::Snapshot;
use std::rc::Rc;

/// A frame that comes late applies its share once for each of these periods that passed before it: where frames are rare, a
/// burst takes no longer. Milliseconds.
const SLOW_FRAME_MS: usize = 50;
/// Events wait while a gesture zooms many markers, but no longer than this, in milliseconds.
const GESTURE_MS: i64 = 1_000;
/// The delay before a snapshot is requested again, in milliseconds.
const RELOAD_MS: i32 = 2_000;

impl Sync {
    /// From now on `hear` is told of events before they are applied.
    pub fn on_events(self, hear: impl Fn(&[Recorded]) + 'static) {
        self.with_inner(|inner| inner.hear = Some(Rc::new(hear)));
    }

    /// Applies events from the socket: at once when they are few, else in the next animation frames. While a gesture zooms
    /// many markers, when it rests, or after a second.
    pub fn receive(self, mut events: Vec<Recorded>) {
        if events.is_empty() {
            return;
        }
        let waits = self.with_inner(|inner| match &mut inner.next_frame {
            Some(waiting) => {
                waiting.append(&mut events);
                true
            }
            None => false,
        });
        if waits {
            return;
        }
        if events.len() > self.most_at_once(events.len()) || self.waits_for_gesture() {
            // Reading them has taken a part of this frame.
            self.apply_soon(events);
        } else {
            self.apply_first(events);
        }
    }

    /// The events that wait to be applied.
    pub fn waiting(self) -> Vec<Recorded> {
        self.with_inner(|inner| inner.next_frame.clone()).unwrap_or_default()
    }

    /// Do events wait to be applied?
    pub fn has_waiting(self) -> bool {
        self.with_inner(|inner| inner.next_frame.iter().any(|waiting| !waiting.is_empty()))
    }

    /// Must a part of a burst be shown before more is read from the socket? Not while a gesture delays events: cursors and other
    /// messages are not delayed.
    pub fn is_busy(self) -> bool {
        self.has_waiting() && !self.waits_for_gesture()
    }

    /// Applies as many events as a frame takes; the others wait for the next one.
    fn apply_first(self, mut events: Vec<Recorded>) {
        let rest = events.split_off(self.most_at_once(events.len()).min(events.len()));
        let is_last = rest.is_empty();
        self.apply_soon(rest);
        let hear = self.with_inner(|inner| inner.hear.clone());
        if let Some(hear) = hear {
            hear(&events);
        }
        let moved = moved(&events);
        let absorbed = self.change(|pending| pending.absorb_all(events));
        self.land_moves(moved);
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
    }

    /// No frame of a hidden page is seen.
    fn most_at_once(self, waiting: usize) -> usize {
        match browser::is_visible() {
            true => self.with_inner(|inner| {
                share_of_frame(waiting, inner.chats.len()) * inner.missed_frames.max(1)
            }),
            false => waiting,
        }
    }

    /// Zooming many markers takes most of each frame, and a change of one paints their scaled layer again.
    fn waits_for_gesture(self) -> bool {
        let is_zooming = browser::is_visible() && browser::are_markers_scaled();
        let now = browser::uptime();
        self.with_inner(|inner| waits(is_zooming, now, &mut inner.waits_since))
    }

    /// From now on events wait for the next frame, these first.
    fn apply_soon(self, events: Vec<Recorded>) {
        self.with_inner(|inner| inner.next_frame = Some(events));
        let since = browser::uptime();
        browser::next_frame(move || {
            let waiting = self.with_inner(|inner| {
                let waiting = inner.next_frame.take().unwrap_or_default();
                let passed = usize::try_from(browser::uptime() - since).unwrap_or_default();
                inner.missed_frames = if waiting.is_empty() { 0 } else { passed / SLOW_FRAME_MS };
                waiting
            });
            if waiting.is_empty() {
                return self.with_inner(|inner| inner.waits_since = None);
            }
            match self.waits_for_gesture() {
                true => self.apply_soon(waiting),
                false => self.apply_first(waiting),
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

    /// The present position is one of this epoch, too. Waiting events of another epoch are dropped: the server sends them again.
    pub fn go_on_in(self, epoch: Epoch) {
        self.with_inner(|inner| {
            if inner.epoch != epoch {
                inner.next_frame.iter_mut().for_each(Vec::clear);
            }
            inner.epoch = epoch;
        });
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

/// How many of the events that wait are applied in one animation frame: what a frame takes grows with the markers on the
/// image. With 1,000 of them, 3 events beside the layout and painting of the layer are what two cores do in time without a
/// graphics processor.
fn share_of_frame(waiting: usize, markers: usize) -> usize {
    /// Without markers.
    const MOST: usize = 8;
    /// With as many markers it is half of that.
    const HALF_AT: usize = 800;
    /// At least one in 80 of those that wait.
    const FRAMES: usize = 80;
    (MOST * HALF_AT / (HALF_AT + markers)).max(waiting / FRAMES).max(1)
}

/// Do events wait for a gesture? `since`: when they began to.
fn waits(is_zooming: bool, now: i64, since: &mut Option<i64>) -> bool {
    if !is_zooming {
        *since = None;
        return false;
    }
    now - *since.get_or_insert(now) < GESTURE_MS
}

#[cfg(test)]
mod tests {
    use super::{GESTURE_MS, share_of_frame, waits};

    #[test]
    fn a_gesture_makes_events_wait_for_a_second_at_most() {
        let mut since = None;
        assert!(!waits(false, 10, &mut since));
        let during = [20, 500, 19 + GESTURE_MS, 20 + GESTURE_MS, 5_000];
        let waited = during.map(|now| waits(true, now, &mut since));
        assert_eq!(waited, [true, true, true, false, false]);
        assert!(!waits(false, 5_100, &mut since));
        assert!(waits(true, 5_200, &mut since), "the next gesture");
    }

    #[test]
    fn a_frame_takes_fewer_events_the_more_markers_there_are() {
        assert_eq!([0, 50, 1_000, 1_300].map(|markers| share_of_frame(200, markers)), [8, 7, 3, 3]);
        assert_eq!(share_of_frame(1, 10_000), 1);
    }

    #[test]
    fn a_long_queue_is_applied_in_larger_parts() {
        for markers in [0, 1_000, 10_000] {
            let mut waiting = 5_000;
            let frames = std::iter::repeat_with(|| {
                waiting -= share_of_frame(waiting, markers).min(waiting);
                waiting
            });
            let count = frames.take_while(|left| *left > 0).count();
            assert!(count < 600, "{count} frames with {markers} markers");
        }
    }
}
