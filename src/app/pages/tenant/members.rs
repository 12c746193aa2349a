//! `/t/{tenant}/members`: members and invitations of a tenant.

use super::{Tab, TenantFrame};
use crate::app::ui::{Avatar, Problem, Success, Time, role_words};
use crate::model::{Role, TenantId, Timestamp};
use leptos::prelude::*;

/// The roles of members, with the least rights first.
const ROLES: [Role; 3] = [Role::Member, Role::Moderator, Role::Administrator];

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
    let MembersView { tenant, name, members, invitations, link } = view;
    let path = format!("/t/{tenant}/members");
    let count = members.len();
    let rows = members.into_iter().map(|one| member(&path, one)).collect_view();
    view! {
        <TenantFrame tenant name role=Role::Administrator current=Tab::Members>
            <h1>"Members"</h1>
            <Success text=done />
            <Problem text=problem />
            {link.map(new_link)}
            <section class="part" aria-labelledby="members">
                <h2 id="members">{format!("{count} {}", plural(count, "person", "people"))}</h2>
                <ul class="entries">{rows}</ul>
            </section>
            <Invite path=path.clone() />
            <Open path invitations />
        </TenantFrame>
    }
}

fn plural(count: usize, one: &'static str, many: &'static str) -> &'static str {
    if count == 1 { one } else { many }
}

fn new_link(link: String) -> impl IntoView {
    view! {
        <section class="part fresh" aria-labelledby="link" data-testid="new-invitation">
            <h2 id="link">"Your invitation"</h2>
            <p class="hint">"Send this link to the invited people. It is not shown again."</p>
            <input class="input" type="text" readonly value=link aria-labelledby="link" />
        </section>
    }
}

fn member(path: &str, member: MemberView) -> impl IntoView + use<> {
    let MemberView { id, name, email, role, since, is_own } = member;
    let options = ROLES.map(|one| {
        view! {
            <option value=role_value(one) selected=one == role>
                {role_words(one)}
            </option>
        }
    });
    let you = is_own.then(|| view! { <span class="badge">"You"</span> });
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
                    {email.map(|email| format!("{email} · "))} "since " <Time at=since />
                </span>
            </span>
            <form class="member-role" method="post" action=path.to_owned()>
                <input type="hidden" name="do" value="role" />
                <input type="hidden" name="user" value=id.clone() />
                <select class="input" name="role" aria-label=format!("Role of {name}")>
                    {options}
                </select>
                <button
                    class="button small"
                    type="submit"
                    aria-label=format!("Save the role of {name}")
                >
                    "Save"
                </button>
            </form>
            <form method="post" action=path.to_owned()>
                <input type="hidden" name="do" value="remove" />
                <button
                    class="button small"
                    type="submit"
                    name="user"
                    value=id
                    aria-label=format!("Remove {name}")
                >
                    "Remove"
                </button>
            </form>
        </li>
    }
}

/// The value of a role in forms.
fn role_value(role: Role) -> &'static str {
    match role {
        Role::Guest | Role::Member => "member",
        Role::Moderator => "moderator",
        Role::Administrator => "administrator",
    }
}

#[component]
fn Invite(path: String) -> impl IntoView {
    let roles =
        ROLES.map(|role| view! { <option value=role_value(role)>{role_words(role)}</option> });
    view! {
        <section class="part" aria-labelledby="invite">
            <h2 id="invite">"Invite by link"</h2>
            <form class="form row" method="post" action=path>
                <input type="hidden" name="do" value="invite" />
                <label class="field">
                    <span>"Role"</span>
                    <select class="input" name="role">
                        {roles}
                    </select>
                </label>
                <label class="field">
                    <span>"Good for"</span>
                    <select class="input" name="days">
                        <option value="1">"1 day"</option>
                        <option value="7" selected>
                            "7 days"
                        </option>
                        <option value="30">"30 days"</option>
                    </select>
                </label>
                <label class="field">
                    <span>"People"</span>
                    <input
                        class="input"
                        type="number"
                        name="uses"
                        min="1"
                        max="1000"
                        value="1"
                        required
                    />
                </label>
                <button class="button primary" type="submit">
                    "Make a link"
                </button>
            </form>
        </section>
    }
}

#[component]
fn Open(path: String, invitations: Vec<InvitationView>) -> impl IntoView {
    let row = move |invitation: InvitationView| {
        let InvitationView { id, role, uses_left, until, by } = invitation;
        let words = format!(
            "{} for {uses_left} {}",
            role_words(role),
            plural(uses_left as usize, "person", "people")
        );
        view! {
            <li data-testid="invitation">
                <span>
                    <strong>{words.clone()}</strong>
                    <span class="hint">"by " <bdi>{by}</bdi> " · until " <Time at=until /></span>
                </span>
                <form method="post" action=path.clone()>
                    <input type="hidden" name="do" value="withdraw" />
                    <button
                        class="button small"
                        type="submit"
                        name="id"
                        value=id
                        aria-label=format!("Take back: {words}")
                    >
                        "Take back"
                    </button>
                </form>
            </li>
        }
    };
    (!invitations.is_empty()).then(|| {
        view! {
            <section class="part" aria-labelledby="open">
                <h2 id="open">"Open invitations"</h2>
                <ul class="entries">{invitations.into_iter().map(row).collect_view()}</ul>
            </section>
        }
    })
}
