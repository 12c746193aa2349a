//! Attempts, silence and subscriptions of a connection. Pure: the caller passes the time.

use super::backoff::Backoff;

/// LP18: with [`CHECK_INTERVAL_MS`] added, a socket that is silent for 35 s counts as dead. The server
/// sends something at least every 30 s.
const SILENCE_MS: i64 = 32_000;
/// Interval of the liveness check.
pub const CHECK_INTERVAL_MS: i32 = 2_500;
/// A longer interval between two checks means that the device was asleep.
const SLEEP_MS: i64 = 10_000;

/// The state of a connection beside its socket. All times are in milliseconds, by a monotonic clock; only the check for
/// a device that was asleep needs the wall clock, since the other one may stop during sleep.
#[derive(Debug, Default)]
pub struct LinkState {
    attempt: u32,
    opened_at: Option<i64>,
    received_at: i64,
    checked_at: (i64, i64),
    is_subscribing: bool,
    resubscribes: bool,
    retry_in: Option<f64>,
    session_ended: bool,
    backoff: Backoff,
}

/// The result of a liveness check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Liveness {
    /// Nothing to do.
    Alive,
    /// Nothing was received for too long.
    Silent,
    /// The device was asleep.
    Woken,
}

impl LinkState {
    /// Starts an attempt; its number tells late callbacks of earlier attempts apart.
    pub fn begin_attempt(&mut self, now: i64) -> u32 {
        self.attempt += 1;
        (self.opened_at, self.received_at) = (None, now);
        (self.is_subscribing, self.resubscribes) = (false, false);
        self.attempt
    }

    /// The socket is open.
    pub fn open(&mut self, now: i64) {
        (self.opened_at, self.received_at) = (Some(now), now);
    }

    /// The number of the current attempt, if its socket is open.
    pub fn open_attempt(&self) -> Option<u32> {
        self.opened_at.map(|_| self.attempt)
    }

    /// The number of the current attempt.
    pub fn attempt(&self) -> u32 {
        self.attempt
    }

    /// Is this the current attempt?
    pub fn is_current(&self, attempt: u32) -> bool {
        self.attempt == attempt
    }

    /// Something was received.
    pub fn received(&mut self, now: i64) {
        self.received_at = now;
    }

    /// Was nothing received since then?
    pub fn is_silent_since(&self, time: i64) -> bool {
        self.received_at < time
    }

    /// LP9: one subscription in flight. True when one is to be sent now; a wish for another is kept
    /// until the answer. Before the socket is open there is nothing to do: opening subscribes.
    pub fn begin_subscribe(&mut self) -> bool {
        self.resubscribes |= self.is_subscribing;
        let begins = self.opened_at.is_some() && !self.is_subscribing;
        self.is_subscribing |= begins;
        begins
    }

    /// The subscription was answered; true when another is to be sent.
    pub fn finish_subscribe(&mut self) -> bool {
        (self.is_subscribing, self.session_ended) = (false, false);
        std::mem::take(&mut self.resubscribes)
    }

    /// The server announced that it closes, and when to reconnect.
    pub fn announce_retry(&mut self, milliseconds: f64) {
        self.retry_in = Some(milliseconds);
    }

    /// The server closed the connection because the session ended.
    pub fn end_session(&mut self) {
        self.session_ended = true;
    }

    /// Did the session end, without a subscription since?
    pub fn has_ended_session(&self) -> bool {
        self.session_ended
    }

    /// The socket is gone and its backoff does not count.
    pub fn drop_socket(&mut self) {
        self.opened_at = None;
    }

    /// LP19: the socket closed; the delay until the next attempt.
    pub fn close(&mut self, now: i64, chance: f64) -> f64 {
        let held = self.opened_at.take().map(|opened| now - opened);
        let delay = self.backoff.delay(held, chance);
        self.retry_in.take().unwrap_or(delay)
    }

    /// Starts the liveness check.
    pub fn begin_checks(&mut self, now: i64, wall: i64) {
        self.checked_at = (now, wall);
    }

    /// LP18: is the connection alive? Also called in the background.
    pub fn check(&mut self, now: i64, wall: i64, has_socket: bool) -> Liveness {
        let checked_at = std::mem::replace(&mut self.checked_at, (now, wall));
        let was_asleep = now - checked_at.0 > SLEEP_MS || wall - checked_at.1 > SLEEP_MS;
        match has_socket && now - self.received_at > SILENCE_MS {
            true => Liveness::Silent,
            false if was_asleep => Liveness::Woken,
            false => Liveness::Alive,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lp9_one_subscription_is_in_flight() {
        let mut link = LinkState::default();
        assert!(!link.begin_subscribe(), "not open yet");
        link.begin_attempt(0);
        link.open(0);
        assert!(link.begin_subscribe());
        assert!(!link.begin_subscribe() && !link.begin_subscribe(), "one is in flight");
        assert!(link.finish_subscribe(), "one more for all that were asked for meanwhile");
        assert!(link.begin_subscribe());
        assert!(!link.finish_subscribe());
        link.begin_subscribe();
        link.begin_attempt(1);
        link.open(1);
        assert!(link.begin_subscribe(), "a new attempt subscribes again");
    }

    #[test]
    fn lp18_silence_and_sleep_are_told_apart() {
        let mut link = LinkState::default();
        link.begin_checks(0, 0);
        link.begin_attempt(0);
        link.open(0);
        for now in (2_500..=30_000).step_by(2_500) {
            assert_eq!(link.check(now, now, true), Liveness::Alive);
        }
        assert_eq!(link.check(32_001, 32_001, true), Liveness::Silent);
        link.received(32_001);
        assert_eq!(link.check(34_500, 34_500, true), Liveness::Alive);
        assert_eq!(link.check(44_501, 44_501, true), Liveness::Woken);
        assert_eq!(
            link.check(90_000, 90_000, false),
            Liveness::Woken,
            "without a socket none is silent"
        );
    }

    #[test]
    fn lp18_a_clock_that_is_set_ends_no_connection() {
        let mut link = LinkState::default();
        link.begin_checks(0, 1_000_000);
        link.begin_attempt(0);
        link.open(0);
        assert_eq!(link.check(2_500, 9_000_000, true), Liveness::Woken, "asked, not given up");
        link.received(2_600);
        assert_eq!(link.check(5_000, 3_000, true), Liveness::Alive, "an hour back");
        assert_eq!(link.check(34_601, 32_604, true), Liveness::Silent);
    }

    #[test]
    fn lp19_an_announced_delay_is_used_once() {
        let mut link = LinkState::default();
        link.announce_retry(1_250.0);
        assert_eq!(link.close(0, 1.0), 1_250.0);
        assert_eq!(link.close(0, 1.0), 1_000.0);
    }
}
