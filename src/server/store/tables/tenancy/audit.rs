//! The audit log as rows, which are only added.

use crate::model::{TenantId, UserId};
use crate::protocol::moderation::{AuditEntry, AuditFilter};
use crate::server::store::contract::StoreError;
use crate::server::store::sql::{Database, Row, Statement, get, moment, statement};
use crate::server::store::tables::contains::contains;
use uuid::Uuid;

/// Fails when there is no such tenant.
pub fn record(tenant: &TenantId, entry: &AuditEntry) -> Statement {
    statement!(
        "INSERT INTO audit (tenant_id, at, actor_id, actor_name, address, action, target, detail) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
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
    db: &dyn Database,
    tenant: &TenantId,
    filter: &AuditFilter,
    before: i64,
    limit: u32,
) -> Result<Vec<AuditEntry>, StoreError> {
    let sql = concat!(
        "SELECT * FROM audit WHERE tenant_id = $1 AND id < $2 \
         AND substr(action, 1, length($3)) = $3 AND ($4 = '' OR ",
        contains!("actor_name", "$4"),
        ") ORDER BY id DESC LIMIT $5"
    );
    let query = statement!(sql, tenant, before, &filter.action, &filter.person, limit);
    db.list(query, entry_of).await
}

fn entry_of(row: &Row) -> Result<AuditEntry, StoreError> {
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
