//! Time in the browser: the present time, the reader's time zone, timers.

use super::host::has_ended;
use super::language::with_locale;
use super::node::Node;
use super::page::on_document;
use crate::model::Timestamp;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// The present time by the device's clock, which people and networks set: not for durations.
pub fn now() -> Timestamp {
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds since 1970 fit for ages")]
    Timestamp(js_sys::Date::now() as i64)
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    fn since_start() -> f64;
}

/// Milliseconds since the page began, for durations: this clock is monotonic.
pub fn uptime() -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "no page lives that long")]
    let uptime = since_start() as i64;
    uptime
}

/// A timestamp in the reader's time zone and locale: the time for today, else the day and the time, with the year when
/// it is another one. Pages without wasm have the same from `js/local-times.js`.
pub fn local_time(at: Timestamp) -> String {
    in_locale(&date(at))
}

/// Shows the times within this element in the reader's time zone; the server renders them in UTC.
pub fn show_local_times(selector: &str) {
    let times = Node::in_page(selector).map(|node| node.all("time[datetime]"));
    for time in times.unwrap_or_default() {
        let at = time.attribute("datetime").unwrap_or_default();
        time.set_text(&in_locale(&js_sys::Date::new(&at.into())));
    }
}

/// Shows all times of the page again after each midnight, and when the page is seen again: a device may have slept
/// through midnight.
pub fn renew_local_times() {
    on_document("visibilitychange", |_| show_local_times("body"));
    renew_after_midnight();
}

fn renew_after_midnight() {
    let midnight = js_sys::Date::new_0();
    midnight.set_hours(24);
    midnight.set_minutes(0);
    midnight.set_seconds(0);
    midnight.set_milliseconds(0);
    #[expect(clippy::cast_possible_truncation, reason = "at most 25 hours")]
    after((midnight.get_time() - js_sys::Date::now()) as i32, || {
        show_local_times("body");
        renew_after_midnight();
    });
}

fn in_locale(date: &js_sys::Date) -> String {
    let now = js_sys::Date::new_0();
    let is_today = date.to_date_string() == now.to_date_string();
    let options = js_sys::Object::new();
    let mut wanted = vec![("hour", "2-digit"), ("minute", "2-digit")];
    if !is_today {
        wanted.extend([("day", "numeric"), ("month", "short")]);
    }
    if date.get_full_year() != now.get_full_year() {
        wanted.push(("year", "numeric"));
    }
    for (name, value) in wanted {
        // Setting a property of a plain object does not fail.
        let _ = js_sys::Reflect::set(&options, &name.into(), &value.into());
    }
    with_locale(|locale| date.to_locale_string(locale, &options)).into()
}

fn date(at: Timestamp) -> js_sys::Date {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 fit for ages")]
    js_sys::Date::new(&JsValue::from_f64(at.0 as f64))
}

/// A timestamp for the `datetime` attribute: ISO 8601 in UTC, to the second.
pub fn iso_time(at: Timestamp) -> String {
    /// `2026-01-31T12:00:00`.
    const SECONDS: usize = 19;
    let mut text = String::from(date(at).to_iso_string());
    text.truncate(SECONDS);
    text + "Z"
}

/// Calls `f` once, after `ms` milliseconds, unless the widget has ended.
pub fn after(ms: i32, f: impl FnOnce() + 'static) {
    let callback = Closure::once_into_js(move || {
        if !has_ended() {
            f();
        }
    });
    if let Some(window) = web_sys::window() {
        let set = window
            .set_timeout_with_callback_and_timeout_and_arguments_0(callback.unchecked_ref(), ms);
        drop(set);
    }
}

/// Calls `f` before the next animation frame, or after a short time where there are none, as in a hidden
/// tab.
pub fn next_frame(f: impl FnOnce() + 'static) {
    /// Longer than any frame of a visible page.
    const NO_FRAME_MS: i32 = 250;
    let first = Rc::new(Cell::new(Some(f)));
    let second = Rc::clone(&first);
    if let Some(window) = web_sys::window() {
        let callback = Closure::once_into_js(move || call(&first));
        // Fails only for a closed window.
        let _ = window.request_animation_frame(callback.unchecked_ref());
    }
    after(NO_FRAME_MS, move || call(&second));
}

/// Calls the function unless it was called already.
fn call(f: &Cell<Option<impl FnOnce()>>) {
    if let Some(f) = f.take() {
        f();
    }
}

/// Calls `f` every `ms` milliseconds, as long as the page lives.
pub fn every(ms: i32, mut f: impl FnMut() + 'static) {
    after(ms, move || {
        f();
        every(ms, f);
    });
}
