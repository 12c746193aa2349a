//! `/account`: name, language, password, sessions and deletion of the own account.

use super::form_limits::{NAME_MAX, PASSWORD_MAX};
use crate::app::pages::foot::Foot;
use crate::app::pages::home_bar::HomeBar;
use crate::app::pages::language_form::AccountLanguageForm;
use crate::app::pages::tenant::FirstStepsNotice;
use crate::app::ui::{Field, Problem, SECOND_SLOT, SLOT, Success, Time, role_words, with_two};
use crate::model::{Role, TenantId, Timestamp};
use crate::texts::{Locale, account, pages};
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
    /// The chosen language; `None`: that of each browser.
    pub language: Option<Locale>,
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
    let AccountView {
        name,
        email,
        has_password,
        language,
        before_first_steps,
        memberships,
        sessions,
    } = account;
    let email = email.map(|email| view! { <p class="account-email">{email}</p> });
    view! {
        <HomeBar />
        <main class="tenant-page account-page">
            <div class="account-head">
                <div>
                    <h1>{account::your_account()}</h1>
                    {email}
                </div>
                <form method="post" action="/account">
                    <button class="button" type="submit" name="do" value="sign-out">
                        {account::sign_out()}
                    </button>
                </form>
            </div>
            {before_first_steps.map(|tenant| view! { <FirstStepsNotice tenant /> })}
            <Success text=done />
            <Problem text=problem />
            <NameSection name />
            <LanguageSection language />
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
            <h2 id="name">{account::how_others_see_you()}</h2>
            <p class="hint">{account::shows_on_what_you_write()}</p>
            <form class="form row" method="post" action="/account">
                <input type="hidden" name="do" value="name" />
                <Field label=account::name() name="name" value=name autocomplete="name" max=NAME_MAX />
                <button class="button" type="submit">
                    {account::save()}
                </button>
            </form>
        </section>
    }
}

#[component]
fn LanguageSection(language: Option<Locale>) -> impl IntoView {
    view! {
        <section class="part" aria-labelledby="language">
            <h2 id="language">{pages::language()}</h2>
            <p class="hint">{account::on_every_device_where_you()}</p>
            <AccountLanguageForm language />
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
                    {page("moderation", account::moderation())}
                    {administers.then(|| page("members", account::members()))}
                    {administers.then(|| page("settings", account::settings()))}
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
                <h2 id="memberships">{account::where_you_belong()}</h2>
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
                    {account::sign_out_everywhere_else()}
                </button>
            </form>
        }
    });
    view! {
        <section class="part" aria-labelledby="sessions">
            <h2 id="sessions">{account::where_you_are_signed_in()}</h2>
            <ul class="entries">{sessions.into_iter().map(session).collect_view()}</ul>
            {others}
        </section>
    }
}

fn session(session: SessionView) -> impl IntoView {
    let SessionView { id, device, address, begun, seen, is_own } = session;
    let end = match is_own {
        true => view! { <span class="badge">{account::this_one()}</span> }.into_any(),
        false => view! {
            <form method="post" action="/account">
                <input type="hidden" name="do" value="end" />
                <button
                    class="button small"
                    type="submit"
                    name="id"
                    value=id
                    aria-label=account::sign_out_device(&device)
                >
                    {account::sign_out()}
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
                    {with_two(
                        &account::session_times(&address, SLOT, SECOND_SLOT),
                        view! { <Time at=begun /> },
                        view! { <Time at=seen /> },
                    )}
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
            <h2 id="password">{account::password()}</h2>
            <p class="hint">{account::a_new_password_signs_you()}</p>
            <form class="form" method="post" action="/account">
                <input type="hidden" name="do" value="password" />
                <Field
                    label=account::current_password()
                    name="present"
                    kind="password"
                    autocomplete="current-password"
                    max=PASSWORD_MAX
                />
                <Field
                    label=account::new_password()
                    name="new"
                    kind="password"
                    autocomplete="new-password"
                    max=PASSWORD_MAX
                    hint=account::password_hint()
                />
                <button class="button" type="submit">
                    {account::change_password()}
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
                label=account::your_password()
                name="password"
                kind="password"
                autocomplete="current-password"
                max=PASSWORD_MAX
            />
        }
    });
    view! {
        <section class="part" aria-labelledby="delete">
            <h2 id="delete">{account::delete_your_account()}</h2>
            <p class="hint">
                {account::what_you_wrote_stays_as()}
            </p>
            <form class="form" method="post" action="/account">
                <input type="hidden" name="do" value="delete" />
                {password}
                <label class="choice">
                    <input type="checkbox" name="sure" value="yes" required />
                    <span>{account::yes_delete_my_account()}</span>
                </label>
                <button class="button danger" type="submit">
                    {account::delete_account()}
                </button>
            </form>
        </section>
    }
}
