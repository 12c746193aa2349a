//! Forgetting what is old (LP3, LP4), in small writes so that nobody waits for it. Knows no clock:
//! it is told what is old.

use super::rows::{get, id};
use super::steps::{Step, step};
use super::writer::Writer;
use crate::server::store::{Retention, StoreError};
use sqlx::{Row, SqlitePool};
use uuid::Uuid;

/// Rows that one write forgets.
const CHUNK: i64 = 500;

/// Forgets what may be forgotten, and says how many rows that were.
pub async fn prune(
    readers: &SqlitePool,
    writer: &Writer,
    rule: &Retention,
) -> Result<u64, StoreError> {
    Ok(prune_logs(readers, writer, rule).await? + prune_operations(readers, writer, rule).await?)
}

/// From the beginning of each log, so that no hole comes to be in one.
async fn prune_logs(
    readers: &SqlitePool,
    writer: &Writer,
    rule: &Retention,
) -> Result<u64, StoreError> {
    let sql = "SELECT id, seq - ? AS spare, \
               (SELECT min(seq) FROM events WHERE image_id = images.id) AS oldest \
               FROM images WHERE seq > ?";
    let keep = i64::from(rule.keep_events);
    let images = sqlx::query(sql).bind(keep).bind(keep).fetch_all(readers).await?;
    let mut forgotten = 0;
    for row in &images {
        let (image, spare) = (id(row, "id")?, get::<i64>(row, "spare")?);
        let mut oldest = get::<Option<i64>>(row, "oldest")?.unwrap_or(i64::MAX);
        while oldest <= spare {
            let end = (oldest + CHUNK).min(spare + 1);
            let gone = writer.write(forget_events(image, end, rule)).await?;
            forgotten += gone;
            oldest = if gone == 0 { i64::MAX } else { end };
        }
    }
    Ok(forgotten)
}

/// Events before `end`, up to the first that is not old.
fn forget_events(image: Uuid, end: i64, rule: &Retention) -> Step {
    let image = crate::model::ImageId(image);
    step!(
        "DELETE FROM events WHERE image_id = ? AND seq < coalesce((SELECT min(seq) FROM events \
         WHERE image_id = ? AND seq < ? AND at >= ?), ?)",
        image,
        image,
        end,
        rule.events_before,
        end,
    )
}

/// Looks for them beside the writer: there is no index by time, which each operation would pay for.
async fn prune_operations(
    readers: &SqlitePool,
    writer: &Writer,
    rule: &Retention,
) -> Result<u64, StoreError> {
    let sql = "SELECT tenant_id, broadcast_id, actor_id FROM operations WHERE at < ? LIMIT ?";
    let mut forgotten = 0;
    loop {
        let old = sqlx::query(sql).bind(rule.operations_before.0).bind(CHUNK);
        let old = old.fetch_all(readers).await?;
        if old.is_empty() {
            return Ok(forgotten);
        }
        for row in &old {
            let tenant: &str = row.try_get("tenant_id")?;
            let forget = step!(
                "DELETE FROM operations WHERE tenant_id = ? AND broadcast_id = ? AND actor_id = ?",
                tenant,
                crate::model::BroadcastId(id(row, "broadcast_id")?),
                crate::model::UserId(id(row, "actor_id")?),
            );
            forgotten += writer.write(forget).await?;
        }
    }
}
