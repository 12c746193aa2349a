//! `/join/{secret}` and `/setup/{secret}`: accepting an invitation, with an existing or a new account.

use super::next::with_next;
use super::signup::NewAccountFields;
use crate::app::pages::home_bar::HomeBar;
use crate::app::ui::{Problem, isolated, role_words};
use crate::model::Role;
use leptos::prelude::*;

/// An invitation as its page shows it.
#[derive(Clone, Debug)]
pub struct Invited {
    /// The path of the page.
    pub path: String,
    /// The display name of the tenant.
    pub tenant: String,
    /// The role of the new member.
    pub role: Role,
    /// Does it create the first administrator?
    pub is_setup: bool,
    /// The name of a signed-in visitor.
    pub signed_in: Option<String>,
    /// The previous input, or the name of a guest.
    pub name: String,
    /// The previous input.
    pub email: String,
}

/// The page of an invitation.
#[component]
pub fn JoinPage(
    /// The invitation.
    invited: Invited,
    /// Why the last form was refused.
    problem: Option<String>,
) -> impl IntoView {
    let Invited { path, tenant, role, is_setup, signed_in, name, email } = invited;
    let title = match is_setup {
        true => "Welcome to Image Chat".to_owned(),
        false => format!("Join {}", isolated(&tenant)),
    };
    let lead = match is_setup {
        true => format!(
            "You are about to become the first administrator of {}: you decide who can view and \
             comment, and invite others.",
            isolated(&tenant)
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
            <p>"Signed in as " <bdi>{me}</bdi></p>
            <button class="button primary" type="submit">
                {words}
            </button>
        </form>
        <p class="sheet-end">"Not you? " <a href="/account">"Your account"</a></p>
    }
}

fn sign_up(path: String, name: String, email: String) -> impl IntoView {
    let sign_in = with_next("/login", &path);
    view! {
        <form class="form" method="post" action=path>
            <input type="hidden" name="do" value="sign-up" />
            <NewAccountFields name email />
            <button class="button primary" type="submit">
                "Create account and join"
            </button>
        </form>
        <p class="sheet-end">
            "Have an account? " <a href=sign_in>"Sign in"</a> " and come back here."
        </p>
    }
}
