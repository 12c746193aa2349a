//! Operations that wait for a moderator, as rows. Knows no words.

use crate::model::{Author, BroadcastId, Command, ImageId, TenantId, Timestamp, UserId};
use crate::server::store::sqlite::rows::{checked, count, digest, get, id, moment, unreadable};
use crate::server::store::sqlite::steps::{Step, step};
use crate::server::store::{Held, HeldState, StoreError};
use sqlx::SqlitePool;
use sqlx::sqlite::SqliteRow;
use uuid::Uuid;

/// Changes no row when the operation is kept already.
pub fn hold(held: &Held) -> Result<Step, StoreError> {
    let json = |e| unreadable("command", e);
    let command = serde_json::to_string(&held.command).map_err(json)?;
    let words = serde_json::to_string(&held.words).map_err(json)?;
    Ok(step!(
        "INSERT INTO held (id, tenant_id, image_id, actor_id, actor_name, broadcast_id, request, \
         command, base, body, words, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) \
         ON CONFLICT DO NOTHING",
        held.id,
        &held.tenant,
        held.image,
        held.by.id,
        &held.by.name,
        held.broadcast_id,
        &held.request,
        command,
        held.base.as_ref(),
        held.command.body().map_or("", |body| body.as_str()),
        words,
        held.at,
    ))
}

/// By who sent it and under which id.
pub async fn by_operation(
    readers: &SqlitePool,
    tenant: &TenantId,
    actor: UserId,
    broadcast_id: BroadcastId,
) -> Result<Option<Held>, StoreError> {
    let sql = "SELECT * FROM held WHERE tenant_id = ? AND broadcast_id = ? AND actor_id = ?";
    let query = sqlx::query(sql).bind(tenant.as_str()).bind(broadcast_id.0).bind(actor.0);
    query.fetch_optional(readers).await?.as_ref().map(held_of).transpose()
}

/// With what became of it.
pub async fn by_id(
    readers: &SqlitePool,
    tenant: &TenantId,
    id: Uuid,
) -> Result<Option<(Held, HeldState)>, StoreError> {
    let sql = "SELECT * FROM held WHERE tenant_id = ? AND id = ?";
    let row = sqlx::query(sql).bind(tenant.as_str()).bind(id).fetch_optional(readers).await?;
    row.as_ref().map(|row| Ok((held_of(row)?, state_of(row)?))).transpose()
}

/// Of the same comment and person, approved, and sent before.
pub async fn was_before(readers: &SqlitePool, held: &Held, text: &str) -> Result<bool, StoreError> {
    let Command::EditComment { comment_id, .. } = &held.command else { return Ok(false) };
    let sql = "SELECT EXISTS (SELECT 1 FROM held WHERE tenant_id = ? AND actor_id = ? \
               AND state = 1 AND at <= ? AND id <> ? AND body = ? \
               AND command ->> '$.commentId' = ?)";
    let query = sqlx::query_scalar(sql).bind(held.tenant.as_str()).bind(held.by.id.0);
    let query = query.bind(held.at.0).bind(held.id).bind(text).bind(comment_id.to_string());
    Ok(query.fetch_one(readers).await?)
}

/// How many of this person's wait.
pub async fn waiting_of(
    readers: &SqlitePool,
    tenant: &TenantId,
    actor: UserId,
) -> Result<u32, StoreError> {
    let sql = "SELECT count(*) AS waiting FROM held \
               WHERE tenant_id = ? AND actor_id = ? AND state = 0";
    let query = sqlx::query(sql).bind(tenant.as_str()).bind(actor.0);
    count(&query.fetch_one(readers).await?, "waiting")
}

/// Changes no row when something else became of it before.
pub fn settle(id: Uuid, from: HeldState, to: HeldState) -> Step {
    let sql = "UPDATE held SET state = ? WHERE id = ? AND state = ?";
    step!(sql, number(to), id, number(from))
}

/// What was settled and is old.
pub fn forget(before: Timestamp) -> Step {
    step!("DELETE FROM held WHERE state <> 0 AND at < ?", before)
}

fn number(state: HeldState) -> u32 {
    match state {
        HeldState::Waiting => 0,
        HeldState::Approved => 1,
        HeldState::Rejected => 2,
    }
}

fn state_of(row: &SqliteRow) -> Result<HeldState, StoreError> {
    match get::<i64>(row, "state")? {
        0 => Ok(HeldState::Waiting),
        1 => Ok(HeldState::Approved),
        2 => Ok(HeldState::Rejected),
        other => Err(unreadable("state", other)),
    }
}

fn held_of(row: &SqliteRow) -> Result<Held, StoreError> {
    let (command, words): (&str, &str) = (get(row, "command")?, get(row, "words")?);
    let base: Option<&[u8]> = get(row, "base")?;
    let by = UserId(id(row, "actor_id")?);
    Ok(Held {
        id: id(row, "id")?,
        tenant: checked::<String, _>(row, "tenant_id")?,
        image: ImageId(id(row, "image_id")?),
        by: Author { id: by, name: checked::<String, _>(row, "actor_name")? },
        broadcast_id: BroadcastId(id(row, "broadcast_id")?),
        request: digest(row, "request")?,
        command: serde_json::from_str(command).map_err(|e| unreadable("command", e))?,
        base: base.map(TryInto::try_into).transpose().map_err(|e| unreadable("base", e))?,
        words: serde_json::from_str(words).map_err(|e| unreadable("words", e))?,
        at: moment(row, "at")?,
    })
}
