//! Reading the log and the operations that made it. Knows not what the events mean.

use super::rows::{get, id, operation_of, recorded_of, seq};
use crate::model::{BroadcastId, CommentBody, CommentId, ImageId, Seq, TenantId, UserId};
use crate::protocol::live::Outcome;
use crate::server::store::{KnownOperation, StoreError, Tail};
use sqlx::sqlite::SqliteRow;
use sqlx::{QueryBuilder, SqliteConnection, SqlitePool};
use std::collections::{BTreeMap, BTreeSet};

/// Comments asked for in one statement; SQLite takes some thirty times as many values.
const MAX_VALUES: usize = 1_000;

/// LP3: what became of this operation, if it was carried out.
pub async fn operation(
    readers: &SqlitePool,
    tenant: &TenantId,
    actor: UserId,
    broadcast_id: BroadcastId,
) -> Result<Option<KnownOperation>, StoreError> {
    let sql = "SELECT request, image_id, seq FROM operations \
               WHERE tenant_id = ? AND broadcast_id = ? AND actor_id = ?";
    let query = sqlx::query(sql).bind(tenant.as_str()).bind(broadcast_id.0).bind(actor.0);
    query.fetch_optional(readers).await?.as_ref().map(operation_of).transpose()
}

/// LP12: what became of these operations. One that was held and then carried out is in the log.
pub async fn outcomes(
    readers: &SqlitePool,
    tenant: &TenantId,
    actor: UserId,
    ids: &[BroadcastId],
) -> Result<Vec<Outcome>, StoreError> {
    let new = |&id| (id, Outcome { broadcast_id: id, seq: None, is_held: false });
    let mut outcomes: BTreeMap<BroadcastId, Outcome> = ids.iter().map(new).collect();
    let all: Vec<BroadcastId> = outcomes.keys().copied().collect();
    for ids in all.chunks(MAX_VALUES) {
        for row in found(readers, tenant, actor, ids).await? {
            let Some(outcome) = outcomes.get_mut(&BroadcastId(id(&row, "broadcast_id")?)) else {
                continue;
            };
            match get(&row, "is_held")? {
                true => outcome.is_held = outcome.seq.is_none(),
                false => (outcome.seq, outcome.is_held) = (Some(seq(&row, "seq")?), false),
            }
        }
    }
    Ok(outcomes.into_values().collect())
}

/// What is in the log and what is held, of these operations.
async fn found(
    readers: &SqlitePool,
    tenant: &TenantId,
    actor: UserId,
    ids: &[BroadcastId],
) -> Result<Vec<SqliteRow>, StoreError> {
    let mut query = QueryBuilder::new("");
    for (columns, gap) in [
        ("SELECT broadcast_id, seq, 0 AS is_held FROM operations", " UNION ALL "),
        ("SELECT broadcast_id, 0, 1 FROM held", ""),
    ] {
        query.push(columns).push(" WHERE tenant_id = ").push_bind(tenant.as_str());
        query.push(" AND actor_id = ").push_bind(actor.0).push(" AND broadcast_id IN (");
        let mut list = query.separated(", ");
        for id in ids {
            list.push_bind(id.0);
        }
        query.push(")").push(gap);
    }
    Ok(query.build().fetch_all(readers).await?)
}

/// The log after `since`. A `since` beyond the log's end is of another history: it does not reach.
pub async fn tail(
    readers: &SqlitePool,
    image: ImageId,
    since: Seq,
    limit: u32,
) -> Result<Option<Tail>, StoreError> {
    let mut transaction = readers.begin().await?;
    let tail = read(&mut transaction, image, since, limit).await?;
    transaction.commit().await?;
    Ok(tail)
}

/// The same without texts that count no more: what is told of a comment is its present text alone.
pub async fn told(
    readers: &SqlitePool,
    image: ImageId,
    since: Seq,
    limit: u32,
) -> Result<Option<Tail>, StoreError> {
    let mut transaction = readers.begin().await?;
    let Some(mut tail) = read(&mut transaction, image, since, limit).await? else {
        return Ok(None);
    };
    let mut comments = BTreeSet::new();
    for recorded in &mut tail.events {
        recorded.event.each_text(|id, _, _| {
            comments.insert(id);
        });
    }
    let present = texts(&mut transaction, image, &comments).await?;
    transaction.commit().await?;
    for recorded in &mut tail.events {
        recorded.event.each_text(|id, body, html| {
            if present.get(&id).is_none_or(|present| present != body.as_str()) {
                (*body, *html) = (CommentBody::left_out(), None);
            }
        });
    }
    Ok(Some(tail))
}

/// The texts of those comments that are there.
async fn texts(
    connection: &mut SqliteConnection,
    image: ImageId,
    comments: &BTreeSet<CommentId>,
) -> Result<BTreeMap<CommentId, String>, StoreError> {
    let mut texts = BTreeMap::new();
    let comments: Vec<_> = comments.iter().collect();
    for some in comments.chunks(MAX_VALUES) {
        let values = vec!["?"; some.len()].join(", ");
        let sql = format!(
            "SELECT id, body FROM comments WHERE image_id = ? AND state = 0 AND id IN ({values})"
        );
        let query = sqlx::query(&sql).persistent(false).bind(image.0);
        let query = some.iter().fold(query, |query, comment| query.bind(comment.0));
        for row in query.fetch_all(&mut *connection).await? {
            texts.insert(CommentId(id(&row, "id")?), get(&row, "body")?);
        }
    }
    Ok(texts)
}

async fn read(
    connection: &mut SqliteConnection,
    image: ImageId,
    since: Seq,
    limit: u32,
) -> Result<Option<Tail>, StoreError> {
    let after = i64::try_from(since.0).unwrap_or(i64::MAX);
    let sql = "SELECT seq, restated, EXISTS (SELECT 1 FROM events WHERE image_id = images.id \
               AND seq = ?) AS holds_next FROM images WHERE id = ?";
    let query = sqlx::query(sql).bind(after.saturating_add(1)).bind(image.0);
    let Some(row) = query.fetch_optional(&mut *connection).await? else { return Ok(None) };
    let (head, restated) = (seq(&row, "seq")?, seq(&row, "restated")?);
    let holds_next: bool = get(&row, "holds_next")?;
    let sql = "SELECT seq, broadcast_id, actor_id, actor_name, at, event FROM events \
               WHERE image_id = ? AND seq > ? ORDER BY seq LIMIT ?";
    let query = sqlx::query(sql).bind(image.0).bind(after).bind(limit);
    let rows = query.fetch_all(connection).await?;
    let events = rows.iter().map(recorded_of).collect::<Result<_, _>>()?;
    Ok(Some(Tail { head, events, reaches: since == head || holds_next, restated }))
}
