//! The foot of pages where people arrive: the ways to the descriptions of the API.

use super::language_form::LanguageForm;
use crate::texts::pages;
use leptos::prelude::*;

/// Links to the pages about the REST API and the live protocol.
#[component]
pub fn Foot() -> impl IntoView {
    view! {
        <footer class="foot">
            <LanguageForm />
            <nav aria-label=pages::for_developers()>
                <a href="/api/docs">{pages::rest_api()}</a>
                <a href="/api/docs/live">{pages::live_protocol()}</a>
            </nav>
        </footer>
    }
}
