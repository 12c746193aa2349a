//! The page for an address that leads nowhere, and for a server that failed.

use crate::app::ui::Logo;
use leptos::prelude::*;

/// Nothing here.
#[component]
pub fn MissingPage(
    /// Is there no such thing, or could it not be shown?
    is_missing: bool,
) -> impl IntoView {
    let (title, text) = match is_missing {
        true => (
            "This image does not exist or was deleted",
            "The address may be mistyped, or someone removed the image together with its \
             discussions.",
        ),
        false => (
            "Something failed on our side",
            "It was noted. Please try again in a moment; nothing that was sent is lost.",
        ),
    };
    view! {
        <HomeBar />
        <main class="plain">
            <div class="lost-square" aria-hidden="true"></div>
            <h1>{title}</h1>
            <p>{text}</p>
            <a class="button primary" href="/">
                "All images"
            </a>
        </main>
    }
}

/// The way home with the name beside it.
#[component]
pub fn HomeBar() -> impl IntoView {
    view! {
        <header class="bar">
            <a class="home" href="/">
                <Logo />
                <span class="wordmark">"Image Chat"</span>
            </a>
        </header>
    }
}
