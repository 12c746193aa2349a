//! Listeners of events.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget};

/// Calls `f` at each event of this type, as long as the target lives.
pub(super) fn listen(target: EventTarget, event: &str, f: Box<dyn FnMut(Event)>) {
    let listener = Closure::wrap(f).into_js_value();
    // Fails only for a listener that is no function.
    let _ = target.add_event_listener_with_callback(event, listener.unchecked_ref());
}
