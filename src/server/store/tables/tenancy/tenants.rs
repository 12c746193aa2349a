//! Tenants as rows.

use crate::model::{TenantId, Timestamp};
use crate::server::store::contract::{StoreError, Tenant};
use crate::server::store::sql::{Database, Row, Statement, checked, get, statement, unreadable};

/// A tenant by its id.
pub async fn by_id(db: &dyn Database, id: &TenantId) -> Result<Option<Tenant>, StoreError> {
    let sql = "SELECT id, name, settings FROM tenants WHERE id = $1";
    db.find(statement!(sql, id), tenant_of).await
}

/// All tenants, by id.
pub async fn all(db: &dyn Database) -> Result<Vec<Tenant>, StoreError> {
    let sql = "SELECT id, name, settings FROM tenants ORDER BY id";
    db.list(statement!(sql), tenant_of).await
}

/// Changes no row when the id is taken.
pub fn create(tenant: &Tenant, now: Timestamp) -> Result<Statement, StoreError> {
    Ok(statement!(
        "INSERT INTO tenants (id, name, settings, created_at) VALUES ($1, $2, $3, $4) \
         ON CONFLICT DO NOTHING",
        &tenant.id,
        tenant.name.as_str(),
        settings(tenant)?,
        now,
    ))
}

/// Changes no row when there is no such tenant.
pub fn change(tenant: &Tenant) -> Result<Statement, StoreError> {
    let sql = "UPDATE tenants SET name = $1, settings = $2 WHERE id = $3";
    Ok(statement!(sql, tenant.name.as_str(), settings(tenant)?, &tenant.id))
}

fn settings(tenant: &Tenant) -> Result<String, StoreError> {
    serde_json::to_string(&tenant.settings).map_err(|error| unreadable("settings", error))
}

fn tenant_of(row: &Row) -> Result<Tenant, StoreError> {
    let settings: &str = get(row, "settings")?;
    Ok(Tenant {
        id: checked::<String, _>(row, "id")?,
        name: get(row, "name")?,
        settings: serde_json::from_str(settings).map_err(|e| unreadable("settings", e))?,
    })
}
