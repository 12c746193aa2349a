//! Tenants as rows. Knows not what their settings mean.

use crate::model::{TenantId, Timestamp};
use crate::server::store::sqlite::rows::{checked, get, unreadable};
use crate::server::store::sqlite::steps::{Step, step};
use crate::server::store::{StoreError, Tenant};
use sqlx::SqlitePool;
use sqlx::sqlite::SqliteRow;

/// A tenant by its id.
pub async fn by_id(readers: &SqlitePool, id: &TenantId) -> Result<Option<Tenant>, StoreError> {
    let sql = "SELECT id, name, settings FROM tenants WHERE id = ?";
    let row = sqlx::query(sql).bind(id.as_str()).fetch_optional(readers).await?;
    row.as_ref().map(tenant_of).transpose()
}

/// All tenants, by id.
pub async fn all(readers: &SqlitePool) -> Result<Vec<Tenant>, StoreError> {
    let sql = "SELECT id, name, settings FROM tenants ORDER BY id";
    sqlx::query(sql).fetch_all(readers).await?.iter().map(tenant_of).collect()
}

/// Changes no row when the id is taken.
pub fn create(tenant: &Tenant, now: Timestamp) -> Result<Step, StoreError> {
    Ok(step!(
        "INSERT INTO tenants (id, name, settings, created_at) VALUES (?, ?, ?, ?) \
         ON CONFLICT DO NOTHING",
        &tenant.id,
        tenant.name.as_str(),
        settings(tenant)?,
        now,
    ))
}

/// Changes no row when there is no such tenant.
pub fn change(tenant: &Tenant) -> Result<Step, StoreError> {
    let sql = "UPDATE tenants SET name = ?, settings = ? WHERE id = ?";
    Ok(step!(sql, tenant.name.as_str(), settings(tenant)?, &tenant.id))
}

fn settings(tenant: &Tenant) -> Result<String, StoreError> {
    serde_json::to_string(&tenant.settings).map_err(|error| unreadable("settings", error))
}

fn tenant_of(row: &SqliteRow) -> Result<Tenant, StoreError> {
    let settings: &str = get(row, "settings")?;
    Ok(Tenant {
        id: checked::<String, _>(row, "id")?,
        name: get(row, "name")?,
        settings: serde_json::from_str(settings).map_err(|e| unreadable("settings", e))?,
    })
}
