//! Sign-in with an OpenID Connect provider: the button, and the page of a failed sign-in.

use crate::app::pages::home_bar::HomeBar;
use crate::app::ui::{SLOT, with_element};
use crate::texts::account;
use leptos::prelude::*;

/// The link to the provider.
#[component]
pub fn OidcButton(
    /// The name of the provider.
    name: String,
    /// The address that starts the sign-in, including the page to return to.
    href: String,
) -> impl IntoView {
    view! {
        <a class="button" href=href data-testid="oidc">
            {account::continue_with(&name)}
        </a>
    }
}

/// The page of a failed sign-in.
#[component]
pub fn OidcFailed(
    /// The name of the provider.
    name: String,
    /// The explanation.
    text: &'static str,
    /// The reason code, for support.
    reason: String,
    /// The address that starts the sign-in.
    href: &'static str,
) -> impl IntoView {
    view! {
        <HomeBar />
        <main class="plain">
            <div class="error-square" aria-hidden="true"></div>
            <h1>{account::you_are_not_signed_in()}</h1>
            <p role="alert" data-testid="error">
                {text}
            </p>
            <p>{with_element(&account::reason(SLOT), view! { <code>{reason}</code> })}</p>
            <OidcButton name href=href.to_owned() />
            <a class="button" href="/">
                {account::all_images()}
            </a>
        </main>
    }
}
