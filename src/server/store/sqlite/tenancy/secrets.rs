//! A tenant's secrets as rows: the newest has no end, the one before it has. Knows not what they sign.

use crate::model::{TenantId, Timestamp};
use crate::server::store::StoreError;
use crate::server::store::sqlite::steps::{Step, step};
use sqlx::SqlitePool;

/// Those that are good now, the newest first.
pub async fn active(
    readers: &SqlitePool,
    tenant: &TenantId,
    now: Timestamp,
) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT secret FROM tenant_secrets \
               WHERE tenant_id = ? AND (expires_at IS NULL OR expires_at > ?) \
               ORDER BY expires_at IS NULL DESC, created_at DESC";
    let query = sqlx::query_scalar(sql).bind(tenant.as_str()).bind(now.0);
    Ok(query.fetch_all(readers).await?)
}

/// Fails when there is no such tenant.
pub fn rotate(tenant: &TenantId, secret: &str, now: Timestamp, old_until: Timestamp) -> Vec<Step> {
    let forget = "DELETE FROM tenant_secrets WHERE tenant_id = ? AND expires_at IS NOT NULL";
    let end = "UPDATE tenant_secrets SET expires_at = ? WHERE tenant_id = ? AND expires_at IS NULL";
    let add = "INSERT INTO tenant_secrets (tenant_id, secret, created_at) VALUES (?, ?, ?)";
    vec![step!(forget, tenant), step!(end, old_until, tenant), step!(add, tenant, secret, now)]
}
