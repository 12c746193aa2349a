//! Bans as rows.

use crate::model::{TenantId, Timestamp, UserId};
use crate::server::store::contract::{Ban, Banned, StoreError};
use crate::server::store::sql::{
    Database, Row, Statement, checked, get, id, moment, statement, unreadable,
};
use std::net::IpAddr;
use uuid::Uuid;

/// Newest first.
pub async fn that_hold(
    db: &dyn Database,
    tenant: &TenantId,
    now: Timestamp,
) -> Result<Vec<Ban>, StoreError> {
    let sql = "SELECT * FROM bans WHERE tenant_id = $1 AND expires_at > $2 \
               ORDER BY created_at DESC, id";
    db.list(statement!(sql, tenant, now), ban_of).await
}

/// Fails when there is one with this id.
pub fn add(ban: &Ban) -> Statement {
    let (user, name, address) = match &ban.target {
        Banned::Person(user, name) => (Some(*user), Some(name.as_str()), None),
        Banned::Address(address) => (None, None, Some(address.to_string())),
    };
    statement!(
        "INSERT INTO bans (id, tenant_id, user_id, user_name, address, reason, banned_by, \
         created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
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

/// Is there such a ban, in force or not?
pub async fn is_there(db: &dyn Database, tenant: &TenantId, id: Uuid) -> Result<bool, StoreError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM bans WHERE tenant_id = $1 AND id = $2) AS found";
    db.exists(statement!(sql, tenant, id)).await
}

/// Changes no row when there is none.
pub fn lift(tenant: &TenantId, id: Uuid) -> Statement {
    statement!("DELETE FROM bans WHERE tenant_id = $1 AND id = $2", tenant, id)
}

/// Deletes those that ended before.
pub fn forget(before: Timestamp) -> Statement {
    statement!("DELETE FROM bans WHERE expires_at <= $1", before)
}

fn ban_of(row: &Row) -> Result<Ban, StoreError> {
    Ok(Ban {
        id: id(row, "id")?,
        tenant: checked::<String, _>(row, "tenant_id")?,
        target: banned_of(row)?,
        reason: get(row, "reason")?,
        by: UserId(id(row, "banned_by")?),
        created_at: moment(row, "created_at")?,
        expires_at: moment(row, "expires_at")?,
    })
}

fn banned_of(row: &Row) -> Result<Banned, StoreError> {
    if let Some(user) = get::<Option<Uuid>>(row, "user_id")? {
        let name: Option<String> = get(row, "user_name")?;
        return Ok(Banned::Person(UserId(user), name.unwrap_or_default()));
    }
    let address: &str = get(row, "address")?;
    let address: IpAddr = address.parse().map_err(|error| unreadable("address", error))?;
    Ok(Banned::Address(address))
}
