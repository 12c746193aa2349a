//! `/join/{secret}` and `/setup/{secret}`: accepting an invitation, with an existing or a new account.

use super::next::with_next;
use super::signup::NewAccountFields;
use crate::app::pages::home_bar::HomeBar;
use crate::app::ui::{Problem, SLOT, isolated, with_element};
use crate::model::Role;
use crate::texts::account;
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
        true => account::welcome().to_owned(),
        false => account::join_tenant(&isolated(&tenant)),
    };
    let lead = match is_setup {
        true => account::first_administrator(&isolated(&tenant)),
        false => invited_as(role).to_owned(),
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

fn invited_as(role: Role) -> &'static str {
    match role {
        Role::Guest | Role::Member => account::invited_as_member(),
        Role::Moderator => account::invited_as_moderator(),
        Role::Administrator => account::invited_as_administrator(),
    }
}

fn accept(path: String, me: String, is_setup: bool) -> impl IntoView {
    let words = if is_setup { account::become_administrator() } else { account::join() };
    view! {
        <form class="form" method="post" action=path>
            <input type="hidden" name="do" value="accept" />
            <p>{with_element(&account::signed_in_as(SLOT), view! { <bdi>{me}</bdi> })}</p>
            <button class="button primary" type="submit">
                {words}
            </button>
        </form>
        <p class="sheet-end">{account::not_you()} " " <a href="/account">{account::your_account()}</a></p>
    }
}

fn sign_up(path: String, name: String, email: String) -> impl IntoView {
    let sign_in = with_next("/login", &path);
    let link = view! { <a href=sign_in>{account::sign_in()}</a> };
    view! {
        <form class="form" method="post" action=path>
            <input type="hidden" name="do" value="sign-up" />
            <NewAccountFields name email />
            <button class="button primary" type="submit">
                {account::create_account_and_join()}
            </button>
        </form>
        <p class="sheet-end">
            {with_element(&account::have_an_account_come_back(SLOT), link)}
        </p>
    }
}
