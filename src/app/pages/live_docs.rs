//! `/api/docs/live`: the live protocol, as its specification tells it. Knows no Markdown.

use super::missing::HomeBar;
use leptos::prelude::*;

/// The specification.
#[component]
pub fn LiveDocsPage(
    /// As HTML, made of a page of this very project.
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
