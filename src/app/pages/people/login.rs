//! `/login`: signing in with e-mail and password.

use super::{EMAIL_MAX, PASSWORD_MAX};
use crate::app::pages::missing::HomeBar;
use crate::app::pages::oidc::OidcButton;
use crate::app::ui::{Field, Problem};
use leptos::prelude::*;

/// Signing in.
#[component]
pub fn LoginPage(
    /// Where to go on afterwards; a path of this site.
    next: String,
    /// What was typed before.
    email: String,
    /// Why that came to nothing.
    problem: Option<String>,
    /// What another provider is called, and the way to it.
    provider: Option<(String, String)>,
) -> impl IntoView {
    let sign_up = super::with_next("/signup", &next);
    view! {
        <HomeBar />
        <main class="sheet">
            <h1>"Sign in"</h1>
            <Problem text=problem />
            <form class="form" method="post" action="/login">
                <input type="hidden" name="next" value=next />
                <Field
                    label="E-mail"
                    name="email"
                    kind="email"
                    value=email
                    autocomplete="username"
                    max=EMAIL_MAX
                />
                <Field
                    label="Password"
                    name="password"
                    kind="password"
                    autocomplete="current-password"
                    max=PASSWORD_MAX
                />
                <button class="button primary" type="submit">
                    "Sign in"
                </button>
            </form>
            {provider.map(|(name, href)| view! { <OidcButton name href /> })}
            <p class="sheet-end">
                "No account yet? " <a href=sign_up>"Sign up"</a>
                <br />
                "Forgot your password? Whoever runs this server can give you a link to choose another one."
            </p>
        </main>
    }
}
