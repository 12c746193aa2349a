//! `/api/docs/live`: the specification of the live protocol.

use super::home_bar::HomeBar;
use leptos::prelude::*;

/// The page of the specification.
#[component]
pub fn LiveDocsPage(
    /// The specification as trusted HTML.
    html: String,
) -> impl IntoView {
    view! {
        <HomeBar />
        <main class="spec" lang="en" dir="ltr">
            <p class="spec-links">
                <a href="/api/docs">"REST API"</a>
            </p>
            <div inner_html=html></div>
        </main>
    }
}
