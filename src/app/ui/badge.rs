//! The badge of a resolved discussion.

use super::Icon;
use crate::texts::room;
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
                {room::resolved()}
            </span>
        }
    })
}
