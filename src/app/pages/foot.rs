//! The foot of pages where people arrive: language, theme, and the ways to the descriptions of the API.

use super::home_bar::Visitor;
use super::language_form::LanguageForm;
use super::theme_form::ThemeForm;
use crate::texts::pages;
use leptos::prelude::*;

/// The choices of a reader; links to the pages about the REST API and the live protocol.
#[component]
pub fn Foot() -> impl IntoView {
    let Visitor { theme, .. } = use_context().unwrap_or_default();
    view! {
        <footer class="foot">
            <LanguageForm />
            <ThemeForm theme />
            <nav aria-label=pages::for_developers()>
                <a href="/api/docs">{pages::rest_api()}</a>
                <a href="/api/docs/live">{pages::live_protocol()}</a>
            </nav>
        </footer>
    }
}
