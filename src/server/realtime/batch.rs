//! Several events in one frame (LP13). Knows no clock and no socket: it is told the time and says
//! what is to be sent now and when to ask again.

use super::frame::Frame;
use crate::model::Seq;
use bytes::{BufMut, BytesMut};
use std::time::{Duration, Instant};

/// Frames that may go out one after the other, each at once: people who happen to write at the same
/// moment do not wait for each other.
const CREDIT: f64 = 6.0;
/// Frames a second that the credit grows by. At more events than that, they share frames.
const CREDIT_A_SECOND: f64 = 100.0;
/// Without credit: fast enough to look live, slow enough to join a burst.
const WINDOW: Duration = Duration::from_millis(25);
/// Above [`BUSY`] events a second.
const BUSY_WINDOW: Duration = Duration::from_millis(50);
/// Above [`VERY_BUSY`] events a second.
const VERY_BUSY_WINDOW: Duration = Duration::from_millis(100);
const BUSY: u32 = 200;
const VERY_BUSY: u32 = 1_000;
/// The most events in a frame.
const MAX_EVENTS: usize = 64;
/// The most bytes in a frame, unless a single event is larger.
const MAX_BYTES: usize = 32 * 1024;

/// Events that go out together.
#[derive(Clone, Debug, PartialEq)]
pub struct Together {
    /// The place in the log before the first of them.
    pub before: Seq,
    /// How many they are.
    pub events: usize,
    /// What goes over the wire, the same for everyone (LP10).
    pub frame: Frame,
}

/// What to do after an event was added.
#[derive(Debug, PartialEq)]
pub enum Added {
    /// Send this frame now.
    Send(Together),
    /// Call [`Batch::due`] after this time.
    AskIn(Duration),
    /// Nothing: someone asks already.
    Wait,
}

/// The events of one image that wait for their frame.
#[derive(Debug)]
pub struct Batch {
    waiting: BytesMut,
    before: Seq,
    count: usize,
    asked: bool,
    last_sent: Option<Instant>,
    credit: f64,
    second: Option<Instant>,
    this_second: u32,
    last_second: u32,
}

impl Batch {
    /// Nothing waits.
    pub fn new() -> Self {
        Self {
            waiting: BytesMut::new(),
            before: Seq(0),
            count: 0,
            asked: false,
            last_sent: None,
            credit: CREDIT,
            second: None,
            this_second: 0,
            last_second: 0,
        }
    }

    /// Adds the encoded message of an event: sent at once after a quiet time or while there is
    /// credit, else with others.
    pub fn add(&mut self, seq: Seq, message: &[u8], now: Instant) -> Added {
        self.count_rate(now);
        let window = self.window();
        let since = self.last_sent.map(|sent| now.duration_since(sent));
        let is_quiet = since.is_none_or(|since| since >= window);
        // A frame costs as much as there are viewers: in a crowd of events there is none to spare.
        let is_calm = window == WINDOW && self.credit_now(since) >= 1.0;
        let overfull = self.count > 0 && self.waiting.len() + message.len() + 2 > MAX_BYTES;
        let full = overfull.then(|| self.take(now)).flatten();
        self.push(seq, message);
        if let Some(frame) = full {
            return Added::Send(frame);
        }
        if ((is_quiet || is_calm) && !self.asked) || self.count >= MAX_EVENTS {
            return self.take(now).map_or(Added::Wait, Added::Send);
        }
        if std::mem::replace(&mut self.asked, true) {
            return Added::Wait;
        }
        Added::AskIn(self.last_sent.map_or(window, |sent| (sent + window) - now))
    }

    /// The frame whose time has come; the asking that [`Added::AskIn`] wanted is done.
    pub fn due(&mut self, now: Instant) -> Option<Together> {
        self.asked = false;
        self.take(now)
    }

    /// Does something wait although nobody is going to ask?
    pub fn needs_asking(&mut self) -> Option<Duration> {
        (self.count > 0 && !std::mem::replace(&mut self.asked, true)).then(|| self.window())
    }

    fn push(&mut self, seq: Seq, message: &[u8]) {
        if self.count == 0 {
            self.before = Seq(seq.0.saturating_sub(1));
        }
        self.waiting.put_u8(if self.count == 0 { b'[' } else { b',' });
        self.waiting.put_slice(message);
        self.count += 1;
    }

    fn take(&mut self, now: Instant) -> Option<Together> {
        if self.count == 0 {
            return None;
        }
        self.waiting.put_u8(b']');
        let since = self.last_sent.map(|sent| now.duration_since(sent));
        self.credit = (self.credit_now(since) - 1.0).max(0.0);
        self.last_sent = Some(now);
        let (before, events) = (self.before, std::mem::take(&mut self.count));
        let frame = Frame::text(&self.waiting);
        self.waiting.clear();
        Some(Together { before, events, frame })
    }

    fn credit_now(&self, since_last: Option<Duration>) -> f64 {
        let gained = since_last.map_or(CREDIT, |since| since.as_secs_f64() * CREDIT_A_SECOND);
        (self.credit + gained).min(CREDIT)
    }

    fn count_rate(&mut self, now: Instant) {
        match self.second {
            Some(begin) if now.duration_since(begin) < Duration::from_secs(1) => {
                self.this_second += 1;
            }
            Some(begin) => {
                let previous = now.duration_since(begin) < Duration::from_secs(2);
                self.last_second = if previous { self.this_second } else { 0 };
                (self.second, self.this_second) = (Some(now), 1);
            }
            None => (self.second, self.this_second) = (Some(now), 1),
        }
    }

    fn window(&self) -> Duration {
        match self.last_second.max(self.this_second) {
            rate if rate > VERY_BUSY => VERY_BUSY_WINDOW,
            rate if rate > BUSY => BUSY_WINDOW,
            _ => WINDOW,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MS: Duration = Duration::from_millis(1);

    fn sent(added: Added) -> String {
        match added {
            Added::Send(frame) => String::from_utf8(frame.frame.payload().to_vec()).expect("text"),
            other => panic!("{other:?} instead of a frame"),
        }
    }

    #[test]
    fn lp13_a_quiet_image_sends_at_once() {
        let (mut batch, start) = (Batch::new(), Instant::now());
        assert_eq!(sent(batch.add(Seq(1), b"1", start)), "[1]");
        assert_eq!(sent(batch.add(Seq(1), b"2", start + 25 * MS)), "[2]");
    }

    /// A batch whose credit is used up.
    fn spent(start: Instant) -> Batch {
        let mut batch = Batch::new();
        for _ in 0..6 {
            sent(batch.add(Seq(0), b"0", start));
        }
        batch
    }

    #[test]
    fn lp13_a_few_in_a_row_go_at_once() {
        let (mut batch, start) = (Batch::new(), Instant::now());
        for _ in 0..6 {
            assert_eq!(sent(batch.add(Seq(1), b"1", start)), "[1]");
        }
        assert_eq!(batch.add(Seq(7), b"7", start), Added::AskIn(25 * MS));
        assert!(batch.due(start + 25 * MS).is_some());
    }

    /// Forty a second, like a clock that runs a little fast: none waits for the one before.
    #[test]
    fn lp13_a_steady_beat_is_not_held_up() {
        let (mut batch, start) = (Batch::new(), Instant::now());
        for n in 0..400 {
            assert_eq!(
                sent(batch.add(Seq(n), b"1", start + 24 * MS * u32::try_from(n).expect("few"))),
                "[1]"
            );
        }
    }

    /// More than the credit allows, for long: frames stay few.
    #[test]
    fn lp13_a_hundred_frames_a_second_are_the_most() {
        let (mut batch, start) = (Batch::new(), Instant::now());
        let (mut frames, mut due) = (0, None::<Instant>);
        for n in 0..1_500_u32 {
            let now = start + 6 * MS * n;
            if due.is_some_and(|at| at <= now) {
                due = None;
                frames += usize::from(batch.due(now).is_some());
            }
            match batch.add(Seq(n.into()), b"1", now) {
                Added::Send(_) => frames += 1,
                Added::AskIn(after) => due = Some(now + after),
                Added::Wait => {}
            }
        }
        assert!(frames < 910, "{frames} in nine seconds");
    }

    #[test]
    fn lp13_a_burst_shares_a_frame() {
        let start = Instant::now();
        let mut batch = spent(start);
        assert_eq!(batch.add(Seq(2), b"2", start + 5 * MS), Added::AskIn(20 * MS), "no credit");
        assert_eq!(batch.add(Seq(3), b"3", start + 9 * MS), Added::Wait);
        let frame = batch.due(start + 25 * MS).expect("a frame");
        assert_eq!((frame.frame.payload(), frame.events, frame.before), (&b"[2,3]"[..], 2, Seq(1)));
        assert_eq!(batch.due(start + 25 * MS), None);
    }

    #[test]
    fn lp13_a_frame_has_at_most_64_events_and_32_kb() {
        let start = Instant::now();
        let mut batch = spent(start);
        batch.add(Seq(1), b"1", start);
        for _ in 2..64 {
            assert_eq!(batch.add(Seq(1), b"n", start), Added::Wait);
        }
        assert_eq!(sent(batch.add(Seq(1), b"64", start)).matches(',').count(), 63);

        let large = vec![b'1'; 20 * 1024];
        batch.add(Seq(1), &large, start);
        let frame = sent(batch.add(Seq(1), &large, start));
        assert_eq!(frame.len(), large.len() + 2);
        assert_eq!(batch.due(start).map(|all| all.frame.payload().len()), Some(large.len() + 2));
    }

    #[test]
    fn lp13_the_window_grows_with_the_rate() {
        let (mut batch, start) = (Batch::new(), Instant::now());
        for _ in 0..=BUSY {
            batch.add(Seq(1), b"1", start);
        }
        assert_eq!(batch.window(), BUSY_WINDOW);
        for _ in 0..=VERY_BUSY {
            batch.add(Seq(1), b"1", start);
        }
        assert_eq!(batch.window(), VERY_BUSY_WINDOW);
        batch.add(Seq(1), b"1", start + 3_000 * MS);
        assert_eq!(batch.window(), WINDOW);
    }
}
