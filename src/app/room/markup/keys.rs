//! The dialog with the keys of the image page, which `room/keys.rs` and `js/zoom/controls.js` connect.

use leptos::prelude::*;

/// The groups, each with its keys and what they do.
const KEYS: [(&str, &[(&str, &str)]); 4] = [
    (
        "Discussions",
        &[
            ("N", "Next discussion"),
            ("P", "Previous discussion"),
            ("R", "Resolve or reopen"),
            ("E", "Edit your last comment"),
            ("/", "Search comments"),
            ("Esc", "Close"),
        ],
    ),
    (
        "Writing",
        &[
            ("Enter", "Send or save, unless switched off"),
            ("Ctrl Enter", "Send or save"),
            ("Shift Enter", "New line"),
            ("@", "Mention someone"),
            ("Ctrl B", "Bold"),
            ("Ctrl I", "Italic"),
            ("Ctrl E", "Code"),
            ("Ctrl K", "Link"),
        ],
    ),
    (
        "Markers",
        &[
            ("C", "Place a marker: arrow keys, Enter"),
            ("Shift ↑ ↓ ← →", "Larger steps"),
            ("H", "Hide or show all markers"),
        ],
    ),
    (
        "Picture",
        &[
            ("+ −", "Zoom in or out"),
            ("0", "Fit whole image"),
            ("1", "Actual size"),
            ("[ ]", "Previous or next image"),
            ("?", "Show these keys"),
        ],
    ),
];

/// The dialog, closed.
pub fn keys_dialog() -> impl IntoView {
    let group = |(title, keys): &(&'static str, &[(&'static str, &'static str)])| {
        view! {
            <section>
                <h3>{*title}</h3>
                <dl>{keys.iter().map(|(keys, what)| row(keys, what)).collect_view()}</dl>
            </section>
        }
    };
    view! {
        <dialog class="dialog keys-dialog" id="keys-dialog" aria-labelledby="keys-title">
            <h2 id="keys-title">"Keyboard shortcuts"</h2>
            <div class="keys">{KEYS.iter().map(group).collect_view()}</div>
            <form class="form-actions" method="dialog">
                <button class="button">"Close"</button>
            </form>
        </dialog>
    }
}

fn row(keys: &'static str, what: &'static str) -> impl IntoView {
    let keys = keys.split(' ').map(|key| view! { <kbd>{key}</kbd> }).collect_view();
    view! {
        <div>
            <dt>{keys}</dt>
            <dd>{what}</dd>
        </div>
    }
}
