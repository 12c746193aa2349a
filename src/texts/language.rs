//! A language with its messages and rules, and the one of what is being made at present. Knows no list of languages.

use super::locale::Locale;
use crate::model::Timestamp;
use std::sync::OnceLock;

/// The rules of a language that messages do not hold: the browser's, or those of a library on the server.
pub trait Rules: Sync {
    /// The CLDR category of a number: `one`, `few`, `other` …
    fn plural(&self, count: u32) -> String;
    /// A number in the digits and groups of the language.
    fn number(&self, number: u64) -> String;
    /// A day and a time in UTC; in a `<time>`, a script of the page shows it in the reader's time zone later. The server's alone.
    fn date_time(&self, _: Timestamp) -> String {
        String::new()
    }
    /// A day in UTC. The server's alone.
    fn day(&self, _: Timestamp) -> String {
        String::new()
    }
    /// A time of day in UTC, without the seconds. The server's alone.
    fn time(&self, _: Timestamp) -> String {
        String::new()
    }
}

/// A language. Copies are handles to the same one.
#[derive(Clone, Copy)]
pub struct Language {
    /// Its tag (BCP 47).
    pub tag: &'static str,
    /// Is it written from right to left?
    pub is_rtl: bool,
    /// The messages in the order of `build.rs`.
    pub messages: &'static [&'static str],
    /// Its rules.
    pub rules: &'static dyn Rules,
}

/// Tells the present language: on the server that of the request, in the browser that of the page.
pub trait Present: Sync {
    /// The language of what is being made.
    fn language(&self) -> Language;
}

impl Present for Language {
    fn language(&self) -> Language {
        *self
    }
}

static PRESENT: OnceLock<&'static dyn Present> = OnceLock::new();

/// From now on texts are in the language that this tells. The first one counts: a process may start several servers, and
/// all install the same.
pub fn install(present: &'static dyn Present) {
    let _ = PRESENT.set(present);
}

/// The language of what is being made at present.
pub fn current() -> Language {
    PRESENT.get().map_or_else(fallback, |present| present.language())
}

/// The locale of the present language.
pub fn locale() -> Locale {
    Locale::of_tag(current().tag).unwrap_or_default()
}

/// A number in the present language.
pub fn number(number: u64) -> String {
    current().rules.number(number)
}

/// A day and time in the present language.
pub fn date_time(at: Timestamp) -> String {
    current().rules.date_time(at)
}

/// A day in the present language.
pub fn day(at: Timestamp) -> String {
    current().rules.day(at)
}

/// A time of day in the present language.
pub fn time(at: Timestamp) -> String {
    current().rules.time(at)
}

pub(super) fn message(index: usize) -> &'static str {
    current().messages.get(index).copied().unwrap_or_default()
}

/// Before anything is installed there are no texts.
#[cfg(not(test))]
fn fallback() -> Language {
    struct NoRules;
    impl Rules for NoRules {
        fn plural(&self, _: u32) -> String {
            String::new()
        }
        fn number(&self, _: u64) -> String {
            String::new()
        }
    }
    Language { tag: "", is_rtl: false, messages: &[], rules: &NoRules }
}

/// Unit tests read English.
#[cfg(test)]
fn fallback() -> Language {
    tests::english(super::messages::messages("en"))
}

#[cfg(test)]
pub mod tests {
    //! English for unit tests, which have no server and no page.

    use super::*;

    /// Digits without groups.
    struct EnglishRules;

    /// English with these messages.
    pub fn english(messages: &'static [&'static str]) -> Language {
        Language { tag: "en", is_rtl: false, messages, rules: &EnglishRules }
    }

    impl Rules for EnglishRules {
        fn plural(&self, count: u32) -> String {
            if count == 1 { "one".into() } else { "other".into() }
        }
        fn number(&self, number: u64) -> String {
            number.to_string()
        }
        fn date_time(&self, at: Timestamp) -> String {
            at.0.to_string()
        }
    }
}
