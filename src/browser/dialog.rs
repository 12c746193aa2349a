//! A modal dialog of the page. Its buttons close it with their values.

use super::Node;
use wasm_bindgen::prelude::*;
use web_sys::{AddEventListenerOptions, HtmlDialogElement};

/// A dialog.
pub struct Dialog {
    /// The element.
    pub node: Node,
}

impl Dialog {
    /// The first dialog that matches a selector.
    pub fn in_page(selector: &str) -> Option<Self> {
        Node::in_page(selector).map(|node| Self { node })
    }

    /// Shows the dialog; calls `done` with the value of the button that closes it, or with an empty one.
    pub fn ask(self, done: impl FnOnce(String) + 'static) {
        let dialog: HtmlDialogElement = self.node.element().clone().unchecked_into();
        dialog.set_return_value("");
        let closed = dialog.clone();
        let listener = Closure::once_into_js(move || done(closed.return_value()));
        let once = AddEventListenerOptions::new();
        once.set_once(true);
        // Neither fails for a dialog that is closed.
        let _ = dialog.add_event_listener_with_callback_and_add_event_listener_options(
            "close",
            listener.unchecked_ref(),
            &once,
        );
        let _ = dialog.show_modal();
    }
}
