//! Operations that are held for review, as rows.

use crate::model::{Author, BroadcastId, Command, ImageId, TenantId, Timestamp, UserId};
use crate::server::store::contract::{Held, HeldState, StoreError};
use crate::server::store::sql::{
    Database, Row, Statement, checked, count, digest, get, id, moment, statement, unreadable,
};
use uuid::Uuid;

/// Changes no row when the operation is kept already.
pub fn hold(held: &Held) -> Result<Statement, StoreError> {
    let json = |e| unreadable("command", e);
    let command = serde_json::to_string(&held.command).map_err(json)?;
    let words = serde_json::to_string(&held.words).map_err(json)?;
    Ok(statement!(
        "INSERT INTO held (id, tenant_id, image_id, actor_id, actor_name, broadcast_id, request, \
         command, base, body, words, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) \
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
    db: &dyn Database,
    tenant: &TenantId,
    actor: UserId,
    broadcast_id: BroadcastId,
) -> Result<Option<Held>, StoreError> {
    let sql = "SELECT * FROM held WHERE tenant_id = $1 AND broadcast_id = $2 AND actor_id = $3";
    db.find(statement!(sql, tenant, broadcast_id, actor), held_of).await
}

/// With its state.
pub async fn by_id(
    db: &dyn Database,
    tenant: &TenantId,
    id: Uuid,
) -> Result<Option<(Held, HeldState)>, StoreError> {
    let sql = "SELECT * FROM held WHERE tenant_id = $1 AND id = $2";
    let read = |row: &Row| Ok((held_of(row)?, state_of(row)?));
    db.find(statement!(sql, tenant, id), read).await
}

/// Of the same comment and person, approved, and sent before.
pub async fn was_before(db: &dyn Database, held: &Held, text: &str) -> Result<bool, StoreError> {
    let Command::EditComment { comment_id, .. } = &held.command else { return Ok(false) };
    let sql = "SELECT command FROM held WHERE tenant_id = $1 AND actor_id = $2 \
               AND state = 1 AND at <= $3 AND id <> $4 AND body = $5";
    let query = statement!(sql, &held.tenant, held.by.id, held.at, held.id, text);
    let edits = |command: &Command| matches!(command, Command::EditComment { comment_id: id, .. } if id == comment_id);
    Ok(db.list(query, command_of).await?.iter().any(edits))
}

/// The column `words`.
pub fn words_of(row: &Row) -> Result<Vec<String>, StoreError> {
    serde_json::from_str(get(row, "words")?).map_err(|error| unreadable("words", error))
}

/// The column `command`.
fn command_of(row: &Row) -> Result<Command, StoreError> {
    serde_json::from_str(get(row, "command")?).map_err(|error| unreadable("command", error))
}

/// The number of this person's operations that wait.
pub async fn waiting_of(
    db: &dyn Database,
    tenant: &TenantId,
    actor: UserId,
) -> Result<u32, StoreError> {
    let sql = "SELECT count(*) AS waiting FROM held \
               WHERE tenant_id = $1 AND actor_id = $2 AND state = 0";
    let query = statement!(sql, tenant, actor);
    db.one(query, |row| count(row, "waiting")).await
}

/// Changes no row when its state is another one than `from`.
pub fn settle(id: Uuid, from: HeldState, to: HeldState) -> Statement {
    let sql = "UPDATE held SET state = $1 WHERE id = $2 AND state = $3";
    statement!(sql, number(to), id, number(from))
}

/// Deletes the old ones that are settled.
pub fn forget(before: Timestamp) -> Statement {
    statement!("DELETE FROM held WHERE state <> 0 AND at < $1", before)
}

fn number(state: HeldState) -> u32 {
    match state {
        HeldState::Waiting => 0,
        HeldState::Approved => 1,
        HeldState::Rejected => 2,
    }
}

fn state_of(row: &Row) -> Result<HeldState, StoreError> {
    match get::<i64>(row, "state")? {
        0 => Ok(HeldState::Waiting),
        1 => Ok(HeldState::Approved),
        2 => Ok(HeldState::Rejected),
        other => Err(unreadable("state", other)),
    }
}

fn held_of(row: &Row) -> Result<Held, StoreError> {
    let base: Option<&[u8]> = get(row, "base")?;
    let by = UserId(id(row, "actor_id")?);
    Ok(Held {
        id: id(row, "id")?,
        tenant: checked::<String, _>(row, "tenant_id")?,
        image: ImageId(id(row, "image_id")?),
        by: Author { id: by, name: checked::<String, _>(row, "actor_name")?, role: None },
        broadcast_id: BroadcastId(id(row, "broadcast_id")?),
        request: digest(row, "request")?,
        command: command_of(row)?,
        base: base.map(TryInto::try_into).transpose().map_err(|e| unreadable("base", e))?,
        words: words_of(row)?,
        at: moment(row, "at")?,
    })
}
