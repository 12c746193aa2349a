//! Usage of tenants as rows (LP28).

use super::plain_tables::PlainTables;
use crate::model::TenantId;
use crate::server::store::contract::{Sent, StoreError, Usage};
use crate::server::store::sql::{Row, get, statement};
use uuid::Uuid;

impl PlainTables {
    /// Writes the totals of one run and hour in place of those it wrote before; nothing for a tenant that is not there,
    /// whose total comes from a run on another database. Markers are in rows of their own, which the log writes.
    pub async fn save_sent(
        &self,
        run: Uuid,
        tenant: &TenantId,
        sent: &Sent,
    ) -> Result<(), StoreError> {
        let save = statement!(
            "INSERT INTO usage (tenant_id, hour, boot, messages, bytes, created) \
             SELECT id, $2, $3, $4, $5, 0 FROM tenants WHERE id = $1 ON CONFLICT (tenant_id, hour, boot) DO UPDATE SET \
             messages = excluded.messages, bytes = excluded.bytes",
            tenant,
            sent.hour,
            run,
            number(sent.messages),
            number(sent.bytes),
        );
        self.db.write(save).await.map(drop)
    }

    /// Forgets a tenant's usage.
    pub async fn forget_usage(&self, tenant: &TenantId) -> Result<(), StoreError> {
        self.db.write(statement!("DELETE FROM usage WHERE tenant_id = $1", tenant)).await.map(drop)
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
