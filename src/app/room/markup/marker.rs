//! The markers on the image.

use super::template::template;
use crate::app::room::markers::has_number_inside;
use crate::app::room::words::marker_label;
use crate::model::{Chat, Size};
use crate::texts::room;
use leptos::prelude::*;

/// The marker of a discussion. Its place comes from a stylesheet, by the element's id.
pub fn marker_button(chat: &Chat) -> impl IntoView + use<> {
    view! {
        <button
            class="marker"
            type="button"
            id=format!("m{}", chat.number)
            data-testid="marker"
            data-chat-id=chat.id.to_string()
            data-state="saved"
            data-w=chat.size.map(Size::w)
            data-h=chat.size.map(Size::h)
            data-edge=has_number_inside(chat.at, chat.size).then_some("")
            data-resolved=chat.resolved.is_some().then_some("")
            aria-haspopup="dialog"
            aria-expanded="false"
            aria-label=marker_label(chat, false)
        >
            <span aria-hidden="true">{chat.number}</span>
        </button>
    }
}

/// The template of a marker.
pub fn marker_template() -> impl IntoView {
    template(
        "marker",
        view! {
            <button
                class="marker"
                type="button"
                data-testid="marker"
                aria-haspopup="dialog"
                aria-expanded="false"
            >
                <span aria-hidden="true"></span>
            </button>
        },
    )
}

/// The template of the handles that resize a region: one in each corner and on each edge. For pointers; keys have a mode
/// of their own.
pub fn handles_template() -> impl IntoView {
    let handle = |side: &'static str| view! { <i data-handle=side></i> };
    let handles = ["n", "e", "s", "w", "nw", "ne", "se", "sw"].map(handle);
    template("handles", view! { <i class="handles" aria-hidden="true">{handles}</i> })
}

/// The template of another person's cursor.
pub fn cursor_template() -> impl IntoView {
    template(
        "cursor",
        view! {
            <div class="cursor" data-testid="cursor">
                <span class="cursor-name" dir="auto"></span>
            </div>
        },
    )
}

/// The template of the crosshair that places a marker by keyboard, or moves one. An application: arrow keys are for it, also while a
/// screen reader is on.
pub fn crosshair_template() -> impl IntoView {
    template(
        "crosshair",
        view! {
            <div
                class="crosshair"
                role="application"
                tabindex="0"
                data-place-label=room::place_of_the_new_marker()
                data-move-label=room::place_of_the_marker()
                data-testid="crosshair"
            ></div>
        },
    )
}
