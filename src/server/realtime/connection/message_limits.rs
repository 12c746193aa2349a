//! Rate limits for the messages of one connection (LP16).

use crate::protocol::live::ClientMessage;
use governor::clock::{Clock, MonotonicClock};
use governor::middleware::NoOpMiddleware;
use governor::state::{InMemoryState, NotKeyed};
use governor::{Quota, RateLimiter};
use std::num::NonZeroU32;

/// LP12: operations that one `subscribe` may ask about.
pub const MAX_PENDING: usize = 64;
/// LP16: this many pending operations cost one token, as another message does.
const PENDING_PER_TOKEN: usize = 8;
/// LP16: presence messages per second.
const PRESENCE_PER_SECOND: NonZeroU32 = NonZeroU32::new(20).expect("not 0");
/// Burst of presence messages, as a stalled page sends them.
const PRESENCE_BURST: NonZeroU32 = NonZeroU32::new(40).expect("not 0");
/// Other messages per second: each costs a read of the log.
const REQUESTS_PER_SECOND: NonZeroU32 = NonZeroU32::new(8).expect("not 0");
/// Burst of other messages.
const REQUESTS_BURST: NonZeroU32 = NonZeroU32::new(64).expect("not 0");

type Limiter<C> = RateLimiter<NotKeyed, InMemoryState, C, NoOpMiddleware<<C as Clock>::Instant>>;

/// The token buckets of one connection.
pub struct MessageLimits<C: Clock = MonotonicClock> {
    presence: Limiter<C>,
    requests: Limiter<C>,
}

impl<C: Clock + Clone> MessageLimits<C> {
    /// Full buckets.
    pub fn new(clock: C) -> Self {
        let bucket = |rate, burst, clock| {
            RateLimiter::direct_with_clock(Quota::per_second(rate).allow_burst(burst), clock)
        };
        Self {
            presence: bucket(PRESENCE_PER_SECOND, PRESENCE_BURST, clock.clone()),
            requests: bucket(REQUESTS_PER_SECOND, REQUESTS_BURST, clock),
        }
    }

    /// Takes the tokens that a message costs; false if some are missing.
    pub fn allow(&self, message: &ClientMessage) -> bool {
        match message {
            ClientMessage::Presence { .. } => self.presence.check().is_ok(),
            ClientMessage::Subscribe { pending, .. } => {
                let asked = pending.len().min(MAX_PENDING).div_ceil(PENDING_PER_TOKEN);
                (0..=asked).all(|_| self.requests.check().is_ok())
            }
            _ => self.requests.check().is_ok(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use governor::clock::FakeRelativeClock;
    use std::time::Duration;

    #[test]
    fn lp16_tokens_come_back_with_time_and_do_not_pile_up() {
        let clock = FakeRelativeClock::default();
        let limits = MessageLimits::new(clock.clone());
        let message =
            ClientMessage::Presence { image_id: None, cursor: None, typing: None, moving: None };
        let allowed = || (0..100).filter(|_| limits.allow(&message)).count();
        assert_eq!(allowed(), 40);
        clock.advance(Duration::from_millis(500));
        assert_eq!(allowed(), 10);
        clock.advance(Duration::from_secs(3_600));
        assert_eq!(allowed(), 40);
        assert!(limits.allow(&ClientMessage::Unknown), "another bucket");
    }
}
