//! `/account`: name, password, sessions and deletion of the own account.

use super::form_limits::{NAME_MAX, PASSWORD_HINT, PASSWORD_MAX};
use crate::app::pages::foot::Foot;
use crate::app::pages::home_bar::HomeBar;
use crate::app::pages::tenant::FirstStepsNotice;
use crate::app::ui::{Field, Problem, Success, Time, role_words};
use crate::model::{Role, TenantId, Timestamp};
use leptos::prelude::*;

/// The viewer's account.
#[derive(Clone, Debug)]
pub struct AccountView {
    /// The visible name.
    pub name: String,
    /// The e-mail address; absent for accounts of a provider.
    pub email: Option<String>,
    /// Does the account have a password?
    pub has_password: bool,
    /// A tenant that the viewer administers and whose first steps are not done.
    pub before_first_steps: Option<TenantId>,
    /// The memberships in tenants.
    pub memberships: Vec<Membership>,
    /// The active sessions.
    pub sessions: Vec<SessionView>,
}

/// A membership in a tenant.
#[derive(Clone, Debug)]
pub struct Membership {
    /// The tenant's id.
    pub tenant: String,
    /// The display name of the tenant.
    pub name: String,
    /// The role there.
    pub role: Role,
}

/// An active session.
#[derive(Clone, Debug)]
pub struct SessionView {
    /// The id in forms.
    pub id: String,
    /// The user agent in words.
    pub device: String,
    /// The address it began from.
    pub address: String,
    /// The time of the sign-in.
    pub begun: Timestamp,
    /// The time of the last request.
    pub seen: Timestamp,
    /// Is it the session of this request?
    pub is_own: bool,
}

/// The viewer's account.
#[component]
pub fn AccountPage(
    /// The account.
    account: AccountView,
    /// The result of the last form.
    done: Option<String>,
    /// Why the last form was refused.
    problem: Option<String>,
) -> impl IntoView {
    let AccountView { name, email, has_password, before_first_steps, memberships, sessions } =
        account;
    let email = email.map(|email| view! { <p class="account-email">{email}</p> });
    view! {
        <HomeBar />
        <main class="tenant-page account-page">
            <div class="account-head">
                <div>
                    <h1>"Your account"</h1>
                    {email}
                </div>
                <form method="post" action="/account">
                    <button class="button" type="submit" name="do" value="sign-out">
                        "Sign out"
                    </button>
                </form>
            </div>
            {before_first_steps.map(|tenant| view! { <FirstStepsNotice tenant /> })}
            <Success text=done />
            <Problem text=problem />
            <NameSection name />
            <Memberships memberships />
            <Sessions sessions />
            {has_password.then(|| view! { <PasswordSection /> })}
            <DeleteSection has_password />
        </main>
        <Foot />
    }
}

#[component]
fn NameSection(name: String) -> impl IntoView {
    view! {
        <section class="part" aria-labelledby="name">
            <h2 id="name">"How others see you"</h2>
            <p class="hint">"Shows on what you write from now on."</p>
            <form class="form row" method="post" action="/account">
                <input type="hidden" name="do" value="name" />
                <Field label="Name" name="name" value=name autocomplete="name" max=NAME_MAX />
                <button class="button" type="submit">
                    "Save"
                </button>
            </form>
        </section>
    }
}

#[component]
fn Memberships(memberships: Vec<Membership>) -> impl IntoView {
    let row = |Membership { tenant, name, role }: Membership| {
        let page = |path: &str, words: &'static str| {
            view! { <a href=format!("/t/{tenant}/{path}")>{words}</a> }
        };
        let pages = (role >= Role::Moderator).then(|| {
            let administers = role == Role::Administrator;
            view! {
                <p class="entry-links">
                    {page("moderation", "Moderation")}
                    {administers.then(|| page("members", "Members"))}
                    {administers.then(|| page("settings", "Settings"))}
                </p>
            }
        });
        view! {
            <li>
                <span>
                    <a href=format!("/t/{tenant}") dir="auto">
                        {name}
                    </a>
                    <span class="hint">{role_words(role)}</span>
                </span>
                {pages}
            </li>
        }
    };
    (!memberships.is_empty()).then(|| {
        view! {
            <section class="part" aria-labelledby="memberships">
                <h2 id="memberships">"Where you belong"</h2>
                <ul class="entries">{memberships.into_iter().map(row).collect_view()}</ul>
            </section>
        }
    })
}

#[component]
fn Sessions(sessions: Vec<SessionView>) -> impl IntoView {
    let has_others = sessions.len() > 1;
    let others = has_others.then(|| {
        view! {
            <form method="post" action="/account">
                <button class="button" type="submit" name="do" value="end-others">
                    "Sign out everywhere else"
                </button>
            </form>
        }
    });
    view! {
        <section class="part" aria-labelledby="sessions">
            <h2 id="sessions">"Where you are signed in"</h2>
            <ul class="entries">{sessions.into_iter().map(session).collect_view()}</ul>
            {others}
        </section>
    }
}

fn session(session: SessionView) -> impl IntoView {
    let SessionView { id, device, address, begun, seen, is_own } = session;
    let end = match is_own {
        true => view! { <span class="badge">"This one"</span> }.into_any(),
        false => view! {
            <form method="post" action="/account">
                <input type="hidden" name="do" value="end" />
                <button
                    class="button small"
                    type="submit"
                    name="id"
                    value=id
                    aria-label=format!("Sign out {device}")
                >
                    "Sign out"
                </button>
            </form>
        }
        .into_any(),
    };
    view! {
        <li data-testid="session">
            <span>
                <strong dir="auto">{device}</strong>
                <span class="hint">
                    {address} " · since " <Time at=begun /> " · last seen " <Time at=seen />
                </span>
            </span>
            {end}
        </li>
    }
}

#[component]
fn PasswordSection() -> impl IntoView {
    view! {
        <section class="part" aria-labelledby="password">
            <h2 id="password">"Password"</h2>
            <p class="hint">"A new password signs you out everywhere else."</p>
            <form class="form" method="post" action="/account">
                <input type="hidden" name="do" value="password" />
                <Field
                    label="Current password"
                    name="present"
                    kind="password"
                    autocomplete="current-password"
                    max=PASSWORD_MAX
                />
                <Field
                    label="New password"
                    name="new"
                    kind="password"
                    autocomplete="new-password"
                    max=PASSWORD_MAX
                    hint=PASSWORD_HINT
                />
                <button class="button" type="submit">
                    "Change password"
                </button>
            </form>
        </section>
    }
}

#[component]
fn DeleteSection(has_password: bool) -> impl IntoView {
    let password = has_password.then(|| {
        view! {
            <Field
                label="Your password"
                name="password"
                kind="password"
                autocomplete="current-password"
                max=PASSWORD_MAX
            />
        }
    });
    view! {
        <section class="part" aria-labelledby="delete">
            <h2 id="delete">"Delete your account"</h2>
            <p class="hint">
                "What you wrote stays, as by “Deleted person”. This cannot be undone."
            </p>
            <form class="form" method="post" action="/account">
                <input type="hidden" name="do" value="delete" />
                {password}
                <label class="choice">
                    <input type="checkbox" name="sure" value="yes" required />
                    <span>"Yes, delete my account"</span>
                </label>
                <button class="button danger" type="submit">
                    "Delete account"
                </button>
            </form>
        </section>
    }
}
