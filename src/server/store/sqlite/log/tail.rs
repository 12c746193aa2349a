//! Reading an image's log.

use crate::model::{CommentBody, CommentId, ImageId, Seq};
use crate::server::store::contract::{StoreError, Tail};
use crate::server::store::sql::{
    Row, checked, get, id, leave_out, recorded_of, seq, told_comments,
};
use sqlx::{SqliteConnection, SqlitePool};
use std::collections::{BTreeMap, BTreeSet};

/// Comments looked up by one query; SQLite takes some thirty times as many values.
const MAX_VALUES: usize = 1_000;

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

/// The same without texts that were deleted or edited since: of each comment, the present text alone.
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
    let comments = told_comments(&mut tail.events);
    let present = texts(&mut transaction, image, &comments).await?;
    transaction.commit().await?;
    leave_out(&mut tail.events, &present);
    Ok(Some(tail))
}

/// The texts of those comments that are there.
async fn texts(
    connection: &mut SqliteConnection,
    image: ImageId,
    comments: &BTreeSet<CommentId>,
) -> Result<BTreeMap<CommentId, CommentBody>, StoreError> {
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
            let row = Row::from(row);
            texts.insert(CommentId(id(&row, "id")?), checked::<String, _>(&row, "body")?);
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
    let row = Row::from(row);
    let (head, restated) = (seq(&row, "seq")?, seq(&row, "restated")?);
    let holds_next: bool = get(&row, "holds_next")?;
    let sql = "SELECT seq, broadcast_id, actor_id, actor_name, actor_role, at, event FROM events \
               WHERE image_id = ? AND seq > ? ORDER BY seq LIMIT ?";
    let query = sqlx::query(sql).bind(image.0).bind(after).bind(limit);
    let rows = query.fetch_all(connection).await?;
    let events = rows.into_iter().map(|row| recorded_of(&row.into())).collect::<Result<_, _>>()?;
    Ok(Some(Tail { head, events, reaches: since == head || holds_next, restated }))
}
