//! A timestamp: in UTC from the server; a script shows it in the reader's time zone.

use crate::model::Timestamp;
use crate::texts;
use leptos::prelude::*;

/// A timestamp.
#[component]
pub fn Time(
    /// The instant.
    at: Timestamp,
) -> impl IntoView {
    view! { <time datetime=iso(at)>{texts::date_time(at)}</time> }
}

/// Year, month (1–12), day, hour, minute in UTC.
fn civil(at: Timestamp) -> (i64, i64, i64, i64, i64) {
    let minutes = at.0.div_euclid(60_000);
    let (days, minute) = (minutes.div_euclid(1_440), minutes.rem_euclid(1_440));
    // Days to civil date in the Gregorian calendar: the year begins in March, so leap days come last.
    let day_of_era_base = days + 719_468;
    let era = day_of_era_base.div_euclid(146_097);
    let doe = day_of_era_base.rem_euclid(146_097);
    let yoe = (doe - doe / 1_460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let shifted = (5 * doy + 2) / 153;
    let day = doy - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = yoe + era * 400 + i64::from(month <= 2);
    (year, month, day, minute / 60, minute % 60)
}

fn iso(at: Timestamp) -> String {
    let (year, month, day, hour, minute) = civil(at);
    let second = at.0.div_euclid(1_000).rem_euclid(60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn timestamps_are_formatted_in_utc() {
        for (ms, text) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_400_000, "2000-02-29T00:00:00Z"),
            (1_709_251_199_999, "2024-02-29T23:59:59Z"),
            (4_107_542_400_000, "2100-03-01T00:00:00Z"),
            (-1, "1969-12-31T23:59:59Z"),
        ] {
            assert_eq!(iso(Timestamp(ms)), text);
        }
    }
}
