//! The connections that follow one image, and what goes out to them. Knows no log.

use super::batch::{Added, Batch, Together};
use super::connection::ConnectionId;
use super::frame::Frame;
use super::presence::{Changes, Presence, Visitor};
use super::queue::Outgoing;
use super::recent::{Missed, Recent};
use crate::model::{ChatId, Event, ImageId, Point, Recorded, Seq};
use crate::protocol::live::ServerMessage;
use crate::server::realtime::usage_counters::Meter;
use bytes::Bytes;
use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tokio::task::{unconstrained, yield_now};

/// Comings and goings are told together (LP27): a class that opens a link is one message.
const VIEWERS_WINDOW: Duration = Duration::from_millis(500);
/// Pointing and writing is told together, the more rarely the more people hear of it: a room full
/// of moving cursors sends each of them so often, never for each movement.
const ACTIVITY_WINDOWS: [(usize, Duration); 3] = [
    (50, Duration::from_millis(100)),
    (250, Duration::from_millis(250)),
    (usize::MAX, Duration::from_millis(500)),
];

/// The connections that follow one image.
pub struct Viewers {
    image: ImageId,
    meter: Arc<Meter>,
    /// Held by the one who reads the log, which everyone else waits for.
    pub(super) reading: tokio::sync::Mutex<()>,
    inner: Mutex<Inner>,
}

struct Inner {
    connections: HashMap<ConnectionId, Outgoing>,
    /// All of them as they were last asked for; made anew after one came or went.
    everyone: Option<Arc<[Outgoing]>>,
    /// Frames on their way out, one after the other.
    outbox: VecDeque<Together>,
    is_sending: bool,
    presence: Presence,
    batch: Batch,
    recent: Recent,
    outdated: u64,
    head: Seq,
    changes_are_due: bool,
    activity_is_due: bool,
}

impl Viewers {
    /// Nobody follows the image yet.
    pub fn new(image: ImageId, meter: Arc<Meter>) -> Self {
        let inner = Inner {
            connections: HashMap::new(),
            everyone: None,
            outbox: VecDeque::new(),
            is_sending: false,
            presence: Presence::default(),
            batch: Batch::new(),
            recent: Recent::default(),
            outdated: 0,
            head: Seq(0),
            changes_are_due: false,
            activity_is_due: false,
        };
        Self { image, meter, reading: tokio::sync::Mutex::new(()), inner: Mutex::new(inner) }
    }

    /// A connection follows from now on; the others hear of it soon.
    pub fn join(self: &Arc<Self>, id: ConnectionId, visitor: Visitor, outgoing: Outgoing) {
        let mut inner = self.lock();
        inner.connections.insert(id, outgoing);
        inner.everyone = None;
        inner.presence.join(id, visitor);
        self.tell_changes_soon(&mut inner);
    }

    /// A connection follows no more.
    pub fn leave(self: &Arc<Self>, id: ConnectionId) {
        let mut inner = self.lock();
        inner.connections.remove(&id);
        inner.everyone = None;
        let was_here = inner.presence.leave(id);
        if inner.connections.is_empty() {
            inner.recent.forget();
        } else if was_here {
            self.tell_changes_soon(&mut inner);
        }
    }

    /// What someone who follows already missed after `since`, as far as it is known here.
    pub fn missed(&self, since: Seq) -> Missed {
        self.lock().recent.missed(since)
    }

    /// How often texts that were told before counted no more; to be asked before the log is read.
    pub fn outdated(&self) -> u64 {
        self.lock().outdated
    }

    /// What the log held after `since`, read by someone who follows, and where it ended. Gives the
    /// messages that tell it. They are kept unless one of their texts was deleted meanwhile.
    pub fn fill(
        &self,
        since: Seq,
        (head, events): (Seq, Vec<Recorded>),
        outdated: u64,
    ) -> Vec<Bytes> {
        let tell = |event| encode(&ServerMessage::event(self.image, event));
        let messages: Vec<Bytes> = events.into_iter().map(tell).collect();
        let mut inner = self.lock();
        inner.head = inner.head.max(head);
        if inner.outdated == outdated {
            inner.recent.fill(since, messages.clone());
        }
        messages
    }

    /// Where someone points and writes now; the others hear of it soon.
    pub fn act(self: &Arc<Self>, id: ConnectionId, cursor: Option<Point>, typing: Option<ChatId>) {
        let mut inner = self.lock();
        if inner.presence.act(id, cursor, typing) {
            self.tell_activity_soon(&mut inner);
        }
    }

    /// All who are here, for someone who comes.
    pub fn who(&self) -> ServerMessage {
        let inner = self.lock();
        let people = Some(inner.presence.named().cloned().collect());
        let (image_id, count) = (self.image, inner.presence.count());
        ServerMessage::Viewers { image_id, count, people, joined: vec![], left: vec![] }
    }

    /// Does nobody follow the image?
    pub fn is_empty(&self) -> bool {
        self.lock().connections.is_empty()
    }

    /// The last event that is known to be stored.
    pub fn head(&self) -> Seq {
        self.lock().head
    }

    /// Counts what was sent to one of them beside the batches (LP28).
    pub fn count_sent(&self, events: usize, bytes: usize) {
        self.meter.sent(events, bytes, 1);
    }

    /// Tells everyone of a stored event, in the order of the calls; encoded once (LP10).
    pub fn publish(self: &Arc<Self>, recorded: Recorded) {
        if matches!(recorded.event, Event::NewImageChat { .. }) {
            self.meter.created();
        }
        let mut inner = self.lock();
        let seq = recorded.seq;
        inner.head = inner.head.max(seq);
        if inner.connections.is_empty() {
            return inner.recent.forget();
        }
        if recorded.event.outdates_texts() {
            inner.outdated += 1;
            inner.recent.forget();
        }
        let message = encode(&ServerMessage::event(self.image, recorded));
        inner.recent.push(seq, message.clone());
        match inner.batch.add(seq, &message, Instant::now()) {
            Added::Send(together) => {
                self.send(&mut inner, together);
                if let Some(after) = inner.batch.needs_asking() {
                    self.ask_after(after);
                }
            }
            Added::AskIn(after) => self.ask_after(after),
            Added::Wait => {}
        }
    }

    /// Gives events to everyone, in a task of its own: the one who stored them does not wait until
    /// the last of thousands has them.
    fn send(self: &Arc<Self>, inner: &mut Inner, together: Together) {
        inner.outbox.push_back(together);
        if !std::mem::replace(&mut inner.is_sending, true) {
            let viewers = Arc::clone(self);
            // Unconstrained: a task may otherwise write to 128 sockets before it must pause, and to
            // the others the wires would seem full.
            tokio::spawn(unconstrained(async move {
                while viewers.send_next() {
                    yield_now().await;
                }
            }));
        }
    }

    /// The same bytes for all. Who has no room is told later; nobody else waits (LP15).
    fn send_next(&self) -> bool {
        let mut inner = self.lock();
        let Some(Together { before, events, frame }) = inner.outbox.pop_front() else {
            inner.is_sending = false;
            return false;
        };
        let everyone = inner.everyone();
        drop(inner);
        let sent =
            everyone.iter().filter(|outgoing| outgoing.send_events(self.image, before, &frame));
        self.meter.sent(events, frame.payload().len(), sent.count());
        true
    }

    /// Tells everyone to load the image anew (LP7).
    pub fn reset(&self) {
        let mut inner = self.lock();
        inner.outdated += 1;
        inner.recent.forget();
        inner.everyone().iter().for_each(|outgoing| outgoing.send_reset(self.image));
    }

    fn ask_after(self: &Arc<Self>, after: Duration) {
        self.later(after, |viewers, inner| {
            if let Some(together) = inner.batch.due(Instant::now()) {
                viewers.send(inner, together);
            }
        });
    }

    fn tell_changes_soon(self: &Arc<Self>, inner: &mut Inner) {
        if std::mem::replace(&mut inner.changes_are_due, true) {
            return;
        }
        self.later(VIEWERS_WINDOW, |viewers, inner| {
            inner.changes_are_due = false;
            let Some(Changes { count, joined, left }) = inner.presence.changes() else { return };
            let image_id = viewers.image;
            let message = ServerMessage::Viewers { image_id, count, people: None, joined, left };
            let frame = frame(&[message]);
            let all = inner.connections.values();
            let sent = all.filter(|outgoing| outgoing.send_state(image_id, &frame));
            viewers.meter.sent(0, frame.payload().len(), sent.count());
        });
    }

    fn tell_activity_soon(self: &Arc<Self>, inner: &mut Inner) {
        if std::mem::replace(&mut inner.activity_is_due, true) {
            return;
        }
        let listeners = inner.connections.len();
        let window = ACTIVITY_WINDOWS.iter().find(|(up_to, _)| listeners <= *up_to);
        self.later(window.map_or(VIEWERS_WINDOW, |(_, window)| *window), |viewers, inner| {
            inner.activity_is_due = false;
            let activity = inner.presence.activity();
            if activity.is_empty() {
                return;
            }
            let frame = frame(&[ServerMessage::Presence { image_id: viewers.image, activity }]);
            let all = inner.connections.values();
            let sent = all.filter(|outgoing| outgoing.send_passing(&frame));
            viewers.meter.sent(0, frame.payload().len(), sent.count());
            if inner.presence.is_active() {
                viewers.tell_activity_soon(inner);
            }
        });
    }

    fn later(
        self: &Arc<Self>,
        after: Duration,
        then: impl FnOnce(&Arc<Self>, &mut Inner) + Send + 'static,
    ) {
        let viewers = Arc::clone(self);
        tokio::spawn(unconstrained(async move {
            tokio::time::sleep(after).await;
            then(&viewers, &mut viewers.lock());
        }));
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inner {
    fn everyone(&mut self) -> Arc<[Outgoing]> {
        let all = || self.connections.values().cloned().collect();
        Arc::clone(self.everyone.get_or_insert_with(all))
    }
}

/// A message as JSON.
pub fn encode(message: &ServerMessage) -> Bytes {
    serde_json::to_vec(message).unwrap_or_default().into()
}

/// Messages as a frame.
pub fn frame(messages: &[ServerMessage]) -> Frame {
    Frame::text(&serde_json::to_vec(messages).unwrap_or_default())
}
