//! A text that is shown once, with a button that copies it.

use crate::texts::room;
use leptos::prelude::*;

/// The text in a field, so that it can be copied without JavaScript as well; `js/copy.js` shows the button.
#[component]
pub fn Secret(
    /// The visible label.
    label: &'static str,
    /// The text.
    value: String,
    /// The hook of the field for tests.
    hook: &'static str,
) -> impl IntoView {
    view! {
        <div class="secret">
            <label class="field">
                <span>{label}</span>
                <input class="input" type="text" readonly value=value data-testid=hook />
            </label>
            <button class="button" type="button" data-copy="" data-done=room::copied() hidden>
                {room::copy()}
            </button>
            <span class="hidden-text" role="status"></span>
        </div>
    }
}
