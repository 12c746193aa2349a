//! Reads an address of this site.

use wasm_bindgen::prelude::*;
use web_sys::XmlHttpRequest;

/// Requests an address of this site and calls `done` with the body; with `None` when there is no answer or
/// the answer is an error.
pub fn fetch_text(path: &str, done: impl FnOnce(Option<String>) + 'static) {
    let Ok(request) = XmlHttpRequest::new() else { return done(None) };
    let answered = request.clone();
    // Fires once, however the request ends.
    let ended = Closure::once_into_js(move || {
        let is_success = answered.status().is_ok_and(|status| status == 200);
        done(answered.response_text().ok().flatten().filter(|_| is_success));
    });
    request.set_onloadend(Some(ended.unchecked_ref()));
    // Neither fails for an address of this site.
    let _ = request.open("GET", path).and_then(|()| request.send());
}
