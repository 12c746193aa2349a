//! The badge of a resolved discussion.

use super::Icon;
use leptos::prelude::*;

/// "Resolved", beside a resolved discussion.
#[component]
pub fn ResolvedBadge(
    /// Is the discussion resolved?
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
