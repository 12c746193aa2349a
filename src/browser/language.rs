//! Plural forms and numbers by the rules of the browser.

use std::cell::OnceCell;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type PluralRules;

    #[wasm_bindgen(constructor, js_namespace = Intl)]
    fn new(locale: &str) -> PluralRules;

    #[wasm_bindgen(method)]
    fn select(this: &PluralRules, count: u32) -> String;
}

thread_local! {
    static LOCALE: OnceCell<String> = const { OnceCell::new() };
}

/// From now on dates, numbers and plural forms are of this locale.
pub fn set_locale(locale: String) {
    LOCALE.with(|cell| drop(cell.set(locale)));
}

pub(super) fn with_locale<T>(f: impl FnOnce(&str) -> T) -> T {
    LOCALE.with(|cell| f(cell.get().map_or("default", String::as_str)))
}

/// The plural category of a number: `one`, `few`, `other` …
pub fn plural(count: u32) -> String {
    with_locale(|locale| PluralRules::new(locale).select(count))
}

/// A number in the digits and groups of the locale.
pub fn number(number: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "no page counts beyond 2^53")]
    let number = js_sys::Number::from(number as f64);
    with_locale(|locale| number.to_locale_string(locale).into())
}
