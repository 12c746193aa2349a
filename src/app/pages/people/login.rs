//! `/login`: sign-in with e-mail and password, or with a provider.

use super::form_limits::{EMAIL_MAX, PASSWORD_MAX};
use super::next::with_next;
use crate::app::pages::home_bar::HomeBar;
use crate::app::pages::oidc::OidcButton;
use crate::app::ui::{Field, Problem};
use crate::texts::account;
use leptos::prelude::*;

/// The sign-in page.
#[component]
pub fn LoginPage(
    /// The path of this site to continue at.
    next: String,
    /// The previous input.
    email: String,
    /// Why the last attempt was refused.
    problem: Option<String>,
    /// The name of a provider and the address that starts its sign-in.
    provider: Option<(String, String)>,
) -> impl IntoView {
    let sign_up = with_next("/signup", &next);
    view! {
        <HomeBar />
        <main class="sheet">
            <h1>{account::sign_in()}</h1>
            <Problem text=problem />
            <form class="form" method="post" action="/login">
                <input type="hidden" name="next" value=next />
                <Field
                    label=account::e_mail()
                    name="email"
                    kind="email"
                    value=email
                    autocomplete="username"
                    max=EMAIL_MAX
                />
                <Field
                    label=account::password()
                    name="password"
                    kind="password"
                    autocomplete="current-password"
                    max=PASSWORD_MAX
                />
                <button class="button primary" type="submit">
                    {account::sign_in()}
                </button>
            </form>
            {provider.map(|(name, href)| view! { <OidcButton name href /> })}
            <p class="sheet-end">
                {account::no_account_yet()} " " <a href=sign_up>{account::create_account()}</a>
                <br />
                {account::forgot_your_password_the_operator()}
            </p>
        </main>
    }
}
