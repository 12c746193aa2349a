//! Signing in with another provider: the button, and the page for when it came to nothing.

use crate::app::pages::missing::HomeBar;
use leptos::prelude::*;

/// The way to the provider. A link: there is nothing to send along.
#[component]
pub fn OidcButton(
    /// What the provider is called.
    name: String,
    /// The way to it, and from there to where the person wants to go.
    href: String,
) -> impl IntoView {
    view! {
        <a class="button" href=href data-testid="oidc">
            {format!("Continue with {name}")}
        </a>
    }
}

/// Signing in with a provider came to nothing.
#[component]
pub fn OidcFailed(
    /// What the provider is called.
    name: String,
    /// Why, in a sentence.
    text: &'static str,
    /// Why, as a word to ask about.
    reason: String,
    /// The way to the provider.
    href: &'static str,
) -> impl IntoView {
    view! {
        <HomeBar />
        <main class="plain">
            <div class="lost-square" aria-hidden="true"></div>
            <h1>"You are not signed in"</h1>
            <p role="alert" data-testid="error">
                {text}
            </p>
            <p>"Reason: " <code>{reason}</code></p>
            <OidcButton name href=href.to_owned() />
            <a class="button" href="/">
                "All images"
            </a>
        </main>
    }
}
