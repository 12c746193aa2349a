//! The end of a ban, as entered in the form.

use crate::model::Timestamp;
use crate::protocol::{AppError, Input};
use time::macros::format_description;
use time::{Date, Duration, OffsetDateTime, Time};

const HOUR_MS: i64 = 60 * 60 * 1_000;
/// Longest ban in days: about ten years, as a ban is temporary.
const MAX_BAN_DAYS: i64 = 3_660;

/// The end of a ban given as `1h`, `1d`, `7d`, `30d`, or as a day such as 2026-01-31, inclusive, in UTC.
pub fn parse_ban_end(text: &str, now: Timestamp) -> Result<Timestamp, AppError> {
    let hours = match text.trim() {
        "1h" => 1,
        "1d" => 24,
        "7d" => 7 * 24,
        "30d" => 30 * 24,
        day => return end_of_day(day, now),
    };
    Ok(Timestamp(now.0 + hours * HOUR_MS))
}

fn end_of_day(day: &str, now: Timestamp) -> Result<Timestamp, AppError> {
    let wrong = || AppError::invalid(Input::BanEnd);
    let format = format_description!("[year]-[month]-[day]");
    let day = Date::parse(day, &format).map_err(|_| wrong())?;
    let today = (OffsetDateTime::UNIX_EPOCH + Duration::milliseconds(now.0)).date();
    if day < today || (day - today).whole_days() > MAX_BAN_DAYS {
        return Err(wrong());
    }
    let next = day.next_day().ok_or_else(wrong)?.with_time(Time::MIDNIGHT).assume_utc();
    Ok(Timestamp(next.unix_timestamp() * 1_000))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: Timestamp = Timestamp(1_795_176_000_000);

    #[test]
    fn a_ban_ends_after_hours_or_at_the_end_of_a_day() {
        let hours = |text| parse_ban_end(text, NOON).map(|end| (end.0 - NOON.0) / HOUR_MS);
        assert_eq!(
            [hours("1h"), hours("1d"), hours("7d"), hours("30d")],
            [Ok(1), Ok(24), Ok(168), Ok(720)]
        );
        let day = OffsetDateTime::from_unix_timestamp(NOON.0 / 1_000).expect("a day").date();
        let today = day.format(&format_description!("[year]-[month]-[day]")).expect("a text");
        assert!(
            parse_ban_end(&today, NOON)
                .is_ok_and(|end| end.0 > NOON.0 && end.0 - NOON.0 <= 24 * HOUR_MS)
        );
        for wrong in ["", "2h", "forever", "2020-01-01", "9999-01-01", "2026-02-30"] {
            assert!(parse_ban_end(wrong, NOON).is_err(), "{wrong}");
        }
    }
}
