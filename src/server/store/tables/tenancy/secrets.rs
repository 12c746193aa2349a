//! A tenant's signing secrets as rows: the newest has no expiry, the one before it has.

use crate::model::{TenantId, Timestamp};
use crate::server::store::contract::StoreError;
use crate::server::store::sql::{Database, Statement, get, statement};

/// Those that are good now, the newest first.
pub async fn active(
    db: &dyn Database,
    tenant: &TenantId,
    now: Timestamp,
) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT secret FROM tenant_secrets \
               WHERE tenant_id = $1 AND (expires_at IS NULL OR expires_at > $2) \
               ORDER BY expires_at IS NULL DESC, created_at DESC";
    let query = statement!(sql, tenant, now);
    db.list(query, |row| get(row, "secret")).await
}

/// Fails when there is no such tenant.
pub fn rotate(
    tenant: &TenantId,
    secret: &str,
    now: Timestamp,
    old_until: Timestamp,
) -> Vec<Statement> {
    let forget = "DELETE FROM tenant_secrets WHERE tenant_id = $1 AND expires_at IS NOT NULL";
    let end =
        "UPDATE tenant_secrets SET expires_at = $1 WHERE tenant_id = $2 AND expires_at IS NULL";
    let add = "INSERT INTO tenant_secrets (tenant_id, secret, created_at) VALUES ($1, $2, $3)";
    vec![
        statement!(forget, tenant),
        statement!(end, old_until, tenant),
        statement!(add, tenant, secret, now),
    ]
}
