//! Roles in words, and the badge beside the name of someone whose role matters.

use crate::model::Role;
use crate::texts::live;
use leptos::prelude::*;

/// The name of a role.
pub fn role_words(role: Role) -> &'static str {
    match role {
        Role::Guest => live::role_guest(),
        Role::Member => live::role_member(),
        Role::Moderator => live::role_moderator(),
        Role::Administrator => live::role_administrator(),
    }
}

/// The role beside a name, where one is shown (`Author::role`).
#[component]
pub fn RoleBadge(
    /// The role.
    role: Option<Role>,
) -> impl IntoView {
    role.map(|role| view! { <span class="role">{role_words(role)}</span> })
}
