//! The last events of an image as they go over the wire: a crowd that comes back costs the database
//! one read, and no event is encoded twice. Knows no connection and no database.

use crate::model::Seq;
use bytes::Bytes;
use std::collections::VecDeque;

/// LP7: events that a viewer is told one by one; who missed more loads the image anew.
pub const MAX_GAP: u64 = 500;
/// Long comments: rather read them again than hold them.
const MAX_BYTES: usize = 1024 * 1024;

/// The last events of an image, without a hole.
#[derive(Debug, Default)]
pub struct Recent {
    /// The last event of all; not known before anything was heard of the log.
    last: Option<Seq>,
    messages: VecDeque<Bytes>,
    bytes: usize,
}

/// What someone missed who has everything up to a place.
#[derive(Debug, PartialEq)]
pub enum Missed {
    /// These, and nothing else; this is the last.
    Events(Vec<Bytes>, Seq),
    /// More than is told one by one; this is the last.
    TooMuch(Seq),
    /// The log has to be asked.
    AskTheLog,
}

impl Missed {
    /// The last event of all.
    pub fn head(&self) -> Seq {
        match self {
            Self::Events(_, head) | Self::TooMuch(head) => *head,
            Self::AskTheLog => Seq(0),
        }
    }
}

impl Recent {
    /// What was missed after `since`.
    pub fn missed(&self, since: Seq) -> Missed {
        let Some(last) = self.last else { return Missed::AskTheLog };
        let Some(gap) = last.0.checked_sub(since.0) else { return Missed::TooMuch(last) };
        if gap > MAX_GAP {
            return Missed::TooMuch(last);
        }
        let held = self.messages.len() as u64;
        let Some(skipped) = held.checked_sub(gap) else { return Missed::AskTheLog };
        let skipped = usize::try_from(skipped).unwrap_or(usize::MAX);
        Missed::Events(self.messages.iter().skip(skipped).cloned().collect(), last)
    }

    /// An event that was just stored. One that is known already changes nothing; with others
    /// missing before it, it is all that is held.
    pub fn push(&mut self, seq: Seq, message: Bytes) {
        if self.last.is_some_and(|last| seq <= last) {
            return;
        }
        if self.last.map(Seq::next) != Some(seq) {
            self.forget();
        }
        self.last = Some(seq);
        self.bytes += message.len();
        self.messages.push_back(message);
        self.shorten();
    }

    /// What the log held after `since`, up to its end at the time.
    pub fn fill(&mut self, since: Seq, read: Vec<Bytes>) {
        let Some(first) = self.first() else {
            self.last = Some(Seq(since.0 + read.len() as u64));
            self.bytes = read.iter().map(Bytes::len).sum();
            self.messages = read.into();
            return self.shorten();
        };
        // Those before what is held; the rest is the same. A hole between them cannot be: whoever
        // reads the log follows the image already.
        let older = usize::try_from(first.0.saturating_sub(since.0 + 1)).unwrap_or(usize::MAX);
        if older <= read.len() {
            for message in read.into_iter().take(older).rev() {
                self.bytes += message.len();
                self.messages.push_front(message);
            }
            self.shorten();
        }
    }

    /// Nobody follows any more: what happens from now on is not heard here.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// The first event that is held, or would be next.
    fn first(&self) -> Option<Seq> {
        let last = self.last?;
        Some(Seq(last.0 + 1 - self.messages.len() as u64))
    }

    fn shorten(&mut self) {
        while self.messages.len() as u64 > MAX_GAP || self.bytes > MAX_BYTES {
            let Some(gone) = self.messages.pop_front() else { return };
            self.bytes -= gone.len();
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
    fn lp7_the_missed_ones_or_the_log_or_too_much() {
        let mut recent = Recent::default();
        assert_eq!(recent.missed(Seq(0)), Missed::AskTheLog);
        recent.fill(Seq(10), messages(11..=20));
        assert_eq!(recent.missed(Seq(20)), Missed::Events(vec![], Seq(20)));
        assert_eq!(recent.missed(Seq(17)), Missed::Events(messages(18..=20), Seq(20)));
        assert_eq!(recent.missed(Seq(10)), Missed::Events(messages(11..=20), Seq(20)));
        assert_eq!(recent.missed(Seq(9)), Missed::AskTheLog);
        assert_eq!(recent.missed(Seq(21)), Missed::TooMuch(Seq(20)), "of another history");
        recent.push(Seq(21), message(21));
        assert_eq!(recent.missed(Seq(19)), Missed::Events(messages(20..=21), Seq(21)));
    }

    #[test]
    fn what_was_read_and_what_was_heard_fit_together() {
        let mut recent = Recent::default();
        recent.push(Seq(31), message(31));
        recent.push(Seq(32), message(32));
        // The log was read after the first of them was stored, and before the second.
        recent.fill(Seq(27), messages(28..=31));
        assert_eq!(recent.missed(Seq(27)), Missed::Events(messages(28..=32), Seq(32)));
        recent.push(Seq(32), message(0));
        assert_eq!(recent.missed(Seq(31)), Missed::Events(messages(32..=32), Seq(32)));
        recent.fill(Seq(29), messages(30..=32));
        assert_eq!(recent.missed(Seq(27)), Missed::Events(messages(28..=32), Seq(32)));
        recent.push(Seq(40), message(40));
        assert_eq!(recent.missed(Seq(39)), Missed::Events(messages(40..=40), Seq(40)));
        assert_eq!(recent.missed(Seq(38)), Missed::AskTheLog, "never over a hole");
    }

    #[test]
    fn it_holds_so_many_events_and_so_many_bytes() {
        let mut recent = Recent::default();
        (1..=2_000).for_each(|n| recent.push(Seq(n), message(n)));
        assert_eq!(recent.messages.len(), 500);
        assert_eq!(recent.missed(Seq(1_500)), Missed::Events(messages(1_501..=2_000), Seq(2_000)));
        assert_eq!(recent.missed(Seq(1_499)), Missed::TooMuch(Seq(2_000)));
        for n in 2_001..=2_100 {
            recent.push(Seq(n), vec![b'x'; 100 * 1024].into());
        }
        assert!(recent.bytes <= MAX_BYTES && recent.messages.len() == 10);
        assert_eq!(recent.missed(Seq(2_050)), Missed::AskTheLog);
        recent.forget();
        assert_eq!(recent.missed(Seq(2_100)), Missed::AskTheLog);
    }
}
