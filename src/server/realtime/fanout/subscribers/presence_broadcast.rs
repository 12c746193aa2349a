//! Presence on its way to the subscribers: differences, collected over a window (LP27).

use super::{Inner, Subscribers};
use crate::protocol::live::ServerMessage;
use crate::server::realtime::fanout::encode::encode_frame;
use crate::server::realtime::presence::RosterChange;
use std::sync::Arc;
use std::time::Duration;

/// Arrivals and departures are collected (LP27): a class that opens a link is one message.
const ROSTER_WINDOW: Duration = Duration::from_millis(500);
/// Cursors and typing are collected for longer, the more subscribers there are: each subscriber is sent
/// one message per window, not one per movement.
const ACTIVITY_WINDOWS: [(usize, Duration); 3] = [
    (50, Duration::from_millis(100)),
    (250, Duration::from_millis(250)),
    (usize::MAX, Duration::from_millis(500)),
];

impl Subscribers {
    pub(super) fn schedule_roster_change(self: &Arc<Self>, inner: &mut Inner) {
        if std::mem::replace(&mut inner.roster_is_due, true) {
            return;
        }
        self.run_after(ROSTER_WINDOW, |subscribers, inner| {
            inner.roster_is_due = false;
            if std::mem::take(&mut inner.is_roster_unsaid) {
                subscribers.say_roster(inner);
            }
            let change = inner.presence.take_roster_change();
            let Some(RosterChange { count, joined, left }) = change else { return };
            let image_id = subscribers.image;
            let message = ServerMessage::Viewers { image_id, count, people: None, joined, left };
            let frame = encode_frame(&[message]);
            let queues = inner.queues.values();
            let sent = queues.filter(|queue| queue.send_state(image_id, &frame));
            subscribers.counters.count_sent(0, frame.payload().len(), sent.count());
        });
    }

    pub(super) fn schedule_activity(self: &Arc<Self>, inner: &mut Inner) {
        if std::mem::replace(&mut inner.activity_is_due, true) {
            return;
        }
        let count = inner.queues.len();
        let window = ACTIVITY_WINDOWS.iter().find(|(up_to, _)| count <= *up_to);
        let window = window.map_or(ROSTER_WINDOW, |(_, window)| *window);
        self.run_after(window, |subscribers, inner| {
            inner.activity_is_due = false;
            subscribers.say_activity(inner);
            let activity = inner.presence.take_activity();
            if activity.is_empty() {
                return;
            }
            let message = ServerMessage::Presence { image_id: subscribers.image, activity };
            let frame = encode_frame(&[message]);
            let queues = inner.queues.values();
            let sent = queues.filter(|queue| queue.send_ephemeral(&frame));
            subscribers.counters.count_sent(0, frame.payload().len(), sent.count());
            if inner.presence.has_activity() {
                subscribers.schedule_activity(inner);
            }
        });
    }
}
