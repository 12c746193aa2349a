//! The controls that zoom the picture, and the mini-map. Connected by `js/zoom.js`, which has no words of its own.

use crate::app::ui::Icon;
use leptos::prelude::*;

/// The controls over the lower end of the canvas. `referrer_policy` is that of the picture.
pub fn zoom_controls(referrer_policy: Option<&'static str>) -> impl IntoView {
    view! {
        <div class="zoom" data-testid="zoom">
            <div class="mini-map" data-testid="mini-map" aria-hidden="true" hidden>
                <img alt="" draggable="false" referrerpolicy=referrer_policy />
                <span></span>
            </div>
            <div class="zoom-bar" role="group" aria-label="Zoom">
                {zoom_button("out", "Zoom out", "-", "minus")}
                <output data-testid="zoom-level"></output>
                {zoom_button("in", "Zoom in", "+", "plus")}
                {zoom_button("whole", "Fit whole image", "0", "fit-whole")}
                {zoom_button("filling", "Fit to width", "", "fit-width")}
                {zoom_button("actual", "Actual size, 1:1", "1", "")}
            </div>
            <div class="zoom-bar view-bar" role="group" aria-label="View">
                <button
                    class="icon-button"
                    type="button"
                    aria-label="Hide markers"
                    title="Hide markers (H)"
                    aria-keyshortcuts="H"
                    aria-pressed="false"
                    data-do="hide-markers"
                >
                    <Icon name="eye" />
                </button>
                <button
                    class="icon-button keys-button"
                    type="button"
                    aria-label="Keyboard shortcuts"
                    title="Keyboard shortcuts (?)"
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
