//! Deleting old rows of the log (LP3, LP4), in small writes so that no other write waits long.

use super::plain_tables::PlainTables;
use crate::model::{BroadcastId, ImageId, UserId};
use crate::server::store::contract::{Retention, StoreError};
use crate::server::store::sql::{Row, Statement, get, id, statement};

/// Rows deleted by one write.
const CHUNK: i64 = 500;

impl PlainTables {
    /// Deletes what the rule allows and returns the number of rows.
    pub async fn prune(&self, rule: &Retention) -> Result<u64, StoreError> {
        Ok(self.prune_logs(rule).await? + self.prune_operations(rule).await?)
    }

    async fn prune_logs(&self, rule: &Retention) -> Result<u64, StoreError> {
        let sql = "SELECT id, seq - $1 AS spare, \
                   (SELECT min(seq) FROM events WHERE image_id = images.id) AS oldest \
                   FROM images WHERE seq > $1";
        let keep = i64::from(rule.keep_events);
        let mut deleted = 0;
        for (image, spare, oldest) in self.db.list(statement!(sql, keep), long_log_of).await? {
            deleted += self.prune_log(image, (oldest, spare), rule).await?;
        }
        Ok(deleted)
    }

    /// From the beginning of the log, so that it never has a hole.
    async fn prune_log(
        &self,
        image: ImageId,
        (mut oldest, spare): (i64, i64),
        rule: &Retention,
    ) -> Result<u64, StoreError> {
        let mut deleted = 0;
        while oldest <= spare {
            let end = (oldest + CHUNK).min(spare + 1);
            let rows = self.db.write(delete_events(image, end, rule)).await?;
            deleted += rows;
            oldest = if rows == 0 { i64::MAX } else { end };
        }
        Ok(deleted)
    }

    /// Reads the old ones beside the writer: an index by time would cost every operation a page.
    async fn prune_operations(&self, rule: &Retention) -> Result<u64, StoreError> {
        let sql = "SELECT tenant_id, broadcast_id, actor_id FROM operations WHERE at < $1 LIMIT $2";
        let mut deleted = 0;
        loop {
            let old = statement!(sql, rule.operations_before, CHUNK);
            let old = self.db.list(old, delete_operation).await?;
            if old.is_empty() {
                return Ok(deleted);
            }
            for delete in old {
                deleted += self.db.write(delete).await?;
            }
        }
    }
}

/// An image, the last event that may be deleted, and the oldest one there is.
fn long_log_of(row: &Row) -> Result<(ImageId, i64, i64), StoreError> {
    let oldest = get::<Option<i64>>(row, "oldest")?.unwrap_or(i64::MAX);
    Ok((ImageId(id(row, "id")?), get(row, "spare")?, oldest))
}

/// Events before `end`, up to the first that is not old.
fn delete_events(image: ImageId, end: i64, rule: &Retention) -> Statement {
    statement!(
        "DELETE FROM events WHERE image_id = $1 AND seq < coalesce((SELECT min(seq) FROM events \
         WHERE image_id = $1 AND seq < $2 AND at >= $3), $2)",
        image,
        end,
        rule.events_before,
    )
}

fn delete_operation(row: &Row) -> Result<Statement, StoreError> {
    Ok(statement!(
        "DELETE FROM operations WHERE tenant_id = $1 AND broadcast_id = $2 AND actor_id = $3",
        get::<&str>(row, "tenant_id")?,
        BroadcastId(id(row, "broadcast_id")?),
        UserId(id(row, "actor_id")?),
    ))
}
