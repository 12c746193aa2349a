//! `/t/{tenant}/members`: members and invitations of a tenant.

use super::{Tab, TenantFrame};
use crate::app::ui::{
    Avatar, Problem, SECOND_SLOT, SLOT, Secret, Success, Time, options, role_options, role_words,
    with_element, with_two,
};
use crate::model::{Role, TenantId, Timestamp};
use crate::texts::tenant;
use leptos::prelude::*;

/// The lifetimes of invitations: the value in days, and the words.
fn lifetimes() -> [(&'static str, String); 3] {
    [("1", tenant::days(1_u32)), ("7", tenant::days(7_u32)), ("30", tenant::days(30_u32))]
}

/// The members of a tenant.
#[derive(Clone, Debug)]
pub struct MembersView {
    /// The tenant.
    pub tenant: TenantId,
    /// The display name of the tenant.
    pub name: String,
    /// The members, with the most rights first.
    pub members: Vec<MemberView>,
    /// Valid invitations, newest first.
    pub invitations: Vec<InvitationView>,
    /// The address of a new invitation, shown once.
    pub link: Option<String>,
    /// What was chosen in a form for an invitation that was refused.
    pub chosen: Option<InvitationChoice>,
}

/// What is chosen in the form of a new invitation.
#[derive(Clone, Debug)]
pub struct InvitationChoice {
    /// The role.
    pub role: Role,
    /// The days until it expires.
    pub days: String,
    /// The number of people.
    pub uses: String,
}

impl Default for InvitationChoice {
    fn default() -> Self {
        Self { role: Role::Member, days: "7".to_owned(), uses: "1".to_owned() }
    }
}

/// A member.
#[derive(Clone, Debug)]
pub struct MemberView {
    /// The id in forms.
    pub id: String,
    /// The visible name.
    pub name: String,
    /// The e-mail address.
    pub email: Option<String>,
    /// The role.
    pub role: Role,
    /// The time of joining.
    pub since: Timestamp,
    /// Is it the viewer?
    pub is_own: bool,
}

/// A valid invitation.
#[derive(Clone, Debug)]
pub struct InvitationView {
    /// The id in forms.
    pub id: String,
    /// The role of the new member.
    pub role: Role,
    /// The remaining uses.
    pub uses_left: u32,
    /// The expiry.
    pub until: Timestamp,
    /// The name of its creator.
    pub by: String,
}

/// The members of a tenant.
#[component]
pub fn MembersPage(
    /// The members and invitations.
    view: MembersView,
    /// The result of the last form.
    done: Option<String>,
    /// Why the last form was refused.
    problem: Option<String>,
) -> impl IntoView {
    let MembersView { tenant, name, members, invitations, link, chosen } = view;
    let path = format!("/t/{tenant}/members");
    let count = members.len();
    let rows = members.into_iter().map(|one| member(&path, one)).collect_view();
    view! {
        <TenantFrame tenant name role=Role::Administrator current=Tab::Members>
            <h1>{tenant::members()}</h1>
            <Success text=done />
            <Problem text=problem />
            {link.map(new_link)}
            <section class="part" aria-labelledby="members">
                <h2 id="members">{tenant::people_count(count)}</h2>
                <ul class="entries">{rows}</ul>
            </section>
            <Invite path=path.clone() chosen=chosen.unwrap_or_default() />
            <Open path invitations />
        </TenantFrame>
    }
}

fn new_link(link: String) -> impl IntoView {
    view! {
        <section class="part fresh" aria-labelledby="link" data-testid="new-invitation">
            <h2 id="link">{tenant::your_invitation()}</h2>
            <p class="hint">{tenant::send_this_link_to_the()}</p>
            <Secret label=tenant::link() value=link hook="invitation-link" />
        </section>
    }
}

fn member(path: &str, member: MemberView) -> impl IntoView + use<> {
    let MemberView { id, name, email, role, since, is_own } = member;
    let roles = role_options(role);
    let you = is_own.then(|| view! { <span class="badge">{tenant::you()}</span> });
    view! {
        <li class="member" data-testid="member">
            <Avatar name=name.clone() />
            <span>
                <span>
                    <strong dir="auto">{name.clone()}</strong>
                    " "
                    {you}
                </span>
                <span class="hint">
                    {email.map(|email| view! { <bdi>{email}</bdi> " · " })}
                    {with_element(&tenant::member_since(SLOT), view! { <Time at=since /> })}
                </span>
            </span>
            <form class="member-role" method="post" action=path.to_owned()>
                <input type="hidden" name="do" value="role" />
                <input type="hidden" name="user" value=id.clone() />
                <select class="input" name="role" aria-label=tenant::role_of(&name)>
                    {roles}
                </select>
                <button
                    class="button small"
                    type="submit"
                    aria-label=tenant::save_role_of(&name)
                >
                    {tenant::save()}
                </button>
            </form>
            <form method="post" action=path.to_owned()>
                <input type="hidden" name="do" value="remove" />
                <button
                    class="button small"
                    type="submit"
                    name="user"
                    value=id
                    aria-label=tenant::remove_member(&name)
                >
                    {tenant::remove()}
                </button>
            </form>
        </li>
    }
}

#[component]
fn Invite(path: String, chosen: InvitationChoice) -> impl IntoView {
    let InvitationChoice { role: chosen_role, days: chosen_days, uses } = chosen;
    let roles = role_options(chosen_role);
    let days = options(lifetimes(), &chosen_days);
    view! {
        <section class="part" aria-labelledby="invite">
            <h2 id="invite">{tenant::invite_by_link()}</h2>
            <form class="form row" method="post" action=path>
                <input type="hidden" name="do" value="invite" />
                <label class="field">
                    <span>{tenant::role()}</span>
                    <select class="input" name="role">
                        {roles}
                    </select>
                </label>
                <label class="field">
                    <span>{tenant::expires_after()}</span>
                    <select class="input" name="days">
                        {days}
                    </select>
                </label>
                <label class="field">
                    <span>{tenant::people()}</span>
                    <input
                        class="input"
                        type="number"
                        name="uses"
                        min="1"
                        max="1000"
                        value=uses
                        required
                    />
                </label>
                <button class="button primary" type="submit">
                    {tenant::create_link()}
                </button>
            </form>
        </section>
    }
}

#[component]
fn Open(path: String, invitations: Vec<InvitationView>) -> impl IntoView {
    let row = move |invitation: InvitationView| {
        let InvitationView { id, role, uses_left, until, by } = invitation;
        let words = tenant::role_for_people(uses_left, role_words(role));
        let (by, until) = (view! { <bdi>{by}</bdi> }, view! { <Time at=until /> });
        view! {
            <li data-testid="invitation">
                <span>
                    <strong>{words.clone()}</strong>
                    <span class="hint">
                        {with_two(&tenant::by_until(SLOT, SECOND_SLOT), by, until)}
                    </span>
                </span>
                <form method="post" action=path.clone()>
                    <input type="hidden" name="do" value="withdraw" />
                    <button
                        class="button small"
                        type="submit"
                        name="id"
                        value=id
                        aria-label=tenant::revoke_invitation(&words)
                    >
                        {tenant::revoke()}
                    </button>
                </form>
            </li>
        }
    };
    (!invitations.is_empty()).then(|| {
        view! {
            <section class="part" aria-labelledby="open">
                <h2 id="open">{tenant::open_invitations()}</h2>
                <ul class="entries">{invitations.into_iter().map(row).collect_view()}</ul>
            </section>
        }
    })
}
