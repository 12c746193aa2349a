//! Reading a whole board.

use crate::model::{Board, ImageId};
use crate::server::store::contract::{LogHead, StoreError};
use crate::server::store::sql::{Row, board_of, count, seq};
use sqlx::{SqliteConnection, SqlitePool};

const COMMENTS: &str = "SELECT chat_id, state, id, seq, parent_id, by_id, by_name, by_role, at, body, \
    html, edited_at, reactions, deleted_by FROM comments WHERE image_id = ? \
    ORDER BY number, chat_id, state, seq, id";
const CHATS: &str = "SELECT id, state, number, x, y, w, h, by_id, by_name, by_role, opened_at, resolved_by_id, \
    resolved_by_name, resolved_by_role, resolved_at, locked, deleted_by FROM chats WHERE image_id = ?";

/// LP6: rows and `seq` out of one transaction.
pub async fn load(readers: &SqlitePool, image: ImageId) -> Result<Option<Board>, StoreError> {
    let mut transaction = readers.begin().await?;
    let Some(head) = head(&mut transaction, image).await? else { return Ok(None) };
    let comments = rows(&mut transaction, COMMENTS, image).await?;
    let chats = rows(&mut transaction, CHATS, image).await?;
    transaction.commit().await?;
    board_of(image, head, &comments, &chats).map(Some)
}

/// How far an image's log has come.
pub async fn head(
    connection: &mut SqliteConnection,
    image: ImageId,
) -> Result<Option<LogHead>, StoreError> {
    let head = sqlx::query("SELECT seq, opened FROM images WHERE id = ?").bind(image.0);
    let Some(head) = head.fetch_optional(connection).await?.map(Row::from) else { return Ok(None) };
    Ok(Some(LogHead { seq: seq(&head, "seq")?, opened: count(&head, "opened")? }))
}

async fn rows(
    connection: &mut SqliteConnection,
    sql: &'static str,
    image: ImageId,
) -> Result<Vec<Row>, StoreError> {
    let rows = sqlx::query(sql).bind(image.0).fetch_all(connection).await?;
    Ok(rows.into_iter().map(Row::from).collect())
}
