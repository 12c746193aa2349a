//! `/join/{secret}` and `/setup/{secret}`: becoming a member by a link, with an account one has or makes
//! on the spot.

use super::role_words;
use super::signup::NewAccountFields;
use crate::app::pages::missing::HomeBar;
use crate::app::ui::Problem;
use crate::model::Role;
use leptos::prelude::*;

/// What a link invites to.
#[derive(Clone, Debug)]
pub struct Invited {
    /// The address of this very page.
    pub path: String,
    /// What people call the tenant.
    pub tenant: String,
    /// What one becomes.
    pub role: Role,
    /// Makes the first administrator?
    pub is_setup: bool,
    /// Whoever is signed in.
    pub signed_in: Option<String>,
    /// What was typed before, or the name of a guest.
    pub name: String,
    /// What was typed before.
    pub email: String,
}

/// Becoming a member.
#[component]
pub fn JoinPage(
    /// What the link invites to.
    invited: Invited,
    /// Why what was sent came to nothing.
    problem: Option<String>,
) -> impl IntoView {
    let Invited { path, tenant, role, is_setup, signed_in, name, email } = invited;
    let title = match is_setup {
        true => "Welcome to Image Chat".to_owned(),
        false => format!("Join {tenant}"),
    };
    let lead = match is_setup {
        true => format!(
            "You are about to become the first administrator of {tenant}: you decide who may \
             look and write, and invite others."
        ),
        false => format!("You are invited as {}.", role_words(role).to_lowercase()),
    };
    let form = match signed_in {
        Some(me) => accept(path, me, is_setup).into_any(),
        None => sign_up(path, name, email).into_any(),
    };
    view! {
        <HomeBar />
        <main class="sheet">
            <h1>{title}</h1>
            <p>{lead}</p>
            <Problem text=problem />
            {form}
        </main>
    }
}

fn accept(path: String, me: String, is_setup: bool) -> impl IntoView {
    let words = if is_setup { "Become administrator" } else { "Join" };
    view! {
        <form class="form" method="post" action=path>
            <input type="hidden" name="do" value="accept" />
            <p>"Signed in as " <strong>{me}</strong></p>
            <button class="button primary" type="submit">
                {words}
            </button>
        </form>
        <p class="sheet-end">"Not you? " <a href="/account">"Your account"</a></p>
    }
}

fn sign_up(path: String, name: String, email: String) -> impl IntoView {
    let sign_in = super::with_next("/login", &path);
    view! {
        <form class="form" method="post" action=path>
            <input type="hidden" name="do" value="sign-up" />
            <NewAccountFields name email />
            <button class="button primary" type="submit">
                "Make an account and join"
            </button>
        </form>
        <p class="sheet-end">
            "Have an account? " <a href=sign_in>"Sign in"</a> " and come back here."
        </p>
    }
}
