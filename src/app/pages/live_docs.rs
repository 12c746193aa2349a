//! `/api/docs/live`: the specification of the live protocol.

use super::home_bar::HomeBar;
use leptos::prelude::*;

/// The page with the specification.
#[component]
pub fn LiveDocsPage(
    /// The specification as HTML, rendered from `docs/sync-spec.md`.
    html: String,
) -> impl IntoView {
    view! {
        <HomeBar />
        <main class="spec">
            <p class="api-links">
                <a href="/api/docs">"REST API"</a>
            </p>
            <div inner_html=html></div>
        </main>
    }
}
