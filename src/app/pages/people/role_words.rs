//! Roles in words.

use crate::model::Role;

/// The name of a role.
pub fn role_words(role: Role) -> &'static str {
    match role {
        Role::Guest => "Guest",
        Role::Member => "Member",
        Role::Moderator => "Moderator",
        Role::Administrator => "Administrator",
    }
}
