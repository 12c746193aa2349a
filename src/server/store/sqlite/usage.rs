//! What tenants used, as rows (LP28). Knows not what is counted.

use super::rows::get;
use super::steps::{Step, step};
use crate::model::TenantId;
use crate::server::store::{StoreError, Usage};
use sqlx::SqlitePool;
use uuid::Uuid;

/// Writes the totals of one run and hour in place of those it wrote before.
pub fn save(boot: Uuid, tenant: &TenantId, usage: &Usage) -> Step {
    step!(
        "INSERT INTO usage (tenant_id, hour, boot, messages, bytes, created) \
         VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (tenant_id, hour, boot) DO UPDATE SET \
         messages = excluded.messages, bytes = excluded.bytes, created = excluded.created",
        tenant,
        usage.hour,
        boot,
        number(usage.messages),
        number(usage.bytes),
        number(usage.created),
    )
}

/// What a tenant used in each hour from `from` up to, not with, `to`, all runs together.
pub async fn of_tenant(
    readers: &SqlitePool,
    tenant: &TenantId,
    (from, to): (i64, i64),
) -> Result<Vec<Usage>, StoreError> {
    let sql = "SELECT hour, sum(messages) AS messages, sum(bytes) AS bytes, \
               sum(created) AS created FROM usage \
               WHERE tenant_id = ? AND hour >= ? AND hour < ? GROUP BY hour ORDER BY hour";
    let rows =
        sqlx::query(sql).bind(tenant.as_str()).bind(from).bind(to).fetch_all(readers).await?;
    let usage = rows.iter().map(|row| {
        let count = |column| get::<i64>(row, column).map(i64::unsigned_abs);
        Ok(Usage {
            hour: get(row, "hour")?,
            messages: count("messages")?,
            bytes: count("bytes")?,
            created: count("created")?,
        })
    });
    usage.collect()
}

/// No counter grows beyond what the database can hold.
fn number(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
