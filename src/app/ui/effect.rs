//! Effects: what keeps the page in step with signals.

use leptos::prelude::*;

/// Runs `f` at once, and again whenever a signal that it read has changed; ends with the effect around it. What `f`
/// makes (effects, `on_cleanup`) ends before its next run.
pub fn effect(f: impl FnMut() + 'static) {
    run(Box::new(f));
}

/// One copy for all effects: each kind of effect weighs some 2 KB in the browser.
fn run(mut f: Box<dyn FnMut()>) {
    // Disposed of with the owner; dropping an effect ends it.
    StoredValue::new_local(RenderEffect::new(move |_: Option<()>| f()));
}
