//! The last events of an image, encoded: a crowd that reconnects costs the database one read, and no event
//! is encoded twice.

use crate::model::Seq;
use bytes::Bytes;
use std::collections::VecDeque;

/// LP7: longest replay. A page that missed more loads the image again.
pub const MAX_GAP: u64 = 500;
/// A place that no log reaches: of another history. Its replay is [`Replay::TooLong`].
pub const BEYOND: Seq = Seq(u64::MAX);
/// Capacity in bytes: long comments are read again rather than held.
const MAX_BYTES: usize = 1024 * 1024;

/// The last events of an image, without a gap.
#[derive(Debug, Default)]
pub struct ReplayBuffer {
    /// The last event of the log; `None` until one is known. With it, what is too long is known without a
    /// read.
    last: Option<Seq>,
    /// The last event past which the image was changed outside of its log, where that was read.
    restated: Seq,
    messages: VecDeque<Bytes>,
    bytes: usize,
}

/// What was read from the log: its end, and the last events up to there, encoded. By default that of an empty log.
#[derive(Clone, Debug, Default)]
pub struct LogEnd {
    /// The last event.
    pub head: Seq,
    /// The last `seq` at which the image was changed outside of its log.
    pub restated: Seq,
    /// The events up to `head`; empty when none were requested.
    pub messages: Vec<Bytes>,
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
    /// The events after `since`. A place past the last event may be one that is committed and not announced yet: the
    /// log knows.
    pub fn since(&self, since: Seq) -> Replay {
        let Some(last) = self.last.filter(|last| since <= *last || since == BEYOND) else {
            return Replay::NotBuffered;
        };
        let Some(gap) = gap(since, last, self.restated) else { return Replay::TooLong(last) };
        let Some(skipped) = self.messages.len().checked_sub(gap) else {
            return Replay::NotBuffered;
        };
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

    /// Adds what was read from the log: its end, and events up to there.
    pub fn backfill(&mut self, read: &LogEnd) {
        self.restated = self.restated.max(read.restated);
        self.last.get_or_insert(read.head);
        let Some(first) = self.first() else { return };
        // The events before the first held one; the rest is the same. There is no gap between them: the
        // reader of the log subscribed before.
        let Some(same) = read.head.next().0.checked_sub(first.0) else { return };
        let same = usize::try_from(same).unwrap_or(usize::MAX);
        for message in read.messages.iter().rev().skip(same).cloned() {
            self.bytes += message.len();
            self.messages.push_front(message);
        }
        self.evict();
    }

    /// Drops all events, as when the last subscriber leaves. The end of the log is kept.
    pub fn drop_events(&mut self) {
        self.messages = VecDeque::new();
        self.bytes = 0;
    }

    /// Records an event that was just stored, without its message.
    pub fn skip(&mut self, seq: Seq) {
        self.drop_events();
        self.last = self.last.max(Some(seq));
    }

    /// Drops everything, as when the log was changed past its end.
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

impl LogEnd {
    /// The earliest of these places whose events can be told one by one, if any lacks some.
    pub fn earliest(head: Seq, restated: Seq, places: &[Seq]) -> Option<Seq> {
        let lacks_some = |since: &Seq| gap(*since, head, restated).is_some_and(|gap| gap > 0);
        places.iter().copied().filter(lacks_some).min()
    }

    /// The events after `since`; never [`Replay::NotBuffered`].
    pub fn since(&self, since: Seq) -> Replay {
        let gap = gap(since, self.head, self.restated);
        let skipped = gap.and_then(|gap| self.messages.len().checked_sub(gap));
        let told = skipped.and_then(|skipped| self.messages.get(skipped..));
        told.map_or(Replay::TooLong(self.head), |told| Replay::Events(told.to_vec(), self.head))
    }
}

/// LP7: the number of events after `since`; `None` when they cannot be told one by one.
fn gap(since: Seq, head: Seq, restated: Seq) -> Option<usize> {
    let gap = head.0.checked_sub(since.0).filter(|gap| *gap <= MAX_GAP)?;
    // A viewer without any event has nothing that was rewritten past the log.
    let is_current = since == Seq(0) || since >= restated;
    usize::try_from(gap).ok().filter(|_| is_current)
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

    fn read(range: std::ops::RangeInclusive<u64>) -> LogEnd {
        let (head, restated) = (Seq(*range.end()), Seq(0));
        LogEnd { head, restated, messages: messages(range) }
    }

    #[test]
    fn lp7_buffered_events_or_the_log_or_too_long() {
        let mut buffer = ReplayBuffer::default();
        assert_eq!(buffer.since(Seq(0)), Replay::NotBuffered);
        buffer.backfill(&read(11..=20));
        assert_eq!(buffer.since(Seq(20)), Replay::Events(vec![], Seq(20)));
        assert_eq!(buffer.since(Seq(17)), Replay::Events(messages(18..=20), Seq(20)));
        assert_eq!(buffer.since(Seq(10)), Replay::Events(messages(11..=20), Seq(20)));
        assert_eq!(buffer.since(Seq(9)), Replay::NotBuffered);
        assert_eq!(buffer.since(Seq(21)), Replay::NotBuffered, "committed and not announced");
        assert_eq!(buffer.since(BEYOND), Replay::TooLong(Seq(20)));
        buffer.push(Seq(21), message(21));
        assert_eq!(buffer.since(Seq(19)), Replay::Events(messages(20..=21), Seq(21)));
    }

    #[test]
    fn lp7_the_head_alone_tells_what_is_too_long() {
        let mut buffer = ReplayBuffer::default();
        let (head, restated) = (Seq(1_000), Seq(700));
        buffer.backfill(&LogEnd { head, restated, messages: vec![] });
        assert_eq!(buffer.since(Seq(499)), Replay::TooLong(head));
        assert_eq!(buffer.since(Seq(0)), Replay::TooLong(head));
        assert_eq!(buffer.since(Seq(699)), Replay::TooLong(head), "what it shows was rewritten");
        assert_eq!(buffer.since(Seq(700)), Replay::NotBuffered);
        assert_eq!(buffer.since(head), Replay::Events(vec![], head));
        buffer.push(Seq(1_001), message(1_001));
        assert_eq!(buffer.since(Seq(500)), Replay::TooLong(Seq(1_001)));
        assert_eq!(buffer.since(head), Replay::Events(messages(1_001..=1_001), Seq(1_001)));
        buffer.backfill(&LogEnd { head, restated, messages: messages(991..=1_000) });
        assert_eq!(buffer.since(Seq(990)), Replay::Events(messages(991..=1_001), Seq(1_001)));
    }

    #[test]
    fn without_followers_the_end_of_the_log_alone_is_known() {
        let mut buffer = ReplayBuffer::default();
        buffer.backfill(&read(11..=20));
        buffer.drop_events();
        assert_eq!(buffer.since(Seq(20)), Replay::Events(vec![], Seq(20)));
        assert_eq!(buffer.since(Seq(19)), Replay::NotBuffered);
        buffer.skip(Seq(21));
        assert_eq!(buffer.since(Seq(20)), Replay::NotBuffered);
        buffer.push(Seq(22), message(22));
        assert_eq!(buffer.since(Seq(21)), Replay::Events(messages(22..=22), Seq(22)));
        assert_eq!(buffer.since(Seq(20)), Replay::NotBuffered);
        buffer.skip(Seq(600));
        assert_eq!(buffer.since(Seq(99)), Replay::TooLong(Seq(600)));
    }

    #[test]
    fn lp7_a_read_is_for_all_who_can_be_told_from_it() {
        let (head, restated) = (Seq(1_000), Seq(990));
        let places = [Seq(3), Seq(992), Seq(1_000), Seq(995), BEYOND, Seq(989)];
        assert_eq!(LogEnd::earliest(head, restated, &places), Some(Seq(992)));
        assert_eq!(LogEnd::earliest(head, restated, &[Seq(3), head, BEYOND]), None);
        let read = LogEnd { head, restated, messages: messages(993..=1_000) };
        assert_eq!(read.since(Seq(995)), Replay::Events(messages(996..=1_000), head));
        assert_eq!(read.since(head), Replay::Events(vec![], head));
        for too_long in [Seq(3), Seq(989), Seq(991), Seq(1_001), BEYOND] {
            assert_eq!(read.since(too_long), Replay::TooLong(head), "{too_long:?}");
        }
    }

    #[test]
    fn backfilled_and_pushed_events_fit_together() {
        let mut buffer = ReplayBuffer::default();
        buffer.push(Seq(31), message(31));
        buffer.push(Seq(32), message(32));
        // The log is read after the first of them is stored, and before the second.
        buffer.backfill(&read(28..=31));
        assert_eq!(buffer.since(Seq(27)), Replay::Events(messages(28..=32), Seq(32)));
        buffer.push(Seq(32), message(0));
        assert_eq!(buffer.since(Seq(31)), Replay::Events(messages(32..=32), Seq(32)));
        buffer.backfill(&read(30..=32));
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
