//! The search field for a person's name.

use crate::texts::tenant;
use leptos::prelude::*;

/// The field with the present search.
#[component]
pub fn PersonField(
    /// What is searched for.
    person: String,
) -> impl IntoView {
    view! {
        <label class="field">
            <span>{tenant::person()}</span>
            <input
                class="input"
                type="search"
                name="person"
                dir="auto"
                maxlength="120"
                value=person
            />
        </label>
    }
}
