//! `/reset/{secret}`: a new password.

use super::form_limits::PASSWORD_MAX;
use crate::app::pages::home_bar::HomeBar;
use crate::app::ui::{Field, Problem, SLOT, with_element};
use crate::texts::account;
use leptos::prelude::*;

/// The page that sets a password.
#[component]
pub fn ResetPage(
    /// The path of the page.
    path: String,
    /// The e-mail address of the account.
    email: String,
    /// Why the last form was refused.
    problem: Option<String>,
) -> impl IntoView {
    view! {
        <HomeBar />
        <main class="sheet">
            <h1>{account::choose_a_password()}</h1>
            <p>
                {with_element(
                    &account::for_email(SLOT),
                    view! { <strong>{email.clone()}</strong> },
                )}
            </p>
            <Problem text=problem />
            <form class="form" method="post" action=path>
                <input
                    type="hidden"
                    name="email"
                    value=email
                    autocomplete="username"
                />
                <Field
                    label=account::new_password()
                    name="password"
                    kind="password"
                    autocomplete="new-password"
                    max=PASSWORD_MAX
                    hint=account::password_hint()
                />
                <button class="button primary" type="submit">
                    {account::save_and_sign_in()}
                </button>
            </form>
        </main>
    }
}
