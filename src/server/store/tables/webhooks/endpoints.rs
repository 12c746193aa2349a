//! The rows of endpoints.

use crate::model::{TenantId, Timestamp};
use crate::server::store::contract::{StoreError, Topics, WebhookEndpoint, WebhookSecrets};
use crate::server::store::sql::{
    Row, Statement, checked, count, get, id, moment, moment_if_any, statement,
};
use uuid::Uuid;

/// Changes no row when the tenant has `most` endpoints.
pub fn create(endpoint: &WebhookEndpoint, most: u32) -> Statement {
    statement!(
        "INSERT INTO webhook_endpoints (id, tenant_id, url, topics, has_fastcomments_names, secret, \
         created_at) SELECT $1, id, $2, $3, $4, $5, $6 FROM tenants WHERE id = $7 \
         AND (SELECT count(*) FROM webhook_endpoints WHERE tenant_id = $7) < $8",
        endpoint.id,
        &endpoint.url,
        endpoint.topics.0,
        endpoint.has_fastcomments_names,
        &endpoint.secrets.current,
        endpoint.created_at,
        &endpoint.tenant,
        most,
    )
}

/// Oldest first.
pub fn of_tenant(tenant: &TenantId) -> Statement {
    let sql = "SELECT * FROM webhook_endpoints WHERE tenant_id = $1 ORDER BY created_at, id";
    statement!(sql, tenant)
}

pub fn by_id(id: Uuid) -> Statement {
    statement!("SELECT * FROM webhook_endpoints WHERE id = $1", id)
}

/// The address, the topics and the header names.
pub fn change(endpoint: &WebhookEndpoint) -> Statement {
    statement!(
        "UPDATE webhook_endpoints SET url = $1, topics = $2, has_fastcomments_names = $3 \
         WHERE id = $4 AND tenant_id = $5",
        &endpoint.url,
        endpoint.topics.0,
        endpoint.has_fastcomments_names,
        endpoint.id,
        &endpoint.tenant,
    )
}

pub fn rotate(tenant: &TenantId, id: Uuid, secret: &str, old_until: Timestamp) -> Statement {
    statement!(
        "UPDATE webhook_endpoints SET old_secret = secret, old_until = $1, secret = $2 \
         WHERE id = $3 AND tenant_id = $4",
        old_until,
        secret,
        id,
        tenant,
    )
}

/// Changes no row when it is so already.
pub fn disable(tenant: &TenantId, id: Uuid, at: Option<Timestamp>) -> Statement {
    statement!(
        "UPDATE webhook_endpoints SET disabled_at = $1 WHERE id = $2 AND tenant_id = $3 \
         AND (disabled_at IS NULL) = $4",
        at,
        id,
        tenant,
        at.is_some(),
    )
}

/// Its deliveries go with it.
pub fn delete(tenant: &TenantId, id: Uuid) -> Statement {
    statement!("DELETE FROM webhook_endpoints WHERE id = $1 AND tenant_id = $2", id, tenant)
}

/// Those with deliveries that are due, and without a lease.
pub fn due(now: Timestamp) -> Statement {
    let sql = "SELECT id, tenant_id FROM webhook_endpoints WHERE leased_until <= $1 \
               AND EXISTS (SELECT 1 FROM webhook_deliveries WHERE endpoint_id = webhook_endpoints.id \
               AND state = 0 AND due_at <= $1)";
    statement!(sql, now)
}

/// Changes no row when another server has the lease.
pub fn lease(id: Uuid, now: Timestamp, until: Timestamp) -> Statement {
    let sql = "UPDATE webhook_endpoints SET leased_until = $1 WHERE id = $2 AND leased_until <= $3";
    statement!(sql, until, id, now)
}

pub fn lease_until(id: Uuid, until: Timestamp) -> Statement {
    statement!("UPDATE webhook_endpoints SET leased_until = $1 WHERE id = $2", until, id)
}

/// Of one endpoint, or of all.
pub fn end_leases(id: Option<Uuid>) -> Statement {
    let sql = "UPDATE webhook_endpoints SET leased_until = 0 \
               WHERE leased_until <> 0 AND ($1 IS NULL OR id = $1)";
    statement!(sql, id)
}

pub fn id_and_tenant(row: &Row) -> Result<(Uuid, TenantId), StoreError> {
    Ok((id(row, "id")?, checked::<String, _>(row, "tenant_id")?))
}

pub fn endpoint_of(row: &Row) -> Result<WebhookEndpoint, StoreError> {
    let old = get::<Option<String>>(row, "old_secret")?.zip(moment_if_any(row, "old_until")?);
    Ok(WebhookEndpoint {
        id: id(row, "id")?,
        tenant: checked::<String, _>(row, "tenant_id")?,
        url: get(row, "url")?,
        topics: Topics(count(row, "topics")?),
        has_fastcomments_names: get(row, "has_fastcomments_names")?,
        secrets: WebhookSecrets { current: get(row, "secret")?, old },
        created_at: moment(row, "created_at")?,
        disabled_at: moment_if_any(row, "disabled_at")?,
    })
}
