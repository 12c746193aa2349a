//! Requests to the room's site.

use super::host::{Host, with_host};
use wasm_bindgen::prelude::*;
use web_sys::XmlHttpRequest;

/// A complete answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The body.
    pub body: String,
}

/// Reads an address of this site; `None` without a complete answer.
pub fn get(path: &str, done: impl FnOnce(Option<Answer>) + 'static) {
    send("GET", path, None, Box::new(done));
}

/// Sends JSON to an address of this site.
pub fn post(path: &str, json: &str, done: impl FnOnce(Option<Answer>) + 'static) {
    send("POST", path, Some(json), Box::new(done));
}

/// A text as a part of an address.
pub fn escaped(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}

fn send(method: &str, path: &str, json: Option<&str>, done: Box<dyn FnOnce(Option<Answer>)>) {
    let request = with_host(Host::request).map_or_else(XmlHttpRequest::new, Ok);
    let Ok(request) = request else { return done(None) };
    let answered = request.clone();
    // Fires once, however the request ends.
    let ended = Closure::once_into_js(move || {
        let status = answered.status().ok().filter(|status| *status > 0);
        let body = || answered.response_text().ok().flatten();
        done(status.and_then(|status| Some(Answer { status, body: body()? })));
    });
    request.set_onloadend(Some(ended.unchecked_ref()));
    // None of these fails for an address of this site.
    let _ = request.open(method, path);
    if json.is_some() {
        let _ = request.set_request_header("content-type", "application/json");
    }
    let _ = request.send_with_opt_str(json);
}
