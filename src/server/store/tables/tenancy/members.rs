//! Members as rows.

use crate::model::{DisplayName, Role, TenantId, Timestamp, UserId};
use crate::server::store::contract::{Member, StoreError};
use crate::server::store::sql::{
    Database, Row, Statement, checked, get, moment, statement, user_of,
};
use crate::server::store::tables::roles::{self, role_of};

/// A person's role in the tenant.
pub async fn role(
    db: &dyn Database,
    tenant: &TenantId,
    user: UserId,
) -> Result<Option<Role>, StoreError> {
    let sql = "SELECT role FROM members WHERE tenant_id = $1 AND user_id = $2";
    db.find(statement!(sql, tenant, user), role_of).await
}

/// One statement for a new member, another role, and the end of both.
pub fn set(tenant: &TenantId, user: UserId, role: Option<Role>, now: Timestamp) -> Statement {
    match role.and_then(roles::number) {
        Some(role) => statement!(
            "INSERT INTO members (tenant_id, user_id, role, since) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (tenant_id, user_id) DO UPDATE SET role = excluded.role",
            tenant,
            user,
            role,
            now,
        ),
        None => {
            statement!("DELETE FROM members WHERE tenant_id = $1 AND user_id = $2", tenant, user)
        }
    }
}

/// The names of moderators and administrators, and of the API keys that are such.
pub async fn moderators(
    db: &dyn Database,
    tenant: &TenantId,
) -> Result<Vec<DisplayName>, StoreError> {
    let sql = "SELECT users.name FROM members JOIN users ON users.id = members.user_id \
               WHERE tenant_id = $1 AND role >= $2 AND users.name IS NOT NULL \
               UNION SELECT name FROM api_keys \
               WHERE tenant_id = $1 AND role >= $2 AND revoked_at IS NULL";
    let query = statement!(sql, tenant, roles::number(Role::Moderator));
    db.list(query, |row| checked::<String, _>(row, "name")).await
}

/// All members, those with the most rights first, then by name.
pub async fn all(db: &dyn Database, tenant: &TenantId) -> Result<Vec<Member>, StoreError> {
    let sql = "SELECT users.id, users.name, accounts.email, role, since FROM members \
               JOIN users ON users.id = members.user_id \
               LEFT JOIN accounts ON accounts.user_id = members.user_id \
               WHERE tenant_id = $1 ORDER BY role DESC, users.name, users.id";
    db.list(statement!(sql, tenant), member_of).await
}

fn member_of(row: &Row) -> Result<Member, StoreError> {
    Ok(Member {
        user: user_of(row)?,
        email: get(row, "email")?,
        role: role_of(row)?,
        since: moment(row, "since")?,
    })
}
