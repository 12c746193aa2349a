//! The subscribers of an image: the connections that follow it, and what is sent to all of them.

mod catch_up;
mod other_nodes;
mod presence_broadcast;

use super::encode::encode;
use super::event_batcher::{BatchAction, EventBatch, EventBatcher};
use super::in_order::InOrder;
use super::outbound_queue::OutboundQueue;
use super::replay_buffer::{LogEnd, Replay, ReplayBuffer};
use super::shared_read::SharedReads;
use crate::model::{Author, ImageId, Recorded, Seq, TenantId};
use crate::protocol::live::ServerMessage;
use crate::server::bus::Bus;
use crate::server::metrics;
use crate::server::realtime::connection::{ConnectionId, PublicIdentity};
use crate::server::realtime::presence::{Doing, Presence};
use crate::server::realtime::usage::TenantCounters;
use crate::server::store::Tail;
use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tokio::task::{unconstrained, yield_now};

/// The subscribers of an image.
pub struct Subscribers {
    tenant: TenantId,
    image: ImageId,
    bus: Arc<dyn Bus>,
    counters: Arc<TenantCounters>,
    /// The reads of the log, one for all who reconnect.
    pub reads: SharedReads,
    inner: Mutex<Inner>,
}

struct Inner {
    queues: HashMap<ConnectionId, OutboundQueue>,
    /// A snapshot of `queues`; rebuilt after a connection came or went.
    snapshot: Option<Arc<[OutboundQueue]>>,
    /// Batches to be sent, one after the other.
    outbox: VecDeque<EventBatch>,
    is_sending: bool,
    presence: Presence,
    batcher: EventBatcher,
    replay: ReplayBuffer,
    /// Counts the events that made sent texts invalid.
    redactions: u64,
    head: Seq,
    /// Where there are other nodes: what was told, whichever node it came from.
    order: InOrder,
    /// The log is being read for what is missing.
    is_catching_up: bool,
    /// The bus was heard from some moment after the first read had begun: the log is to be read once more.
    is_check_due: bool,
    /// Who is here changed, and the other nodes do not know yet.
    is_roster_unsaid: bool,
    roster_is_due: bool,
    activity_is_due: bool,
}

impl Subscribers {
    /// No subscribers yet.
    pub fn new(
        (tenant, image): (TenantId, ImageId),
        counters: Arc<TenantCounters>,
        bus: Arc<dyn Bus>,
    ) -> Self {
        let inner = Inner {
            queues: HashMap::new(),
            snapshot: None,
            outbox: VecDeque::new(),
            is_sending: false,
            presence: Presence::default(),
            batcher: EventBatcher::new(),
            replay: ReplayBuffer::default(),
            redactions: 0,
            head: Seq(0),
            order: InOrder::default(),
            is_catching_up: false,
            is_check_due: false,
            is_roster_unsaid: false,
            roster_is_due: false,
            activity_is_due: false,
        };
        let (reads, inner) = (SharedReads::default(), Mutex::new(inner));
        Self { tenant, image, bus, counters, reads, inner }
    }

    /// Adds a connection; the others are told within a window (LP27).
    pub fn add(self: &Arc<Self>, id: ConnectionId, identity: PublicIdentity, queue: OutboundQueue) {
        let mut inner = self.lock();
        if inner.queues.is_empty() {
            self.begin_to_hear(&mut inner);
        }
        inner.queues.insert(id, queue);
        inner.snapshot = None;
        inner.presence.join(id, identity);
        inner.is_roster_unsaid = true;
        self.schedule_roster_change(&mut inner);
    }

    /// Removes a connection.
    pub fn remove(self: &Arc<Self>, id: ConnectionId) {
        let mut inner = self.lock();
        inner.queues.remove(&id);
        inner.snapshot = None;
        let was_here = inner.presence.leave(id);
        if inner.queues.is_empty() {
            inner.replay.drop_events();
            if was_here {
                self.hear_no_more();
            }
        } else if was_here {
            inner.is_roster_unsaid = true;
            self.schedule_roster_change(&mut inner);
        }
    }

    /// The buffered events after `since`, for a connection that was added before.
    pub fn replay(&self, since: Seq) -> Replay {
        self.lock().replay.since(since)
    }

    /// The number of events that made sent texts invalid; to be read before the log is.
    pub fn redactions(&self) -> u64 {
        self.lock().redactions
    }

    /// Encodes the end of the log as a connection, added before, read it. It goes into the replay buffer
    /// unless one of its texts became invalid meanwhile.
    pub fn backfill(self: &Arc<Self>, read: Tail, redactions: u64) -> LogEnd {
        let encoded = |event| encode(&ServerMessage::event(self.image, event));
        let Tail { head, events, restated, .. } = read;
        let read = LogEnd { head, restated, messages: events.into_iter().map(encoded).collect() };
        let mut inner = self.lock();
        inner.head = inner.head.max(head);
        if inner.redactions == redactions {
            inner.replay.backfill(&read);
        }
        self.begin_at(&mut inner, head);
        read
    }

    /// Records where a viewer points and writes; the others are told within a window.
    pub fn record_activity(self: &Arc<Self>, id: ConnectionId, doing: Doing) {
        let mut inner = self.lock();
        if inner.presence.record_activity(id, doing) {
            self.schedule_activity(&mut inner);
        }
    }

    /// The message with all who are present, for a new subscriber.
    pub fn roster(&self) -> ServerMessage {
        let inner = self.lock();
        let people = Some(inner.presence.named().cloned().collect());
        let (image_id, count) = (self.image, inner.presence.count());
        ServerMessage::Viewers { image_id, count, people, joined: vec![], left: vec![] }
    }

    /// The people who are present and have a name.
    pub fn people(&self) -> Vec<Author> {
        self.lock().presence.named().cloned().collect()
    }

    /// True without subscribers.
    pub fn is_empty(&self) -> bool {
        self.lock().queues.is_empty()
    }

    /// The last event that is known to be stored.
    pub fn head(&self) -> Seq {
        self.lock().head
    }

    /// Counts what was sent to a single subscriber (LP28).
    pub fn count_sent(&self, events: usize, bytes: usize) {
        self.counters.count_sent(events, bytes, 1);
    }

    /// Sends a stored event to all subscribers, encoded once (LP10): in the order of the calls, and of the log where there
    /// are other nodes. False: an earlier event is missing and has to be read from the log.
    pub fn publish(self: &Arc<Self>, recorded: Recorded) -> bool {
        let mut inner = self.lock();
        let seq = recorded.seq;
        inner.head = inner.head.max(seq);
        if inner.queues.is_empty() {
            inner.replay.skip(seq);
            return true;
        }
        if !self.bus.is_shared() {
            self.send_event(&mut inner, recorded);
            return true;
        }
        let next = inner.order.add(recorded);
        next.into_iter().for_each(|event| self.send_event(&mut inner, event));
        !inner.order.has_hole()
    }

    fn send_event(self: &Arc<Self>, inner: &mut Inner, recorded: Recorded) {
        let seq = recorded.seq;
        if recorded.event.outdates_texts() {
            inner.redactions += 1;
            inner.replay.clear();
        }
        let message = encode(&ServerMessage::event(self.image, recorded));
        inner.replay.push(seq, message.clone());
        match inner.batcher.add(seq, &message, Instant::now()) {
            BatchAction::Send(batch) => {
                self.send(inner, batch);
                if let Some(after) = inner.batcher.needs_timer() {
                    self.take_batch_after(after);
                }
            }
            BatchAction::StartTimer(after) => self.take_batch_after(after),
            BatchAction::Wait => {}
        }
    }

    /// Makes every page load the image again (LP7).
    pub fn reset(&self) {
        self.reset_all(&mut self.lock());
    }

    fn reset_all(&self, inner: &mut Inner) {
        inner.outdate();
        inner.snapshot().iter().for_each(|queue| queue.send_reset(self.image));
    }

    /// Sends a batch in a separate task, so that the writer of the log does not wait for thousands of
    /// sockets.
    fn send(self: &Arc<Self>, inner: &mut Inner, batch: EventBatch) {
        inner.outbox.push_back(batch);
        if !std::mem::replace(&mut inner.is_sending, true) {
            let subscribers = Arc::clone(self);
            // Unconstrained: with tokio's budget a task writes to 128 sockets, and all others would then
            // seem full until it yields.
            tokio::spawn(unconstrained(async move {
                while subscribers.send_next() {
                    yield_now().await;
                }
            }));
        }
    }

    /// Sends the same bytes to all. A full queue catches up later; no other subscriber waits (LP15).
    fn send_next(&self) -> bool {
        let mut inner = self.lock();
        let Some(EventBatch { before, events, frame }) = inner.outbox.pop_front() else {
            inner.is_sending = false;
            return false;
        };
        let queues = inner.snapshot();
        drop(inner);
        metrics::EVENT_BATCHES.record(events as f64);
        let sent = queues.iter().filter(|queue| queue.send_events(self.image, before, &frame));
        self.counters.count_sent(events, frame.payload().len(), sent.count());
        true
    }

    fn take_batch_after(self: &Arc<Self>, after: Duration) {
        self.run_after(after, |subscribers, inner| {
            if let Some(batch) = inner.batcher.take_due(Instant::now()) {
                subscribers.send(inner, batch);
            }
        });
    }

    fn run_after(
        self: &Arc<Self>,
        after: Duration,
        action: impl FnOnce(&Arc<Self>, &mut Inner) + Send + 'static,
    ) {
        let subscribers = Arc::clone(self);
        tokio::spawn(unconstrained(async move {
            tokio::time::sleep(after).await;
            action(&subscribers, &mut subscribers.lock());
        }));
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inner {
    /// What was read or sent before is not to be told any more.
    fn outdate(&mut self) {
        self.redactions += 1;
        self.replay.clear();
    }

    fn snapshot(&mut self) -> Arc<[OutboundQueue]> {
        let all = || self.queues.values().cloned().collect();
        Arc::clone(self.snapshot.get_or_insert_with(all))
    }
}
