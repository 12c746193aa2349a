//! A run of days in UTC.

use crate::model::Timestamp;
use crate::protocol::{AppError, Input};
use time::format_description::BorrowedFormatItem;
use time::macros::format_description;
use time::{Date, Duration, OffsetDateTime};

/// Days without a query.
const DAYS: i64 = 30;
/// The most days of one answer.
const MAX_DAYS: i64 = 400;
const HOURS_A_DAY: i64 = 24;
const DAY: &[BorrowedFormatItem<'_>] = format_description!("[year]-[month]-[day]");
const HOUR: &[BorrowedFormatItem<'_>] = format_description!("[year]-[month]-[day]T[hour]:00Z");

/// Days from one to another, both of them included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    from: Date,
    to: Date,
}

impl Period {
    /// From these dates: without the second, up to today; without the first, 30 days.
    ///
    /// # Errors
    /// A text that is no date, an end before the beginning, more than 400 days.
    pub fn read(from: Option<&str>, to: Option<&str>, now: Timestamp) -> Result<Self, AppError> {
        let to = to.map(date).transpose()?.unwrap_or_else(|| date_of(now));
        let from = from.map(date).transpose()?;
        let from = from.unwrap_or_else(|| to.saturating_sub(Duration::days(DAYS - 1)));
        match (to - from).whole_days() {
            0..MAX_DAYS => Ok(Self { from, to }),
            _ => Err(AppError::invalid(Input::UsagePeriod { max_days: MAX_DAYS })),
        }
    }

    /// The last 30 days.
    pub fn default_at(now: Timestamp) -> Self {
        let to = date_of(now);
        Self { from: to.saturating_sub(Duration::days(DAYS - 1)), to }
    }

    /// One day.
    pub fn of_day(day: Date) -> Self {
        Self { from: day, to: day }
    }

    /// Today.
    pub fn today(now: Timestamp) -> Self {
        Self::of_day(date_of(now))
    }

    /// Its last day.
    pub fn last_day(self) -> Self {
        Self::of_day(self.to)
    }

    /// Its first day as a text.
    pub fn from(self) -> String {
        name_of_day(self.days().0)
    }

    /// Its last day as a text.
    pub fn to(self) -> String {
        name_of_day(self.days().1 - 1)
    }

    /// The number of its first day since 1970, and of the one after its last.
    pub fn days(self) -> (i64, i64) {
        (number_of(self.from), number_of(self.to) + 1)
    }

    /// The number of its first hour since 1970, and of the one after its last.
    pub fn hours(self) -> (i64, i64) {
        let (from, to) = self.days();
        (from * HOURS_A_DAY, to * HOURS_A_DAY)
    }
}

/// The day of an hour.
pub fn day_of(hour: i64) -> i64 {
    hour.div_euclid(HOURS_A_DAY)
}

/// The start of an hour.
pub fn start_of_hour(hour: i64) -> Timestamp {
    Timestamp(hour * 60 * 60 * 1_000)
}

/// The start of a day.
pub fn start_of_day(day: i64) -> Timestamp {
    start_of_hour(day * HOURS_A_DAY)
}

/// A day as a text, such as `2026-01-31`.
pub fn name_of_day(day: i64) -> String {
    let date = (OffsetDateTime::UNIX_EPOCH + Duration::days(day)).date();
    date.format(DAY).unwrap_or_default()
}

/// An hour as a text, such as `2026-01-31T14:00Z`.
pub fn name_of_hour(hour: i64) -> String {
    let at = OffsetDateTime::UNIX_EPOCH + Duration::hours(hour);
    at.format(HOUR).unwrap_or_default()
}

fn date(text: &str) -> Result<Date, AppError> {
    let wrong = |_| AppError::invalid(Input::UsageDates);
    Date::parse(text, DAY).map_err(wrong)
}

fn date_of(now: Timestamp) -> Date {
    (OffsetDateTime::UNIX_EPOCH + Duration::milliseconds(now.0)).date()
}

fn number_of(day: Date) -> i64 {
    day.midnight().assume_utc().unix_timestamp().div_euclid(24 * 60 * 60)
}
