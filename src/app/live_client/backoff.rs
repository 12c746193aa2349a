//! The delay before a reconnect (LP19). Pure: the caller passes time and chance.

/// The upper bound of the first delay; it doubles with each failure. Milliseconds, as all of these.
const FIRST_MS: f64 = 500.0;
/// The upper bound of every delay.
const MAX_MS: f64 = 20_000.0;
/// A connection that held this long resets the delay.
const STABLE_MS: i64 = 30_000;
/// Further failures do not change the delay.
const MAX_FAILURES: i32 = 10;

/// Exponential backoff with full jitter.
#[derive(Debug, Default)]
pub struct Backoff {
    failures: i32,
}

impl Backoff {
    /// The delay after a connection that held for `held_ms`, or that never opened. `chance` is from 0
    /// to 1 and scales the whole delay, so that many clients do not reconnect at the same time.
    pub fn delay(&mut self, held_ms: Option<i64>, chance: f64) -> f64 {
        if held_ms.is_some_and(|held| held >= STABLE_MS) {
            self.failures = 0;
        }
        let most = (FIRST_MS * 2_f64.powi(self.failures)).min(MAX_MS);
        self.failures = (self.failures + 1).min(MAX_FAILURES);
        most * chance
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lp19_delays_double_up_to_20_seconds() {
        let mut backoff = Backoff::default();
        let most: Vec<f64> = (0..8).map(|_| backoff.delay(None, 1.0)).collect();
        let wanted = [500.0, 1_000.0, 2_000.0, 4_000.0, 8_000.0, 16_000.0, 20_000.0, 20_000.0];
        assert_eq!(most, wanted);
        assert!((0..100).all(|_| backoff.delay(None, 1.0) == 20_000.0));
        assert_eq!(backoff.delay(None, 0.0), 0.0, "full jitter includes zero");
    }

    #[test]
    fn lp19_thirty_stable_seconds_reset_the_delay() {
        let mut backoff = Backoff::default();
        backoff.delay(None, 1.0);
        assert_eq!(backoff.delay(Some(29_999), 1.0), 1_000.0);
        assert_eq!(backoff.delay(Some(30_000), 1.0), 500.0);
    }
}
