//! The last events of an image, encoded: a crowd that reconnects costs the database one read, and no event
//! is encoded twice.

use crate::model::Seq;
use bytes::Bytes;
use std::collections::VecDeque;

/// LP7: longest replay. A page that missed more loads the image anew.
pub const MAX_GAP: u64 = 500;
/// Capacity in bytes: long comments are read again rather than held.
const MAX_BYTES: usize = 1024 * 1024;

/// The last events of an image, without a gap.
#[derive(Debug, Default)]
pub struct ReplayBuffer {
    /// The last event of the log; `None` until one is known.
    last: Option<Seq>,
    messages: VecDeque<Bytes>,
    bytes: usize,
}

/// The events after a place in the log.
#[derive(Debug, PartialEq)]
pub enum Replay {
    /// All of them, and the last event of the log.
    Events(Vec<Bytes>, Seq),
    /// Too many, or of another history. With the last event of the log.
    TooLong(Seq),
    /// The log has to be read.
    NotBuffered,
}

impl Replay {
    /// The last event of the log.
    pub fn head(&self) -> Seq {
        match self {
            Self::Events(_, head) | Self::TooLong(head) => *head,
            Self::NotBuffered => Seq(0),
        }
    }
}

impl ReplayBuffer {
    /// The events after `since`.
    pub fn since(&self, since: Seq) -> Replay {
        let Some(last) = self.last else { return Replay::NotBuffered };
        let Some(gap) = last.0.checked_sub(since.0) else { return Replay::TooLong(last) };
        if gap > MAX_GAP {
            return Replay::TooLong(last);
        }
        let held = self.messages.len() as u64;
        let Some(skipped) = held.checked_sub(gap) else { return Replay::NotBuffered };
        let skipped = usize::try_from(skipped).unwrap_or(usize::MAX);
        Replay::Events(self.messages.iter().skip(skipped).cloned().collect(), last)
    }

    /// Adds an event that was just stored. A known one changes nothing; one after a gap replaces all
    /// others.
    pub fn push(&mut self, seq: Seq, message: Bytes) {
        if self.last.is_some_and(|last| seq <= last) {
            return;
        }
        if self.last.map(Seq::next) != Some(seq) {
            self.clear();
        }
        self.last = Some(seq);
        self.bytes += message.len();
        self.messages.push_back(message);
        self.evict();
    }

    /// Adds the events after `since` that were read from the log, up to its end at the time.
    pub fn backfill(&mut self, since: Seq, read: Vec<Bytes>) {
        let Some(first) = self.first() else {
            self.last = Some(Seq(since.0 + read.len() as u64));
            self.bytes = read.iter().map(Bytes::len).sum();
            self.messages = read.into();
            return self.evict();
        };
        // The events before the first held one; the rest is the same. There is no gap between them: the
        // reader of the log subscribed before.
        let older = usize::try_from(first.0.saturating_sub(since.0 + 1)).unwrap_or(usize::MAX);
        if older <= read.len() {
            for message in read.into_iter().take(older).rev() {
                self.bytes += message.len();
                self.messages.push_front(message);
            }
            self.evict();
        }
    }

    /// Drops all events, as when the last subscriber leaves: later events do not come here.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// The first held event, or the next one.
    fn first(&self) -> Option<Seq> {
        let last = self.last?;
        Some(Seq(last.0 + 1 - self.messages.len() as u64))
    }

    fn evict(&mut self) {
        while self.messages.len() as u64 > MAX_GAP || self.bytes > MAX_BYTES {
            let Some(evicted) = self.messages.pop_front() else { return };
            self.bytes -= evicted.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(n: u64) -> Bytes {
        n.to_string().into()
    }

    fn messages(range: std::ops::RangeInclusive<u64>) -> Vec<Bytes> {
        range.map(message).collect()
    }

    #[test]
    fn lp7_buffered_events_or_the_log_or_too_long() {
        let mut buffer = ReplayBuffer::default();
        assert_eq!(buffer.since(Seq(0)), Replay::NotBuffered);
        buffer.backfill(Seq(10), messages(11..=20));
        assert_eq!(buffer.since(Seq(20)), Replay::Events(vec![], Seq(20)));
        assert_eq!(buffer.since(Seq(17)), Replay::Events(messages(18..=20), Seq(20)));
        assert_eq!(buffer.since(Seq(10)), Replay::Events(messages(11..=20), Seq(20)));
        assert_eq!(buffer.since(Seq(9)), Replay::NotBuffered);
        assert_eq!(buffer.since(Seq(21)), Replay::TooLong(Seq(20)), "of another history");
        buffer.push(Seq(21), message(21));
        assert_eq!(buffer.since(Seq(19)), Replay::Events(messages(20..=21), Seq(21)));
    }

    #[test]
    fn backfilled_and_pushed_events_fit_together() {
        let mut buffer = ReplayBuffer::default();
        buffer.push(Seq(31), message(31));
        buffer.push(Seq(32), message(32));
        // The log is read after the first of them is stored, and before the second.
        buffer.backfill(Seq(27), messages(28..=31));
        assert_eq!(buffer.since(Seq(27)), Replay::Events(messages(28..=32), Seq(32)));
        buffer.push(Seq(32), message(0));
        assert_eq!(buffer.since(Seq(31)), Replay::Events(messages(32..=32), Seq(32)));
        buffer.backfill(Seq(29), messages(30..=32));
        assert_eq!(buffer.since(Seq(27)), Replay::Events(messages(28..=32), Seq(32)));
        buffer.push(Seq(40), message(40));
        assert_eq!(buffer.since(Seq(39)), Replay::Events(messages(40..=40), Seq(40)));
        assert_eq!(buffer.since(Seq(38)), Replay::NotBuffered, "never over a gap");
    }

    #[test]
    fn events_and_bytes_are_bounded() {
        let mut buffer = ReplayBuffer::default();
        (1..=2_000).for_each(|n| buffer.push(Seq(n), message(n)));
        assert_eq!(buffer.messages.len(), 500);
        assert_eq!(buffer.since(Seq(1_500)), Replay::Events(messages(1_501..=2_000), Seq(2_000)));
        assert_eq!(buffer.since(Seq(1_499)), Replay::TooLong(Seq(2_000)));
        for n in 2_001..=2_100 {
            buffer.push(Seq(n), vec![b'x'; 100 * 1024].into());
        }
        assert!(buffer.bytes <= MAX_BYTES && buffer.messages.len() == 10);
        assert_eq!(buffer.since(Seq(2_050)), Replay::NotBuffered);
        buffer.clear();
        assert_eq!(buffer.since(Seq(2_100)), Replay::NotBuffered);
    }
}
