//! A board from its rows.

use crate::model::{Board, Chat, ChatId, Comment, Deleted, ImageId, UserId};
use crate::server::store::contract::{LogHead, StoreError};
use crate::server::store::sql::{Row, chat_of, comment_of, count, get, id, seq};
use sqlx::{SqliteConnection, SqlitePool};
use std::collections::BTreeMap;
use std::sync::Arc;

/// `comments.state`: deleted by itself, not with its discussion.
const DELETED_ALONE: i64 = 2;

/// Comments by discussion and by whether that is there (0) or deleted (1), oldest first.
type Comments = BTreeMap<(ChatId, i64), Vec<Comment>>;

/// LP6: rows and `seq` out of one transaction.
pub async fn load(readers: &SqlitePool, image: ImageId) -> Result<Option<Board>, StoreError> {
    let mut transaction = readers.begin().await?;
    let Some(head) = head(&mut transaction, image).await? else { return Ok(None) };
    let mut board = Board { seq: head.seq, opened: head.opened, ..Board::new(image) };
    let comments = load_comments(&mut transaction, &mut board).await?;
    load_chats(&mut transaction, &mut board, comments).await?;
    transaction.commit().await?;
    Ok(Some(board))
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

/// Puts comments that were deleted by themselves into the board and returns the others.
async fn load_comments(
    connection: &mut SqliteConnection,
    board: &mut Board,
) -> Result<Comments, StoreError> {
    let sql = "SELECT chat_id, state, id, seq, parent_id, by_id, by_name, by_role, at, body, \
               html, edited_at, deleted_by FROM comments WHERE image_id = ? \
               ORDER BY number, chat_id, state, seq, id";
    let rows = sqlx::query(sql).bind(board.image.0).fetch_all(connection).await?;
    let mut comments = Comments::new();
    for row in rows.into_iter().map(Row::from) {
        let row = &row;
        let (chat, state, comment) =
            (ChatId(id(row, "chat_id")?), get(row, "state")?, comment_of(row)?);
        if state == DELETED_ALONE {
            board.deleted_comments.insert(comment.id, deleted(row, (chat, comment))?);
        } else {
            comments.entry((chat, state)).or_default().push(comment);
        }
    }
    Ok(comments)
}

async fn load_chats(
    connection: &mut SqliteConnection,
    board: &mut Board,
    mut comments: Comments,
) -> Result<(), StoreError> {
    let sql = "SELECT id, state, number, x, y, by_id, by_name, by_role, opened_at, resolved_by_id, \
               resolved_by_name, resolved_by_role, resolved_at, locked, deleted_by FROM chats WHERE image_id = ?";
    let rows = sqlx::query(sql).bind(board.image.0).fetch_all(connection).await?;
    for row in rows.into_iter().map(Row::from) {
        let row = &row;
        let (state, mut chat): (i64, Chat) = (get(row, "state")?, chat_of(row)?);
        chat.comments = comments.remove(&(chat.id, state)).unwrap_or_default();
        if state == 0 {
            board.chats.insert(chat.id, Arc::new(chat));
        } else {
            board.deleted_chats.insert(chat.id, deleted(row, Arc::new(chat))?);
        }
    }
    Ok(())
}

fn deleted<T>(row: &Row, was: T) -> Result<Deleted<T>, StoreError> {
    Ok(Deleted { was, by: UserId(id(row, "deleted_by")?) })
}
