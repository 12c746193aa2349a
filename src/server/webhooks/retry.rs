//! When a delivery is tried again: soon at first, then for 24 hours. Pure.

use crate::model::Timestamp;

const SECOND_MS: i64 = 1_000;
const MINUTE_MS: i64 = 60 * SECOND_MS;
const HOUR_MS: i64 = 60 * MINUTE_MS;

/// How long a delivery is tried, in milliseconds: a receiver that is down for a night misses nothing.
pub const RETRY_MS: i64 = 24 * HOUR_MS;

/// The pauses after the first attempts, in milliseconds; the last attempt is at the end of [`RETRY_MS`].
const PAUSES_MS: [i64; 11] = [
    5 * SECOND_MS,
    30 * SECOND_MS,
    2 * MINUTE_MS,
    10 * MINUTE_MS,
    30 * MINUTE_MS,
    HOUR_MS,
    2 * HOUR_MS,
    3 * HOUR_MS,
    4 * HOUR_MS,
    6 * HOUR_MS,
    7 * HOUR_MS,
];
/// A pause is longer or shorter by up to this part, so that what failed together is not tried together.
const JITTER: f64 = 0.2;

/// The next attempt after the one that ended at `now`, the `attempts`th since `since`; `None`: it is given up.
/// `chance` is from 0 to 1.
pub fn next_attempt(
    attempts: u32,
    since: Timestamp,
    now: Timestamp,
    chance: f64,
) -> Option<Timestamp> {
    let end = since.0 + RETRY_MS;
    if now.0 >= end {
        return None;
    }
    let index = usize::try_from(attempts).unwrap_or(usize::MAX).saturating_sub(1);
    let next = PAUSES_MS.get(index).map_or(end, |pause| now.0 + jittered(*pause, chance));
    Some(Timestamp(next.min(end)))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "at most hours")]
fn jittered(pause: i64, chance: f64) -> i64 {
    (pause as f64 * (1.0 + JITTER * (2.0 * chance - 1.0))) as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The moments of all attempts when none succeeds.
    fn course(chance: f64) -> Vec<i64> {
        let mut moments = vec![0];
        while let Some(next) = next_attempt(
            u32::try_from(moments.len()).expect("few"),
            Timestamp(0),
            Timestamp(moments[moments.len() - 1]),
            chance,
        ) {
            moments.push(next.0);
        }
        moments
    }

    #[test]
    fn a_delivery_is_tried_for_24_hours() {
        for chance in [0.0, 0.5, 1.0] {
            let moments = course(chance);
            assert!((12..=13).contains(&moments.len()), "{moments:?}");
            assert!(moments.windows(2).all(|pair| pair[0] < pair[1]), "{moments:?}");
            assert_eq!(moments.last(), Some(&RETRY_MS));
        }
        assert_eq!(course(0.5)[1..3], [5_000, 35_000]);
    }

    #[test]
    fn pauses_differ_by_chance() {
        let pause = |chance| next_attempt(1, Timestamp(0), Timestamp(0), chance);
        assert_eq!(pause(0.0), Some(Timestamp(4_000)));
        assert_eq!(pause(1.0), Some(Timestamp(6_000)));
    }

    #[test]
    fn what_could_not_be_tried_for_a_day_is_tried_once() {
        assert_eq!(next_attempt(1, Timestamp(0), Timestamp(3 * RETRY_MS), 0.5), None);
    }
}
