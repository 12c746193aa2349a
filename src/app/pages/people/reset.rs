//! `/reset/{secret}`: a new password.

use super::form_limits::{PASSWORD_HINT, PASSWORD_MAX};
use crate::app::pages::home_bar::HomeBar;
use crate::app::ui::{Field, Problem};
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
            <h1>"Choose a password"</h1>
            <p>"For " <strong>{email.clone()}</strong> ". You will be signed out everywhere else."</p>
            <Problem text=problem />
            <form class="form" method="post" action=path>
                <input
                    type="hidden"
                    name="email"
                    value=email
                    autocomplete="username"
                />
                <Field
                    label="New password"
                    name="password"
                    kind="password"
                    autocomplete="new-password"
                    max=PASSWORD_MAX
                    hint=PASSWORD_HINT
                />
                <button class="button primary" type="submit">
                    "Save and sign in"
                </button>
            </form>
        </main>
    }
}
