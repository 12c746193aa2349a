//! The form around a list whose entries are chosen: the list, and the buttons for all that are chosen.

use crate::texts::tenant;
use leptos::prelude::*;

/// The form.
#[component]
pub fn BulkForm(
    /// The accessible name.
    label: &'static str,
    /// The query of the present view.
    back: String,
    /// The buttons.
    #[prop(into)]
    buttons: ViewFn,
    /// The list.
    children: Children,
) -> impl IntoView {
    view! {
        <form class="bulk" method="post" aria-label=label>
            // The default button: Enter in a field submits nothing.
            <button type="submit" disabled hidden></button>
            <input type="hidden" name="back" value=back />
            {children()}
            <fieldset class="bulk-bar">
                <legend>{tenant::with_all_that_are_chosen()}</legend>
                {buttons.run()}
            </fieldset>
        </form>
    }
}

/// A button that does this with all that are chosen.
#[component]
pub fn BulkButton(
    /// The action in the form data, also the hook of tests.
    action: &'static str,
    /// The words on it.
    words: &'static str,
    /// Does it take something away?
    #[prop(optional)]
    is_danger: bool,
) -> impl IntoView {
    view! {
        <button
            class="button small"
            class:danger=is_danger
            type="submit"
            name="action"
            value=action
            data-testid=action
        >
            {words}
        </button>
    }
}
