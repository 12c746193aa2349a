//! `/signup`: making an account.

use super::{EMAIL_MAX, NAME_MAX, PASSWORD_HINT, PASSWORD_MAX};
use crate::app::pages::missing::HomeBar;
use crate::app::ui::{Field, Problem};
use leptos::prelude::*;

/// Making an account.
#[component]
pub fn SignUpPage(
    /// Where to go on afterwards; a path of this site.
    next: String,
    /// What was typed before, or the name of a guest.
    name: String,
    /// What was typed before.
    email: String,
    /// Is this someone who wrote something already?
    is_guest: bool,
    /// Why what was sent came to nothing.
    problem: Option<String>,
) -> impl IntoView {
    let sign_in = super::with_next("/login", &next);
    let guest = is_guest.then(|| view! { <p>"What you wrote as a guest stays yours."</p> });
    view! {
        <HomeBar />
        <main class="sheet">
            <h1>"Make an account"</h1>
            {guest}
            <Problem text=problem />
            <form class="form" method="post" action="/signup">
                <input type="hidden" name="next" value=next />
                <NewAccountFields name email />
                <button class="button primary" type="submit">
                    "Sign up"
                </button>
            </form>
            <p class="sheet-end">"Have an account? " <a href=sign_in>"Sign in"</a></p>
        </main>
    }
}

/// What a new account is made of.
#[component]
pub fn NewAccountFields(
    /// What stands in it.
    name: String,
    /// What stands in it.
    email: String,
) -> impl IntoView {
    view! {
        <Field
            label="Name"
            name="name"
            value=name
            autocomplete="name"
            max=NAME_MAX
            hint="As others see you."
        />
        <Field
            label="E-mail"
            name="email"
            kind="email"
            value=email
            autocomplete="username"
            max=EMAIL_MAX
            hint="To sign in with. Others do not see it, but administrators of your tenants do."
        />
        <Field
            label="Password"
            name="password"
            kind="password"
            autocomplete="new-password"
            max=PASSWORD_MAX
            hint=PASSWORD_HINT
        />
    }
}
