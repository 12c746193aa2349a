//! Tenants, people and their sessions as rows. Knows no cookies: a session is a digest.

use super::rows::{tenant_of, user_of};
use super::steps::{Step, step};
use crate::model::{DisplayName, TenantId, Timestamp, UserId};
use crate::server::store::{Digest, StoreError, Tenant, User};
use sqlx::SqlitePool;

/// A tenant by its id.
pub async fn tenant(readers: &SqlitePool, id: &TenantId) -> Result<Option<Tenant>, StoreError> {
    let query = sqlx::query("SELECT id, name FROM tenants WHERE id = ?").bind(id.as_str());
    query.fetch_optional(readers).await?.as_ref().map(tenant_of).transpose()
}

/// Changes no row when the id is taken.
pub fn create_tenant(tenant: &Tenant, now: Timestamp) -> Step {
    step!(
        "INSERT INTO tenants (id, name, created_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        &tenant.id,
        tenant.name.as_str(),
        now,
    )
}

/// Fails when there is such a person.
pub fn create_user(user: &User, now: Timestamp) -> Step {
    step!(
        "INSERT INTO users (id, name, created_at) VALUES (?, ?, ?)",
        user.id,
        user.name.as_ref(),
        now,
    )
}

/// Changes no row when there is no such person.
pub fn rename_user(id: UserId, name: &DisplayName) -> Step {
    step!("UPDATE users SET name = ? WHERE id = ?", name, id)
}

/// Fails when there is no such person, or such a session already.
pub fn create_session(token: &Digest, user: UserId, now: Timestamp, expires: Timestamp) -> Step {
    step!(
        "INSERT INTO sessions (token_hash, user_id, created_at, expires_at) VALUES (?, ?, ?, ?)",
        token,
        user,
        now,
        expires,
    )
}

/// Changes no row when there is no such session.
pub fn end_session(token: &Digest) -> Step {
    step!("DELETE FROM sessions WHERE token_hash = ?", token)
}

/// The person whose session this is; at the moment it expires, a session has expired.
pub async fn session_user(
    readers: &SqlitePool,
    token: &Digest,
    now: Timestamp,
) -> Result<Option<User>, StoreError> {
    let sql = "SELECT users.id, users.name FROM sessions JOIN users ON users.id = user_id \
               WHERE token_hash = ? AND expires_at > ?";
    let query = sqlx::query(sql).bind(token.as_slice()).bind(now.0);
    query.fetch_optional(readers).await?.as_ref().map(user_of).transpose()
}
