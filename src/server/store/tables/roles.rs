//! Roles as they are stored: 1 member, 2 moderator, 3 administrator. A guest has no row.

use crate::model::Role;
use crate::server::store::contract::StoreError;
use crate::server::store::sql::{Row, get, unreadable};

/// A role as it is stored; guests are not.
pub fn number(role: Role) -> Option<u32> {
    match role {
        Role::Guest => None,
        Role::Member => Some(1),
        Role::Moderator => Some(2),
        Role::Administrator => Some(3),
    }
}

/// The column `role`.
pub fn role_of(row: &Row) -> Result<Role, StoreError> {
    match get::<i64>(row, "role")? {
        1 => Ok(Role::Member),
        2 => Ok(Role::Moderator),
        3 => Ok(Role::Administrator),
        other => Err(unreadable("role", other)),
    }
}
