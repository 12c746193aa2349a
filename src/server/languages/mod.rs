//! The language of a request, and the rules of all languages (CLDR). Knows no header, no cookie and no page.

mod accepted;
mod rules;

pub use accepted::accepted;

use crate::texts::{self, Language, Locale, Present, messages};
use rules::LANGUAGES;

tokio::task_local! {
    static LOCALE: Locale;
}

/// From now on texts are in the language of the request that they are made for; anywhere else in English, as in logs and
/// at the command line.
pub fn install() {
    texts::install(&OfRequest);
}

struct OfRequest;

impl Present for OfRequest {
    fn language(&self) -> Language {
        let locale = LOCALE.try_with(|locale| *locale).unwrap_or_default();
        let (tag, is_rtl) = (locale.tag(), locale.is_rtl());
        Language { tag, is_rtl, messages: messages(tag), rules: &LANGUAGES[locale as usize] }
    }
}

/// Carries out a request in a language.
pub async fn within<T>(locale: Locale, request: impl Future<Output = T>) -> T {
    LOCALE.scope(locale, request).await
}

/// Calls `f` in a language: on a thread that no request runs on, or in another one than that of the request.
pub fn on_thread<T>(locale: Locale, f: impl FnOnce() -> T) -> T {
    LOCALE.sync_scope(locale, f)
}
