//! Puts several events into one frame (LP13). No clock and no timer: both are the caller's.

use super::frame::Frame;
use crate::model::Seq;
use bytes::{BufMut, BytesMut};
use std::time::{Duration, Instant};

/// Capacity of the token bucket: frames sent in a row without delay, so that people who write at the same
/// moment do not wait for each other.
const BURST: f64 = 6.0;
/// Tokens per second. Events that come faster share frames.
const TOKENS_PER_SECOND: f64 = 100.0;
/// The window without tokens: short enough to look live, long enough to collect a burst.
const WINDOW: Duration = Duration::from_millis(25);
/// The window above [`BUSY`] events per second.
const BUSY_WINDOW: Duration = Duration::from_millis(50);
/// The window above [`VERY_BUSY`] events per second.
const VERY_BUSY_WINDOW: Duration = Duration::from_millis(100);
const BUSY: u32 = 200;
const VERY_BUSY: u32 = 1_000;
/// Events in a frame.
const MAX_EVENTS: usize = 64;
/// Bytes in a frame, unless a single event is larger.
const MAX_BYTES: usize = 32 * 1024;

/// Events that share a frame.
#[derive(Clone, Debug, PartialEq)]
pub struct EventBatch {
    /// The event before the first of them.
    pub before: Seq,
    /// The number of events.
    pub events: usize,
    /// The frame, the same for all subscribers (LP10).
    pub frame: Frame,
}

/// What the caller does after adding an event.
#[derive(Debug, PartialEq)]
pub enum BatchAction {
    /// Sends this batch now.
    Send(EventBatch),
    /// Calls [`EventBatcher::take_due`] after this time.
    StartTimer(Duration),
    /// Nothing: a timer runs already.
    Wait,
}

/// The events of an image that wait for their frame.
#[derive(Debug)]
pub struct EventBatcher {
    waiting: BytesMut,
    before: Seq,
    count: usize,
    timer_runs: bool,
    last_sent: Option<Instant>,
    tokens: f64,
    second: Option<Instant>,
    this_second: u32,
    last_second: u32,
}

impl EventBatcher {
    /// No waiting events and a full bucket.
    pub fn new() -> Self {
        Self {
            waiting: BytesMut::new(),
            before: Seq(0),
            count: 0,
            timer_runs: false,
            last_sent: None,
            tokens: BURST,
            second: None,
            this_second: 0,
            last_second: 0,
        }
    }

    /// Adds the encoded message of an event: sent at once after a quiet time or with a token, else with
    /// others.
    pub fn add(&mut self, seq: Seq, message: &[u8], now: Instant) -> BatchAction {
        self.count_rate(now);
        let window = self.window();
        let since = self.last_sent.map(|sent| now.duration_since(sent));
        let is_quiet = since.is_none_or(|since| since >= window);
        // The cost of a frame grows with the subscribers: at a high rate, tokens do not count.
        let has_token = window == WINDOW && self.tokens_now(since) >= 1.0;
        let overfull = self.count > 0 && self.waiting.len() + message.len() + 2 > MAX_BYTES;
        let full = overfull.then(|| self.take(now)).flatten();
        self.push(seq, message);
        if let Some(frame) = full {
            return BatchAction::Send(frame);
        }
        if ((is_quiet || has_token) && !self.timer_runs) || self.count >= MAX_EVENTS {
            return self.take(now).map_or(BatchAction::Wait, BatchAction::Send);
        }
        if std::mem::replace(&mut self.timer_runs, true) {
            return BatchAction::Wait;
        }
        BatchAction::StartTimer(self.last_sent.map_or(window, |sent| (sent + window) - now))
    }

    /// The waiting events, after the timer of [`BatchAction::StartTimer`].
    pub fn take_due(&mut self, now: Instant) -> Option<EventBatch> {
        self.timer_runs = false;
        self.take(now)
    }

    /// The time of a timer to start, if events wait and none runs.
    pub fn needs_timer(&mut self) -> Option<Duration> {
        (self.count > 0 && !std::mem::replace(&mut self.timer_runs, true)).then(|| self.window())
    }

    fn push(&mut self, seq: Seq, message: &[u8]) {
        if self.count == 0 {
            self.before = Seq(seq.0.saturating_sub(1));
        }
        self.waiting.put_u8(if self.count == 0 { b'[' } else { b',' });
        self.waiting.put_slice(message);
        self.count += 1;
    }

    fn take(&mut self, now: Instant) -> Option<EventBatch> {
        if self.count == 0 {
            return None;
        }
        self.waiting.put_u8(b']');
        let since = self.last_sent.map(|sent| now.duration_since(sent));
        self.tokens = (self.tokens_now(since) - 1.0).max(0.0);
        self.last_sent = Some(now);
        let (before, events) = (self.before, std::mem::take(&mut self.count));
        let frame = Frame::text(&self.waiting);
        self.waiting.clear();
        Some(EventBatch { before, events, frame })
    }

    fn tokens_now(&self, since_last: Option<Duration>) -> f64 {
        let gained = since_last.map_or(BURST, |since| since.as_secs_f64() * TOKENS_PER_SECOND);
        (self.tokens + gained).min(BURST)
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

    fn sent(added: BatchAction) -> String {
        match added {
            BatchAction::Send(frame) => {
                String::from_utf8(frame.frame.payload().to_vec()).expect("text")
            }
            other => panic!("{other:?} instead of a frame"),
        }
    }

    #[test]
    fn lp13_a_quiet_image_sends_at_once() {
        let (mut batcher, start) = (EventBatcher::new(), Instant::now());
        assert_eq!(sent(batcher.add(Seq(1), b"1", start)), "[1]");
        assert_eq!(sent(batcher.add(Seq(1), b"2", start + 25 * MS)), "[2]");
    }

    /// A batcher without tokens.
    fn without_tokens(start: Instant) -> EventBatcher {
        let mut batcher = EventBatcher::new();
        for _ in 0..6 {
            sent(batcher.add(Seq(0), b"0", start));
        }
        batcher
    }

    #[test]
    fn lp13_a_burst_within_the_bucket_is_sent_at_once() {
        let (mut batcher, start) = (EventBatcher::new(), Instant::now());
        for _ in 0..6 {
            assert_eq!(sent(batcher.add(Seq(1), b"1", start)), "[1]");
        }
        assert_eq!(batcher.add(Seq(7), b"7", start), BatchAction::StartTimer(25 * MS));
        assert!(batcher.take_due(start + 25 * MS).is_some());
    }

    /// Forty per second, from a clock that runs a little fast: none waits for the one before.
    #[test]
    fn lp13_a_steady_rate_is_not_delayed() {
        let (mut batcher, start) = (EventBatcher::new(), Instant::now());
        for n in 0..400 {
            assert_eq!(
                sent(batcher.add(Seq(n), b"1", start + 24 * MS * u32::try_from(n).expect("few"))),
                "[1]"
            );
        }
    }

    /// Above the rate of tokens for long: the rate of frames is bounded.
    #[test]
    fn lp13_at_most_a_hundred_frames_per_second() {
        let (mut batcher, start) = (EventBatcher::new(), Instant::now());
        let (mut frames, mut due) = (0, None::<Instant>);
        for n in 0..1_500_u32 {
            let now = start + 6 * MS * n;
            if due.is_some_and(|at| at <= now) {
                due = None;
                frames += usize::from(batcher.take_due(now).is_some());
            }
            match batcher.add(Seq(n.into()), b"1", now) {
                BatchAction::Send(_) => frames += 1,
                BatchAction::StartTimer(after) => due = Some(now + after),
                BatchAction::Wait => {}
            }
        }
        assert!(frames < 910, "{frames} in nine seconds");
    }

    #[test]
    fn lp13_a_burst_shares_a_frame() {
        let start = Instant::now();
        let mut batcher = without_tokens(start);
        assert_eq!(
            batcher.add(Seq(2), b"2", start + 5 * MS),
            BatchAction::StartTimer(20 * MS),
            "no token"
        );
        assert_eq!(batcher.add(Seq(3), b"3", start + 9 * MS), BatchAction::Wait);
        let frame = batcher.take_due(start + 25 * MS).expect("a frame");
        assert_eq!((frame.frame.payload(), frame.events, frame.before), (&b"[2,3]"[..], 2, Seq(1)));
        assert_eq!(batcher.take_due(start + 25 * MS), None);
    }

    #[test]
    fn lp13_a_frame_has_at_most_64_events_and_32_kb() {
        let start = Instant::now();
        let mut batcher = without_tokens(start);
        batcher.add(Seq(1), b"1", start);
        for _ in 2..64 {
            assert_eq!(batcher.add(Seq(1), b"n", start), BatchAction::Wait);
        }
        assert_eq!(sent(batcher.add(Seq(1), b"64", start)).matches(',').count(), 63);

        let large = vec![b'1'; 20 * 1024];
        batcher.add(Seq(1), &large, start);
        let frame = sent(batcher.add(Seq(1), &large, start));
        assert_eq!(frame.len(), large.len() + 2);
        assert_eq!(
            batcher.take_due(start).map(|all| all.frame.payload().len()),
            Some(large.len() + 2)
        );
    }

    #[test]
    fn lp13_the_window_grows_with_the_rate() {
        let (mut batcher, start) = (EventBatcher::new(), Instant::now());
        for _ in 0..=BUSY {
            batcher.add(Seq(1), b"1", start);
        }
        assert_eq!(batcher.window(), BUSY_WINDOW);
        for _ in 0..=VERY_BUSY {
            batcher.add(Seq(1), b"1", start);
        }
        assert_eq!(batcher.window(), VERY_BUSY_WINDOW);
        batcher.add(Seq(1), b"1", start + 3_000 * MS);
        assert_eq!(batcher.window(), WINDOW);
    }
}
