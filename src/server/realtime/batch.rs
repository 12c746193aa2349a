//! Several events in one frame (LP13). Knows no clock and no socket: it is told the time and says
//! what is to be sent now and when to ask again.

use bytes::{BufMut, Bytes, BytesMut};
use std::time::{Duration, Instant};

/// Fast enough to look live, slow enough to join a burst.
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

/// What to do after an event was added.
#[derive(Debug, PartialEq)]
pub enum Added {
    /// Send this frame now.
    Send(Bytes),
    /// Call [`Batch::due`] after this time.
    AskIn(Duration),
    /// Nothing: someone asks already.
    Wait,
}

/// The events of one image that wait for their frame.
#[derive(Debug)]
pub struct Batch {
    waiting: BytesMut,
    count: usize,
    asked: bool,
    last_sent: Option<Instant>,
    second: Option<Instant>,
    this_second: u32,
    last_second: u32,
}

impl Batch {
    /// Nothing waits.
    pub fn new() -> Self {
        Self {
            waiting: BytesMut::new(),
            count: 0,
            asked: false,
            last_sent: None,
            second: None,
            this_second: 0,
            last_second: 0,
        }
    }

    /// Adds an encoded message: sent at once after a quiet time, else with others.
    pub fn add(&mut self, message: &[u8], now: Instant) -> Added {
        self.count_rate(now);
        let window = self.window();
        let quiet = self.last_sent.is_none_or(|sent| now.duration_since(sent) >= window);
        let overfull = self.count > 0 && self.waiting.len() + message.len() + 2 > MAX_BYTES;
        let full = overfull.then(|| self.take(now)).flatten();
        self.push(message);
        if let Some(frame) = full {
            return Added::Send(frame);
        }
        if (quiet && !self.asked) || self.count >= MAX_EVENTS {
            return self.take(now).map_or(Added::Wait, Added::Send);
        }
        if std::mem::replace(&mut self.asked, true) {
            return Added::Wait;
        }
        Added::AskIn(self.last_sent.map_or(window, |sent| (sent + window) - now))
    }

    /// The frame whose time has come; the asking that [`Added::AskIn`] wanted is done.
    pub fn due(&mut self, now: Instant) -> Option<Bytes> {
        self.asked = false;
        self.take(now)
    }

    /// Does something wait although nobody is going to ask?
    pub fn needs_asking(&mut self) -> Option<Duration> {
        (self.count > 0 && !std::mem::replace(&mut self.asked, true)).then(|| self.window())
    }

    fn push(&mut self, message: &[u8]) {
        self.waiting.put_u8(if self.count == 0 { b'[' } else { b',' });
        self.waiting.put_slice(message);
        self.count += 1;
    }

    fn take(&mut self, now: Instant) -> Option<Bytes> {
        if self.count == 0 {
            return None;
        }
        self.waiting.put_u8(b']');
        self.count = 0;
        self.last_sent = Some(now);
        Some(self.waiting.split().freeze())
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
            Added::Send(frame) => String::from_utf8(frame.to_vec()).expect("text"),
            other => panic!("{other:?} instead of a frame"),
        }
    }

    #[test]
    fn lp13_a_quiet_image_sends_at_once() {
        let (mut batch, start) = (Batch::new(), Instant::now());
        assert_eq!(sent(batch.add(b"1", start)), "[1]");
        assert_eq!(sent(batch.add(b"2", start + 25 * MS)), "[2]");
    }

    #[test]
    fn lp13_a_burst_shares_a_frame() {
        let (mut batch, start) = (Batch::new(), Instant::now());
        assert_eq!(sent(batch.add(b"1", start)), "[1]");
        assert_eq!(batch.add(b"2", start + 5 * MS), Added::AskIn(20 * MS));
        assert_eq!(batch.add(b"3", start + 9 * MS), Added::Wait);
        assert_eq!(batch.due(start + 25 * MS).as_deref(), Some(&b"[2,3]"[..]));
        assert_eq!(batch.due(start + 25 * MS), None);
    }

    #[test]
    fn lp13_a_frame_has_at_most_64_events_and_32_kb() {
        let (mut batch, start) = (Batch::new(), Instant::now());
        sent(batch.add(b"0", start));
        batch.add(b"1", start);
        for _ in 2..64 {
            assert_eq!(batch.add(b"n", start), Added::Wait);
        }
        assert_eq!(sent(batch.add(b"64", start)).matches(',').count(), 63);

        let large = vec![b'1'; 20 * 1024];
        batch.add(&large, start);
        let frame = sent(batch.add(&large, start));
        assert_eq!(frame.len(), large.len() + 2);
        assert_eq!(batch.due(start).map(|frame| frame.len()), Some(large.len() + 2));
    }

    #[test]
    fn lp13_the_window_grows_with_the_rate() {
        let (mut batch, start) = (Batch::new(), Instant::now());
        for _ in 0..=BUSY {
            batch.add(b"1", start);
        }
        assert_eq!(batch.window(), BUSY_WINDOW);
        for _ in 0..=VERY_BUSY {
            batch.add(b"1", start);
        }
        assert_eq!(batch.window(), VERY_BUSY_WINDOW);
        batch.add(b"1", start + 3_000 * MS);
        assert_eq!(batch.window(), WINDOW);
    }
}
