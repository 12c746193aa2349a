//! Looking through the audit log. Knows no action.

use crate::model::{TenantId, UserId};
use crate::protocol::moderation::{AuditFilter, AuditView};
use crate::server::store::StoreError;
use crate::server::store::sqlite::rows::{get, moment};
use sqlx::SqlitePool;
use sqlx::sqlite::SqliteRow;
use uuid::Uuid;

/// Newest first.
pub async fn like(
    readers: &SqlitePool,
    tenant: &TenantId,
    filter: &AuditFilter,
    before: i64,
    limit: u32,
) -> Result<Vec<AuditView>, StoreError> {
    let sql = "SELECT * FROM audit WHERE tenant_id = ?1 AND id < ?2 \
               AND substr(action, 1, length(?3)) = ?3 \
               AND (?4 = '' OR instr(lower(actor_name), lower(?4))) ORDER BY id DESC LIMIT ?5";
    let query = sqlx::query(sql).bind(tenant.as_str()).bind(before).bind(&filter.action);
    let rows = query.bind(&filter.person).bind(limit).fetch_all(readers).await?;
    rows.iter().map(view_of).collect()
}

fn view_of(row: &SqliteRow) -> Result<AuditView, StoreError> {
    Ok(AuditView {
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
