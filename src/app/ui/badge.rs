//! What is settled, said in one word.

use super::Icon;
use leptos::prelude::*;

/// "Resolved", beside a discussion that is.
#[component]
pub fn ResolvedBadge(
    /// Is it?
    resolved: bool,
) -> impl IntoView {
    resolved.then(|| {
        view! {
            <span class="badge">
                <Icon name="check" />
                "Resolved"
            </span>
        }
    })
}
