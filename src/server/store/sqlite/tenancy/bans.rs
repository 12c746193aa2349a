//! Bans as rows. Knows not what a ban forbids.

use crate::model::{TenantId, Timestamp, UserId};
use crate::server::store::sqlite::rows::{checked, get, id, moment, unreadable};
use crate::server::store::sqlite::steps::{Step, step};
use crate::server::store::{Ban, Banned, StoreError};
use sqlx::SqlitePool;
use sqlx::sqlite::SqliteRow;
use std::net::IpAddr;
use uuid::Uuid;

/// Newest first.
pub async fn that_hold(
    readers: &SqlitePool,
    tenant: &TenantId,
    now: Timestamp,
) -> Result<Vec<Ban>, StoreError> {
    let sql = "SELECT * FROM bans WHERE tenant_id = ? AND expires_at > ? \
               ORDER BY created_at DESC, id";
    let query = sqlx::query(sql).bind(tenant.as_str()).bind(now.0);
    query.fetch_all(readers).await?.iter().map(ban_of).collect()
}

/// Fails when there is one with this id.
pub fn add(ban: &Ban) -> Step {
    let (user, name, address) = match &ban.whom {
        Banned::Person(user, name) => (Some(*user), Some(name.as_str()), None),
        Banned::Address(address) => (None, None, Some(address.to_string())),
    };
    step!(
        "INSERT INTO bans (id, tenant_id, user_id, user_name, address, reason, banned_by, \
         created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ban.id,
        &ban.tenant,
        user,
        name,
        address,
        ban.reason.as_str(),
        ban.by,
        ban.created_at,
        ban.expires_at,
    )
}

/// Is there such a ban, whether it holds still or not?
pub async fn is_there(
    readers: &SqlitePool,
    tenant: &TenantId,
    id: Uuid,
) -> Result<bool, StoreError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM bans WHERE tenant_id = ? AND id = ?)";
    Ok(sqlx::query_scalar(sql).bind(tenant.as_str()).bind(id).fetch_one(readers).await?)
}

/// Changes no row when there is none.
pub fn lift(tenant: &TenantId, id: Uuid) -> Step {
    step!("DELETE FROM bans WHERE tenant_id = ? AND id = ?", tenant, id)
}

/// Those that held until then.
pub fn forget(before: Timestamp) -> Step {
    step!("DELETE FROM bans WHERE expires_at <= ?", before)
}

fn ban_of(row: &SqliteRow) -> Result<Ban, StoreError> {
    Ok(Ban {
        id: id(row, "id")?,
        tenant: checked::<String, _>(row, "tenant_id")?,
        whom: banned_of(row)?,
        reason: get(row, "reason")?,
        by: UserId(id(row, "banned_by")?),
        created_at: moment(row, "created_at")?,
        expires_at: moment(row, "expires_at")?,
    })
}

fn banned_of(row: &SqliteRow) -> Result<Banned, StoreError> {
    if let Some(user) = get::<Option<Uuid>>(row, "user_id")? {
        let name: Option<String> = get(row, "user_name")?;
        return Ok(Banned::Person(UserId(user), name.unwrap_or_default()));
    }
    let address: &str = get(row, "address")?;
    let address: IpAddr = address.parse().map_err(|error| unreadable("address", error))?;
    Ok(Banned::Address(address))
}
