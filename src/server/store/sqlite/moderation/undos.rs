//! How to take back what moderators did, as rows. Knows not what the steps mean.

use crate::model::{TenantId, Timestamp, UserId};
use crate::server::store::StoreError;
use crate::server::store::sqlite::steps::{Step, step};
use sqlx::SqlitePool;
use uuid::Uuid;

/// Fails when there is one with this id.
pub fn keep(id: Uuid, (tenant, user): (&TenantId, UserId), at: Timestamp, steps: &str) -> Step {
    let sql = "INSERT INTO undos (id, tenant_id, user_id, at, steps) VALUES (?, ?, ?, ?, ?)";
    step!(sql, id, tenant, user, at, steps)
}

/// Those of this moderator, unless they are too old.
pub async fn steps(
    readers: &SqlitePool,
    id: Uuid,
    (tenant, user): (&TenantId, UserId),
    since: Timestamp,
) -> Result<Option<String>, StoreError> {
    let sql = "SELECT steps FROM undos WHERE id = ? AND tenant_id = ? AND user_id = ? AND at >= ?";
    let query = sqlx::query_scalar(sql).bind(id).bind(tenant.as_str()).bind(user.0).bind(since.0);
    Ok(query.fetch_optional(readers).await?)
}

/// Changes no row when it is another's, or was taken before.
pub fn forget_one(id: Uuid, (tenant, user): (&TenantId, UserId)) -> Step {
    step!("DELETE FROM undos WHERE id = ? AND tenant_id = ? AND user_id = ?", id, tenant, user)
}

/// What is old.
pub fn forget(before: Timestamp) -> Step {
    step!("DELETE FROM undos WHERE at < ?", before)
}
