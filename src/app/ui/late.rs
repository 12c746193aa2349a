//! What the server never renders, because nothing has happened yet: windows, dialogs, messages.
//!
//! Drawn by the browser into an empty element, such parts need no code that wakes what the server
//! rendered; that is about half of what a part weighs.

use super::local::{Local, is_browser};
use leptos::html::Div;
use leptos::prelude::*;
use leptos::tachys::view::{Mountable, Render};
use std::any::Any;

/// An element that the browser fills once the page is awake.
#[component]
pub fn Late<V: IntoView + 'static>(
    /// The element's class.
    class: &'static str,
    /// What goes into it.
    view: impl FnOnce() -> V + 'static,
) -> impl IntoView {
    let node = NodeRef::<Div>::new();
    let waiting = Local::empty();
    if is_browser() {
        waiting.put(view);
    }
    // Dropping it would end its reactions.
    let drawn = Local::<Box<dyn Any>>::empty();
    Effect::new(move |_| {
        if let Some((element, view)) = node.get_untracked().zip(waiting.take()) {
            let mut state = view().into_view().build();
            state.mount(&element, None);
            drawn.put(Box::new(state));
        }
    });
    view! { <div class=class node_ref=node></div> }
}
