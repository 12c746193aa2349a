//! The controls that zoom the picture, and the mini-map. Connected by `js/zoom.js`, which has no words of its own.

use crate::app::ui::Icon;
use crate::texts::room;
use leptos::prelude::*;

/// The controls over the lower end of the canvas. `referrer_policy` is that of the picture.
pub fn zoom_controls(referrer_policy: Option<&'static str>) -> impl IntoView {
    view! {
        <div class="zoom" data-testid="zoom">
            <div class="mini-map" data-testid="mini-map" aria-hidden="true" hidden>
                <img alt="" draggable="false" referrerpolicy=referrer_policy />
                <span></span>
            </div>
            <div class="zoom-bar" role="group" aria-label=room::zoom()>
                {zoom_button("out", room::zoom_out(), "-", "minus")}
                <output data-testid="zoom-level"></output>
                {zoom_button("in", room::zoom_in(), "+", "plus")}
                {zoom_button("whole", room::fit_whole_image(), "0", "fit-whole")}
                {zoom_button("filling", room::fit_to_width(), "", "fit-width")}
                {zoom_button("actual", room::actual_size_1_1(), "1", "")}
            </div>
            <div class="zoom-bar view-bar" role="group" aria-label=room::view()>
                <button
                    class="icon-button"
                    type="button"
                    aria-label=room::hide_markers()
                    title=format!("{} (H)", room::hide_markers())
                    aria-keyshortcuts="H"
                    aria-pressed="false"
                    data-do="hide-markers"
                >
                    <Icon name="eye" />
                </button>
                <button
                    class="icon-button keys-button"
                    type="button"
                    aria-label=room::keyboard_shortcuts()
                    title=format!("{} (?)", room::keyboard_shortcuts())
                    aria-keyshortcuts="?"
                    data-do="keys"
                >
                    <Icon name="keyboard" />
                </button>
            </div>
        </div>
    }
}

/// Without an icon the button shows `1:1`.
fn zoom_button(
    action: &'static str,
    label: &'static str,
    key: &'static str,
    icon: &'static str,
) -> impl IntoView {
    let title = if key.is_empty() { label.to_owned() } else { format!("{label} ({key})") };
    let face = match icon.is_empty() {
        true => view! { <span class="zoom-actual">"1:1"</span> }.into_any(),
        false => view! { <Icon name=icon /> }.into_any(),
    };
    view! {
        <button
            class="icon-button"
            type="button"
            aria-label=label
            title=title
            aria-keyshortcuts=(!key.is_empty()).then_some(key)
            data-zoom=action
        >
            {face}
        </button>
    }
}
