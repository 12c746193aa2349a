//! The audit log as rows, which are only ever added. Knows no action.

use crate::model::{TenantId, UserId};
use crate::protocol::moderation::{AuditEntry, AuditFilter};
use crate::server::store::StoreError;
use crate::server::store::sqlite::rows::{get, moment};
use crate::server::store::sqlite::steps::{Step, step};
use sqlx::SqlitePool;
use sqlx::sqlite::SqliteRow;
use uuid::Uuid;

/// Fails when there is no such tenant.
pub fn record(tenant: &TenantId, entry: &AuditEntry) -> Step {
    step!(
        "INSERT INTO audit (tenant_id, at, actor_id, actor_name, address, action, target, detail) \
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        tenant,
        entry.at,
        entry.actor,
        entry.actor_name.as_str(),
        entry.address.as_str(),
        entry.action.as_str(),
        entry.target.as_str(),
        entry.detail.as_str(),
    )
}

/// Newest first.
pub async fn like(
    readers: &SqlitePool,
    tenant: &TenantId,
    filter: &AuditFilter,
    before: i64,
    limit: u32,
) -> Result<Vec<AuditEntry>, StoreError> {
    let sql = "SELECT * FROM audit WHERE tenant_id = ?1 AND id < ?2 \
               AND substr(action, 1, length(?3)) = ?3 \
               AND (?4 = '' OR instr(lower(actor_name), lower(?4))) ORDER BY id DESC LIMIT ?5";
    let query = sqlx::query(sql).bind(tenant.as_str()).bind(before).bind(&filter.action);
    let rows = query.bind(&filter.person).bind(limit).fetch_all(readers).await?;
    rows.iter().map(entry_of).collect()
}

fn entry_of(row: &SqliteRow) -> Result<AuditEntry, StoreError> {
    Ok(AuditEntry {
        id: get(row, "id")?,
        at: moment(row, "at")?,
        actor: get::<Option<Uuid>>(row, "actor_id")?.map(UserId),
        actor_name: get(row, "actor_name")?,
        address: get(row, "address")?,
        action: get(row, "action")?,
        target: get(row, "target")?,
        detail: get(row, "detail")?,
    })
}
