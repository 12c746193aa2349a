//! The events of an image in the order of its log, whichever node they come from (LP25).

use crate::model::{Recorded, Seq};
use std::collections::BTreeMap;

/// Events that wait for earlier ones; more are left to the next read of the log.
const MAX_HELD: usize = 500;

/// How far the subscribers were told, and what came too early.
#[derive(Debug, Default)]
pub struct InOrder {
    /// The last event that was told to all; `None` until the log was read for the first of them.
    told: Option<Seq>,
    held: BTreeMap<Seq, Recorded>,
}

impl InOrder {
    /// The last event that was told to all.
    pub fn told(&self) -> Option<Seq> {
        self.told
    }

    /// Whether something is known to be missing.
    pub fn has_hole(&self) -> bool {
        self.told.is_some() && !self.held.is_empty()
    }

    /// Forgets everything: nobody listens any more.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// The log was read up to here for a subscriber. Where that is the first read, returns what is to be told behind it.
    pub fn begin_at(&mut self, head: Seq) -> Vec<Recorded> {
        if self.told.is_some() {
            return Vec::new();
        }
        self.told = Some(head);
        self.ready()
    }

    /// The subscribers start again from here, with what came meanwhile.
    pub fn skip_to(&mut self, head: Seq) -> Vec<Recorded> {
        self.told = self.told.max(Some(head));
        self.ready()
    }

    /// Adds an event; returns those that are to be told now. A known one is dropped, one after a hole is held.
    pub fn add(&mut self, recorded: Recorded) -> Vec<Recorded> {
        let is_known = self.told.is_some_and(|told| recorded.seq <= told);
        let is_next = self.told.is_some_and(|told| recorded.seq == told.next());
        if is_next || !is_known && self.held.len() < MAX_HELD {
            self.held.insert(recorded.seq, recorded);
        }
        self.ready()
    }

    fn ready(&mut self) -> Vec<Recorded> {
        let Some(mut told) = self.told else { return Vec::new() };
        self.held = self.held.split_off(&told.next());
        let mut ready = Vec::new();
        while let Some(next) = self.held.remove(&told.next()) {
            told = next.seq;
            ready.push(next);
        }
        self.told = Some(told);
        ready
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        Author, BroadcastId, Change, ChatId, DisplayName, Event, Timestamp, UserId,
    };
    use uuid::Uuid;

    fn event(seq: u64) -> Recorded {
        let name = DisplayName::new("Ada").expect("a name");
        let chat_id = ChatId(Uuid::nil());
        Recorded {
            seq: Seq(seq),
            broadcast_id: BroadcastId(Uuid::nil()),
            by: Author { id: UserId(Uuid::nil()), name, role: None },
            at: Timestamp(0),
            event: Event::ImageChatUpdated { chat_id, change: Change::Resolved },
        }
    }

    fn seqs(events: Vec<Recorded>) -> Vec<u64> {
        events.into_iter().map(|recorded| recorded.seq.0).collect()
    }

    #[test]
    fn lp25_events_are_told_in_the_order_of_the_log_and_once() {
        let mut order = InOrder::default();
        assert_eq!(seqs(order.add(event(5))), [] as [u64; 0], "nobody knows what was before");
        assert_eq!(seqs(order.add(event(4))), [] as [u64; 0]);
        assert_eq!(seqs(order.begin_at(Seq(3))), [4, 5]);
        assert_eq!(seqs(order.add(event(4))), [] as [u64; 0], "a repetition");
        assert_eq!(seqs(order.add(event(7))), [] as [u64; 0]);
        assert!(order.has_hole());
        assert_eq!(seqs(order.begin_at(Seq(7))), [] as [u64; 0], "the others lack it still");
        assert_eq!(seqs(order.add(event(6))), [6, 7]);
        assert!(!order.has_hole());
        assert_eq!(seqs(order.add(event(9))), [] as [u64; 0]);
        assert_eq!(seqs(order.skip_to(Seq(8))), [9]);
        assert_eq!(order.told(), Some(Seq(9)));
    }

    #[test]
    fn what_waits_is_bounded() {
        let mut order = InOrder::default();
        order.begin_at(Seq(0));
        (2..10_000).for_each(|seq| drop(order.add(event(seq))));
        assert_eq!(seqs(order.add(event(1))).len(), MAX_HELD + 1);
    }
}
