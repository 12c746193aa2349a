//! `/signup`: a new account.

use super::form_limits::{EMAIL_MAX, NAME_MAX, PASSWORD_MAX};
use super::next::with_next;
use crate::app::pages::home_bar::HomeBar;
use crate::app::ui::{Field, Problem};
use crate::texts::account;
use leptos::prelude::*;

/// The sign-up page.
#[component]
pub fn SignUpPage(
    /// The path of this site to continue at.
    next: String,
    /// The previous input, or the name of a guest.
    name: String,
    /// The previous input.
    email: String,
    /// Is the visitor a guest with comments?
    is_guest: bool,
    /// Why the last form was refused.
    problem: Option<String>,
) -> impl IntoView {
    let sign_in = with_next("/login", &next);
    let guest = is_guest.then(|| view! { <p>{account::what_you_wrote_as_a()}</p> });
    view! {
        <HomeBar />
        <main class="sheet">
            <h1>{account::create_account()}</h1>
            {guest}
            <Problem text=problem />
            <form class="form" method="post" action="/signup">
                <input type="hidden" name="next" value=next />
                <NewAccountFields name email />
                <button class="button primary" type="submit">
                    {account::create_account()}
                </button>
            </form>
            <p class="sheet-end">{account::have_an_account()} " " <a href=sign_in>{account::sign_in()}</a></p>
        </main>
    }
}

/// The fields of a new account.
#[component]
pub fn NewAccountFields(
    /// The initial value.
    name: String,
    /// The initial value.
    email: String,
) -> impl IntoView {
    view! {
        <Field
            label=account::name()
            name="name"
            value=name
            autocomplete="name"
            max=NAME_MAX
            hint=account::as_others_see_you()
        />
        <Field
            label=account::e_mail()
            name="email"
            kind="email"
            value=email
            autocomplete="username"
            max=EMAIL_MAX
            hint=account::to_sign_in_with_others()
        />
        <Field
            label=account::password()
            name="password"
            kind="password"
            autocomplete="new-password"
            max=PASSWORD_MAX
            hint=account::password_hint()
        />
    }
}
