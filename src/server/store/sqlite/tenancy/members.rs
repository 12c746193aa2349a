//! Members as rows. Knows not what a role allows.

use crate::model::{Role, TenantId, Timestamp, UserId};
use crate::server::store::sqlite::rows::{get, moment, unreadable, user_of};
use crate::server::store::sqlite::steps::{Step, step};
use crate::server::store::{Member, StoreError};
use sqlx::SqlitePool;
use sqlx::sqlite::SqliteRow;

/// What this person is among the tenant's members.
pub async fn role(
    readers: &SqlitePool,
    tenant: &TenantId,
    user: UserId,
) -> Result<Option<Role>, StoreError> {
    let sql = "SELECT role FROM members WHERE tenant_id = ? AND user_id = ?";
    let query = sqlx::query(sql).bind(tenant.as_str()).bind(user.0);
    query.fetch_optional(readers).await?.as_ref().map(role_of).transpose()
}

/// One statement for a new member, another role, and the end of both.
pub fn set(tenant: &TenantId, user: UserId, role: Option<Role>, now: Timestamp) -> Step {
    match role.and_then(number) {
        Some(role) => step!(
            "INSERT INTO members (tenant_id, user_id, role, since) VALUES (?, ?, ?, ?) \
             ON CONFLICT (tenant_id, user_id) DO UPDATE SET role = excluded.role",
            tenant,
            user,
            role,
            now,
        ),
        None => step!("DELETE FROM members WHERE tenant_id = ? AND user_id = ?", tenant, user),
    }
}

/// All members, those with the most rights first, then by name.
pub async fn all(readers: &SqlitePool, tenant: &TenantId) -> Result<Vec<Member>, StoreError> {
    let sql = "SELECT users.id, users.name, accounts.email, role, since FROM members \
               JOIN users ON users.id = members.user_id \
               LEFT JOIN accounts ON accounts.user_id = members.user_id \
               WHERE tenant_id = ? ORDER BY role DESC, users.name, users.id";
    let rows = sqlx::query(sql).bind(tenant.as_str()).fetch_all(readers).await?;
    rows.iter().map(member_of).collect()
}

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
pub fn role_of(row: &SqliteRow) -> Result<Role, StoreError> {
    match get::<i64>(row, "role")? {
        1 => Ok(Role::Member),
        2 => Ok(Role::Moderator),
        3 => Ok(Role::Administrator),
        other => Err(unreadable("role", other)),
    }
}

fn member_of(row: &SqliteRow) -> Result<Member, StoreError> {
    Ok(Member {
        user: user_of(row)?,
        email: get(row, "email")?,
        role: role_of(row)?,
        since: moment(row, "since")?,
    })
}
