//! The bar on top of every page but an image's: the way home, and who is here. Knows no page.

use crate::app::ui::{Icon, Logo};
use leptos::prelude::*;

/// Who a page is rendered for. Provided as context around every page.
#[derive(Clone, Debug, Default)]
pub struct Visitor {
    /// The name of someone who is signed in.
    pub signed_in: Option<String>,
    /// Where to sign in and come back from; absent where that is what one is about to do.
    pub sign_in: Option<String>,
}

/// The way home with the name beside it, and the way to the own account.
#[component]
pub fn HomeBar() -> impl IntoView {
    let Visitor { signed_in, sign_in } = use_context().unwrap_or_default();
    let account = match (signed_in, sign_in) {
        (Some(name), _) => view! {
            <a class="button quiet" href="/account" data-testid="account-link">
                <Icon name="people" />
                <span class="visitor-name">{name}</span>
            </a>
        }
        .into_any(),
        (None, Some(address)) => view! {
            <a class="button quiet" href=address data-testid="sign-in-link">
                "Sign in"
            </a>
        }
        .into_any(),
        (None, None) => ().into_any(),
    };
    view! {
        <header class="bar">
            <a class="home" href="/">
                <Logo />
                <span class="wordmark">"Image Chat"</span>
            </a>
            <nav class="bar-links" aria-label="Your account">
                {account}
            </nav>
        </header>
    }
}
