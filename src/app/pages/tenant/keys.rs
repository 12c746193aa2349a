//! `/t/{tenant}/keys`: the API keys of a tenant.

use super::{Tab, TenantFrame};
use crate::app::ui::{
    Field, Problem, SECOND_SLOT, SLOT, Secret, Success, Time, options, role_options, role_words,
    with_element, with_two,
};
use crate::model::{DisplayName, Role, TenantId, Timestamp};
use crate::texts::tenant;
use leptos::prelude::*;

/// The lifetimes that the form offers: the value in days, and the words.
fn lifetimes() -> [(&'static str, String); 4] {
    let (month, quarter, year) = (tenant::days(30_u32), tenant::days(90_u32), tenant::years(1_u32));
    [("30", month), ("90", quarter), ("365", year), ("", tenant::never().to_owned())]
}

/// The header of a call that has a key.
const HEADER: &str = "Authorization: Bearer";

/// The API keys of a tenant.
#[derive(Clone, Debug)]
pub struct KeysView {
    /// The tenant.
    pub tenant: TenantId,
    /// The display name of the tenant.
    pub name: String,
    /// The keys that are not revoked, newest first.
    pub keys: Vec<KeyView>,
    /// The secret of a new key, shown once.
    pub secret: Option<String>,
    /// What was chosen in a form that was refused.
    pub chosen: Option<KeyChoice>,
}

/// What is chosen in the form of a new key.
#[derive(Clone, Debug)]
pub struct KeyChoice {
    /// The name.
    pub name: String,
    /// The role.
    pub role: Role,
    /// The days until it expires; empty: never.
    pub days: String,
}

impl Default for KeyChoice {
    fn default() -> Self {
        Self { name: String::new(), role: Role::Member, days: "90".to_owned() }
    }
}

/// An API key.
#[derive(Clone, Debug)]
pub struct KeyView {
    /// The id in forms.
    pub id: String,
    /// The name.
    pub name: String,
    /// The role.
    pub role: Role,
    /// The time of its creation.
    pub created_at: Timestamp,
    /// The name of its creator; absent for the command line.
    pub by: Option<String>,
    /// The expiry, if it expires.
    pub until: Option<Timestamp>,
    /// Has it expired?
    pub has_expired: bool,
    /// The last use, if there was one.
    pub last_used_at: Option<Timestamp>,
}

/// The API keys of a tenant.
#[component]
pub fn KeysPage(
    /// The keys.
    view: KeysView,
    /// The result of the last form.
    done: Option<String>,
    /// Why the last form was refused.
    problem: Option<String>,
) -> impl IntoView {
    let KeysView { tenant, name, keys, secret, chosen } = view;
    let path = format!("/t/{tenant}/keys");
    view! {
        <TenantFrame tenant name role=Role::Administrator current=Tab::Keys>
            <h1>{tenant::api_keys()}</h1>
            <Success text=done />
            <Problem text=problem />
            {secret.map(new_secret)}
            <p class="hint">
                {with_two(
                    &tenant::a_program_sends_its_key(SLOT, SECOND_SLOT),
                    view! { <code dir="ltr">{HEADER}</code> },
                    view! { <a href="/api/docs">{tenant::api()}</a> },
                )}
            </p>
            <NewKey path=path.clone() chosen=chosen.unwrap_or_default() />
            <Keys path keys />
        </TenantFrame>
    }
}

fn new_secret(secret: String) -> impl IntoView {
    view! {
        <section class="part fresh" aria-labelledby="secret" data-testid="new-key">
            <h2 id="secret">{tenant::your_api_key()}</h2>
            <p class="hint">{tenant::store_it_where_your_program()}</p>
            <Secret label=tenant::key() value=secret hook="key-secret" />
        </section>
    }
}

#[component]
fn NewKey(path: String, chosen: KeyChoice) -> impl IntoView {
    let KeyChoice { name, role: chosen_role, days } = chosen;
    let (roles, lifetimes) = (role_options(chosen_role), options(lifetimes(), &days));
    view! {
        <section class="part" aria-labelledby="create">
            <h2 id="create">{tenant::new_key()}</h2>
            <form class="form row" method="post" action=path>
                <input type="hidden" name="do" value="create" />
                <Field label=tenant::name() name="name" value=name max=DisplayName::MAX_CHARS />
                <label class="field">
                    <span>{tenant::role()}</span>
                    <select class="input" name="role">
                        {roles}
                    </select>
                </label>
                <label class="field">
                    <span>{tenant::expires_after()}</span>
                    <select class="input" name="days">
                        {lifetimes}
                    </select>
                </label>
                <button class="button primary" type="submit">
                    {tenant::create_key()}
                </button>
            </form>
        </section>
    }
}

#[component]
fn Keys(path: String, keys: Vec<KeyView>) -> impl IntoView {
    let rows = keys.into_iter().map(move |key| row(&path, key));
    (rows.len() > 0).then(|| {
        view! {
            <section class="part" aria-labelledby="keys">
                <h2 id="keys">{tenant::keys()}</h2>
                <ul class="entries">{rows.collect_view()}</ul>
            </section>
        }
    })
}

fn row(path: &str, key: KeyView) -> impl IntoView + use<> {
    let KeyView { id, name, role, created_at, by, until, has_expired, last_used_at } = key;
    let by = match by {
        Some(by) => with_element(&tenant::made_by(SLOT), view! { <bdi>{by}</bdi> }).into_any(),
        None => tenant::made_at_the_command_line().into_any(),
    };
    let end = until.map(|until| {
        let words = if has_expired { tenant::expired(SLOT) } else { tenant::expires(SLOT) };
        view! { <span>" · " {with_element(&words, view! { <Time at=until /> })}</span> }
    });
    let used = match last_used_at {
        Some(at) => with_element(&tenant::last_used(SLOT), view! { <Time at /> }).into_any(),
        None => tenant::never_used().into_any(),
    };
    view! {
        <li data-testid="key">
            <span>
                <strong dir="auto">{name.clone()}</strong>
                <span class="hint">
                    {role_words(role)} " · " {by} " · " <Time at=created_at /> {end} " · " {used}
                </span>
            </span>
            <form method="post" action=path.to_owned()>
                <input type="hidden" name="do" value="revoke" />
                <button
                    class="button small"
                    type="submit"
                    name="id"
                    value=id
                    aria-label=tenant::revoke_key(&name)
                >
                    {tenant::revoke()}
                </button>
            </form>
        </li>
    }
}
