//! Views that the server never renders: windows, dialogs, messages.
//!
//! The browser renders them into an empty element, so they need no hydration code, which is about half of
//! a component's size in the wasm.

use super::local::{Local, is_browser};
use leptos::html::Div;
use leptos::prelude::*;
use leptos::tachys::view::{Mountable, Render};
use std::any::Any;

/// An empty element that the browser fills after hydration.
#[component]
pub fn ClientOnly<V: IntoView + 'static>(
    /// Makes the content.
    view: impl FnOnce() -> V + 'static,
) -> impl IntoView {
    let node = NodeRef::<Div>::new();
    let pending = Local::empty();
    if is_browser() {
        pending.put(view);
    }
    // Dropping the state would dispose of its effects.
    let rendered = Local::<Box<dyn Any>>::empty();
    Effect::new(move |_| {
        if let Some((element, view)) = node.get_untracked().zip(pending.take()) {
            let mut state = view().into_view().build();
            state.mount(&element, None);
            rendered.put(Box::new(state));
        }
    });
    view! { <div class="client-only" node_ref=node></div> }
}
