//! `/reset/{secret}`: choosing a password by a link.

use super::{PASSWORD_HINT, PASSWORD_MAX};
use crate::app::pages::missing::HomeBar;
use crate::app::ui::{Field, Problem};
use leptos::prelude::*;

/// Choosing a password.
#[component]
pub fn ResetPage(
    /// The address of this very page.
    path: String,
    /// Whose.
    email: String,
    /// Why what was sent came to nothing.
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
