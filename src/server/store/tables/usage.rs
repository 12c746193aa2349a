//! Usage of tenants as rows (LP28).

use super::plain_tables::PlainTables;
use crate::model::TenantId;
use crate::server::store::contract::{StoreError, Usage};
use crate::server::store::sql::{Row, get, statement};
use uuid::Uuid;

impl PlainTables {
    /// Writes the totals of one run and hour in place of those it wrote before.
    pub async fn save_usage(
        &self,
        boot: Uuid,
        tenant: &TenantId,
        usage: &Usage,
    ) -> Result<(), StoreError> {
        let save = statement!(
            "INSERT INTO usage (tenant_id, hour, boot, messages, bytes, created) \
             VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (tenant_id, hour, boot) DO UPDATE SET \
             messages = excluded.messages, bytes = excluded.bytes, created = excluded.created",
            tenant,
            usage.hour,
            boot,
            number(usage.messages),
            number(usage.bytes),
            number(usage.created),
        );
        self.db.write(save).await.map(drop)
    }

    /// Usage in each hour from `from` up to, but not including, `to`, all runs together.
    pub async fn usage(
        &self,
        tenant: &TenantId,
        (from, to): (i64, i64),
    ) -> Result<Vec<Usage>, StoreError> {
        let sql = "SELECT hour, CAST(sum(messages) AS BIGINT) AS messages, \
                   CAST(sum(bytes) AS BIGINT) AS bytes, CAST(sum(created) AS BIGINT) AS created \
                   FROM usage WHERE tenant_id = $1 AND hour >= $2 AND hour < $3 \
                   GROUP BY hour ORDER BY hour";
        self.db.list(statement!(sql, tenant, from, to), usage_of).await
    }
}

fn usage_of(row: &Row) -> Result<Usage, StoreError> {
    let count = |column| get::<i64>(row, column).map(i64::unsigned_abs);
    Ok(Usage {
        hour: get(row, "hour")?,
        messages: count("messages")?,
        bytes: count("bytes")?,
        created: count("created")?,
    })
}

/// No counter grows beyond what the database can hold.
fn number(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
