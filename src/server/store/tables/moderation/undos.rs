//! How to undo what moderators did, as rows.

use crate::model::{TenantId, Timestamp, UserId};
use crate::server::store::contract::StoreError;
use crate::server::store::sql::{Database, Statement, get, statement};
use uuid::Uuid;

/// Fails when there is one with this id.
pub fn keep(
    id: Uuid,
    (tenant, user): (&TenantId, UserId),
    at: Timestamp,
    steps: &str,
) -> Statement {
    let sql = "INSERT INTO undos (id, tenant_id, user_id, at, steps) VALUES ($1, $2, $3, $4, $5)";
    statement!(sql, id, tenant, user, at, steps)
}

/// The steps, if they are this moderator's and not too old.
pub async fn steps(
    db: &dyn Database,
    id: Uuid,
    (tenant, user): (&TenantId, UserId),
    since: Timestamp,
) -> Result<Option<String>, StoreError> {
    let sql =
        "SELECT steps FROM undos WHERE id = $1 AND tenant_id = $2 AND user_id = $3 AND at >= $4";
    let query = statement!(sql, id, tenant, user, since);
    db.find(query, |row| get(row, "steps")).await
}

/// Changes no row when it is another person's, or was taken before.
pub fn forget_one(id: Uuid, (tenant, user): (&TenantId, UserId)) -> Statement {
    statement!(
        "DELETE FROM undos WHERE id = $1 AND tenant_id = $2 AND user_id = $3",
        id,
        tenant,
        user
    )
}

/// Deletes the old ones.
pub fn forget(before: Timestamp) -> Statement {
    statement!("DELETE FROM undos WHERE at < $1", before)
}
