//! The bar on top of every page except the image page: home, and the account.

use crate::app::ui::{Icon, Logo};
use crate::protocol::Theme;
use crate::texts::pages;
use leptos::prelude::*;

/// The visitor that a page is rendered for; provided as context to every page.
#[derive(Clone, Debug, Default)]
pub struct Visitor {
    /// The name of a signed-in visitor.
    pub signed_in: Option<String>,
    /// The address of the sign-in page that returns here; absent on pages that sign in.
    pub sign_in: Option<String>,
    /// The path of the page.
    pub path: String,
    /// The theme that they chose.
    pub theme: Theme,
}

/// The bar with links to the start page and the account.
#[component]
pub fn HomeBar() -> impl IntoView {
    let Visitor { signed_in, sign_in, .. } = use_context().unwrap_or_default();
    let account = match (signed_in, sign_in) {
        (Some(name), _) => view! {
            <a class="button quiet" href="/account" data-testid="account-link">
                <Icon name="people" />
                <span class="visitor-name" dir="auto" title=name.clone()>
                    {name.clone()}
                </span>
            </a>
        }
        .into_any(),
        (None, Some(address)) => view! {
            <a class="button quiet" href=address data-testid="sign-in-link">
                {pages::sign_in()}
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
            <nav class="bar-links" aria-label=pages::your_account()>
                {account}
            </nav>
        </header>
    }
}
