//! The foot of pages where people arrive: the ways to the descriptions of the API.

use leptos::prelude::*;

/// Links to the pages about the REST API and the live protocol.
#[component]
pub fn Foot() -> impl IntoView {
    view! {
        <footer class="foot">
            <nav aria-label="For developers">
                <a href="/api/docs">"REST API"</a>
                <a href="/api/docs/live">"Live protocol"</a>
            </nav>
        </footer>
    }
}
