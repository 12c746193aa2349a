//! Plural forms, numbers and dates of each language, by ICU4X and its data (CLDR). Knows no message.

use crate::model::Timestamp;
use crate::texts::{Locale, Rules};
use icu_calendar::{Date, Gregorian};
use icu_datetime::fieldsets::{T, YMD, YMDT};
use icu_datetime::input::{DateTime, Time};
use icu_datetime::{FixedCalendarDateTimeFormatter, NoCalendarFormatter};
use icu_decimal::DecimalFormatter;
use icu_plurals::{PluralCategory, PluralRules};
use std::array;
use std::sync::LazyLock;
use time::OffsetDateTime;

/// The rules of one language. What the library has no data for is plain: the form of all numbers, digits.
pub struct IcuRules {
    plural: Option<PluralRules>,
    number: Option<DecimalFormatter>,
    date_time: Option<FixedCalendarDateTimeFormatter<Gregorian, YMDT>>,
    day: Option<FixedCalendarDateTimeFormatter<Gregorian, YMD>>,
    time: Option<NoCalendarFormatter<T>>,
    /// CLDR's medium dates in ICU4X have slashes in Korean; browsers use full stops.
    is_korean: bool,
}

/// By the place of a locale in its enum.
pub static LANGUAGES: LazyLock<[IcuRules; Locale::ALL.len()]> = LazyLock::new(|| {
    let mut tags = [""; Locale::ALL.len()];
    for locale in Locale::ALL {
        tags[locale as usize] = tag(locale);
    }
    array::from_fn(|place| IcuRules::of(tags[place]))
});

/// The variety that the rules are of. Latin digits throughout: those of markers, of people's texts and of the API are.
fn tag(locale: Locale) -> &'static str {
    match locale {
        Locale::Ar => "ar-u-nu-latn",
        // The day comes first and is of 24 hours, as most of the world reads it.
        Locale::En => "en-GB",
        other => other.tag(),
    }
}

impl IcuRules {
    fn of(tag: &str) -> Self {
        let locale: icu_locale_core::Locale =
            tag.parse().unwrap_or(icu_locale_core::Locale::UNKNOWN);
        // Forms depend on the language alone; the data knows Serbian in its other script.
        let language: icu_locale_core::Locale = locale.id.language.into();
        Self {
            plural: PluralRules::try_new_cardinal((&language).into()).ok(),
            number: DecimalFormatter::try_new((&locale).into(), Default::default()).ok(),
            date_time: FixedCalendarDateTimeFormatter::try_new(
                (&locale).into(),
                YMD::medium().with_time_hm(),
            )
            .ok(),
            day: FixedCalendarDateTimeFormatter::try_new((&locale).into(), YMD::medium()).ok(),
            time: NoCalendarFormatter::try_new((&locale).into(), T::hm()).ok(),
            is_korean: locale.id.language.as_str() == "ko",
        }
    }
}

impl Rules for IcuRules {
    fn plural(&self, count: u32) -> String {
        let category = self.plural.as_ref().map(|rules| rules.category_for(count));
        match category {
            Some(PluralCategory::Zero) => "zero",
            Some(PluralCategory::One) => "one",
            Some(PluralCategory::Two) => "two",
            Some(PluralCategory::Few) => "few",
            Some(PluralCategory::Many) => "many",
            Some(PluralCategory::Other) | None => "other",
        }
        .to_owned()
    }

    fn number(&self, number: u64) -> String {
        match &self.number {
            Some(formatter) => formatter.format(&number.into()).to_string(),
            None => number.to_string(),
        }
    }

    fn date_time(&self, at: Timestamp) -> String {
        if self.is_korean {
            let words = |_| format!("{} {} UTC", self.day(at), self.time(at));
            return civil(at).map_or_else(String::new, words);
        }
        let formatted = self.date_time.as_ref().zip(civil(at));
        formatted.map_or_else(String::new, |(formatter, civil)| {
            format!("{} UTC", formatter.format(&civil))
        })
    }

    fn day(&self, at: Timestamp) -> String {
        if self.is_korean {
            return civil(at).map_or_else(String::new, |DateTime { date, .. }| {
                let (year, month) = (date.year().extended_year(), date.month().ordinal);
                format!("{year}. {month}. {}.", date.day_of_month().0)
            });
        }
        let formatted = self.day.as_ref().zip(civil(at));
        formatted.map_or_else(String::new, |(day, civil)| day.format(&civil.date).to_string())
    }

    fn time(&self, at: Timestamp) -> String {
        let formatted = self.time.as_ref().zip(civil(at));
        formatted.map_or_else(String::new, |(time, civil)| time.format(&civil.time).to_string())
    }
}

/// The day and time in UTC; `None` beyond the years of the calendar.
fn civil(at: Timestamp) -> Option<DateTime<Gregorian>> {
    let at = OffsetDateTime::from_unix_timestamp(at.0.div_euclid(1_000)).ok()?;
    let date = Date::try_new_gregorian(at.year(), at.month().into(), at.day()).ok()?;
    let time = Time::try_new(at.hour(), at.minute(), at.second(), 0).ok()?;
    Some(DateTime { date, time })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(locale: Locale) -> &'static IcuRules {
        &LANGUAGES[locale as usize]
    }

    #[test]
    fn each_language_has_its_plural_forms() {
        let forms = |locale, counts: &[u32]| {
            let forms: Vec<String> =
                counts.iter().map(|count| rules(locale).plural(*count)).collect();
            forms.join(" ")
        };
        assert_eq!(forms(Locale::En, &[0, 1, 2]), "other one other");
        assert_eq!(forms(Locale::Fr, &[0, 1, 2]), "one one other");
        assert_eq!(forms(Locale::Ja, &[0, 1, 2]), "other other other");
        assert_eq!(forms(Locale::Ru, &[1, 2, 5, 11, 21, 22]), "one few many many one few");
        assert_eq!(forms(Locale::SrLatn, &[1, 2, 5, 11, 21]), "one few other other one");
        assert_eq!(forms(Locale::Ar, &[0, 1, 2, 3, 11, 100]), "zero one two few many other");
    }

    #[test]
    fn numbers_and_dates_are_written_as_in_the_language() {
        let leap_day = Timestamp(951_782_400_000);
        let afternoon = Timestamp(leap_day.0 + 14 * 60 * 60 * 1_000);
        for (locale, number, date, day, time) in [
            (Locale::En, "12,345", "29 Feb 2000, 00:00 UTC", "29 Feb 2000", "14:00"),
            (Locale::De, "12.345", "29.02.2000, 00:00 UTC", "29.02.2000", "14:00"),
            (Locale::Ko, "12,345", "2000. 2. 29. 오전 12:00 UTC", "2000. 2. 29.", "오후 2:00"),
            (Locale::Ja, "12,345", "2000/02/29 0:00 UTC", "2000/02/29", "14:00"),
        ] {
            assert_eq!(rules(locale).number(12_345), number);
            assert_eq!(rules(locale).date_time(leap_day), date);
            assert_eq!([rules(locale).day(afternoon), rules(locale).time(afternoon)], [day, time]);
        }
        for locale in Locale::ALL {
            assert!(rules(locale).number(7) == "7", "{locale:?}");
            assert!(rules(locale).date_time(leap_day).contains("2000"), "{locale:?}");
            assert!(rules(locale).day(leap_day).contains("2000"), "{locale:?}");
            assert!(rules(locale).time(afternoon).contains("00"), "{locale:?}");
        }
        assert_eq!(rules(Locale::En).date_time(Timestamp(i64::MAX)), "");
    }
}
