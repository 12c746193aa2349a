//! Reading the log and the operations that made it. Knows not what the events mean.

use super::rows::{get, operation_of, recorded_of, seq};
use crate::model::{BroadcastId, ImageId, Seq, TenantId, UserId};
use crate::server::store::{KnownOperation, StoreError, Tail};
use sqlx::SqlitePool;

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

/// The log after `since`. A `since` beyond the log's end is of another history: it does not reach.
pub async fn tail(
    readers: &SqlitePool,
    image: ImageId,
    since: Seq,
    limit: u32,
) -> Result<Option<Tail>, StoreError> {
    let mut transaction = readers.begin().await?;
    let after = i64::try_from(since.0).unwrap_or(i64::MAX);
    let sql = "SELECT seq, EXISTS (SELECT 1 FROM events WHERE image_id = images.id AND seq = ?) \
               AS holds_next FROM images WHERE id = ?";
    let query = sqlx::query(sql).bind(after.saturating_add(1)).bind(image.0);
    let Some(row) = query.fetch_optional(&mut *transaction).await? else { return Ok(None) };
    let (head, holds_next) = (seq(&row, "seq")?, get::<bool>(&row, "holds_next")?);
    let sql = "SELECT seq, broadcast_id, actor_id, actor_name, at, event FROM events \
               WHERE image_id = ? AND seq > ? ORDER BY seq LIMIT ?";
    let query = sqlx::query(sql).bind(image.0).bind(after).bind(limit);
    let rows = query.fetch_all(&mut *transaction).await?;
    transaction.commit().await?;
    let events = rows.iter().map(recorded_of).collect::<Result<_, _>>()?;
    Ok(Some(Tail { head, events, reaches: since == head || holds_next }))
}
