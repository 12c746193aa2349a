//! Reading an image's log.

use super::snapshot;
use crate::model::{CommentBody, CommentId, ImageId, Seq};
use crate::server::store::contract::{StoreError, Tail};
use crate::server::store::sql::{
    Row, checked, get, id, leave_out, recorded_of, seq, told_comments,
};
use sqlx::{PgConnection, PgPool};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

const HEAD: &str = "SELECT seq, restated, EXISTS (SELECT 1 FROM events WHERE image_id = images.id \
    AND seq = $1) AS holds_next FROM images WHERE id = $2";
const EVENTS: &str = "SELECT seq, broadcast_id, actor_id, actor_name, actor_role, at, event FROM events \
    WHERE image_id = $1 AND seq > $2 ORDER BY seq LIMIT $3";
const TEXTS: &str =
    "SELECT id, body FROM comments WHERE image_id = $1 AND state = 0 AND id = ANY ($2)";

/// The log after `since`. A `since` beyond the log's end is of another history: it does not reach.
pub async fn tail(
    pool: &PgPool,
    image: ImageId,
    since: Seq,
    limit: u32,
) -> Result<Option<Tail>, StoreError> {
    let mut snapshot = snapshot::begin(pool).await?;
    let tail = read(&mut snapshot, image, since, limit).await?;
    snapshot.commit().await?;
    Ok(tail)
}

/// The same without texts that were deleted or edited since: of each comment, the present text alone.
pub async fn told(
    pool: &PgPool,
    image: ImageId,
    since: Seq,
    limit: u32,
) -> Result<Option<Tail>, StoreError> {
    let mut snapshot = snapshot::begin(pool).await?;
    let Some(mut tail) = read(&mut snapshot, image, since, limit).await? else {
        return Ok(None);
    };
    let comments = told_comments(&mut tail.events);
    let present = texts(&mut snapshot, image, &comments).await?;
    snapshot.commit().await?;
    leave_out(&mut tail.events, &present);
    Ok(Some(tail))
}

/// The texts of those comments that are there.
async fn texts(
    connection: &mut PgConnection,
    image: ImageId,
    comments: &BTreeSet<CommentId>,
) -> Result<BTreeMap<CommentId, CommentBody>, StoreError> {
    if comments.is_empty() {
        return Ok(BTreeMap::new());
    }
    let ids: Vec<Uuid> = comments.iter().map(|comment| comment.0).collect();
    let rows = sqlx::query(TEXTS).bind(image.0).bind(ids).fetch_all(connection).await?;
    let text = |row: Row| Ok((CommentId(id(&row, "id")?), checked::<String, _>(&row, "body")?));
    rows.into_iter().map(Row::from).map(text).collect()
}

async fn read(
    connection: &mut PgConnection,
    image: ImageId,
    since: Seq,
    limit: u32,
) -> Result<Option<Tail>, StoreError> {
    let after = i64::try_from(since.0).unwrap_or(i64::MAX);
    let query = sqlx::query(HEAD).bind(after.saturating_add(1)).bind(image.0);
    let Some(row) = query.fetch_optional(&mut *connection).await? else { return Ok(None) };
    let row = Row::from(row);
    let (head, restated) = (seq(&row, "seq")?, seq(&row, "restated")?);
    let holds_next: bool = get(&row, "holds_next")?;
    let query = sqlx::query(EVENTS).bind(image.0).bind(after).bind(i64::from(limit));
    let rows = query.fetch_all(connection).await?;
    let events = rows.into_iter().map(|row| recorded_of(&row.into())).collect::<Result<_, _>>()?;
    Ok(Some(Tail { head, events, reaches: since == head || holds_next, restated }))
}
