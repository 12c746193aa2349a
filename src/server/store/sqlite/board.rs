//! A board out of its rows, and where discussions and comments belong. Knows not how the rows
//! came about.

use super::rows::{chat_of, comment_of, count, get, id, seq};
use crate::model::{Board, Chat, ChatId, Comment, CommentId, Deleted, ImageId, UserId};
use crate::server::store::StoreError;
use sqlx::sqlite::SqliteRow;
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
    let head = sqlx::query("SELECT seq, opened FROM images WHERE id = ?").bind(image.0);
    let Some(head) = head.fetch_optional(&mut *transaction).await? else { return Ok(None) };
    let mut board = Board::new(image);
    board.seq = seq(&head, "seq")?;
    board.opened = count(&head, "opened")?;
    let comments = load_comments(&mut transaction, &mut board).await?;
    load_chats(&mut transaction, &mut board, comments).await?;
    transaction.commit().await?;
    Ok(Some(board))
}

/// Those that were deleted by themselves go into the board, the others are given back.
async fn load_comments(
    connection: &mut SqliteConnection,
    board: &mut Board,
) -> Result<Comments, StoreError> {
    let sql = "SELECT chat_id, state, id, seq, parent_id, by_id, by_name, at, body, html, \
               edited_at, deleted_by FROM comments WHERE image_id = ? \
               ORDER BY number, chat_id, state, seq, id";
    let rows = sqlx::query(sql).bind(board.image.0).fetch_all(connection).await?;
    let mut comments = Comments::new();
    for row in &rows {
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
    let sql = "SELECT id, state, number, x, y, by_id, by_name, opened_at, resolved_by_id, \
               resolved_by_name, resolved_at, locked, deleted_by FROM chats WHERE image_id = ?";
    let rows = sqlx::query(sql).bind(board.image.0).fetch_all(connection).await?;
    for row in &rows {
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

fn deleted<T>(row: &SqliteRow, was: T) -> Result<Deleted<T>, StoreError> {
    Ok(Deleted { was, by: UserId(id(row, "deleted_by")?) })
}

/// The image of a discussion, deleted or not.
pub async fn image_of_chat(
    readers: &SqlitePool,
    chat: ChatId,
) -> Result<Option<ImageId>, StoreError> {
    let sql = "SELECT image_id FROM chats WHERE id = ? ORDER BY state LIMIT 1";
    Ok(sqlx::query_scalar(sql).bind(chat.0).fetch_optional(readers).await?.map(ImageId))
}

/// The image and discussion of a comment, deleted or not.
pub async fn chat_of_comment(
    readers: &SqlitePool,
    comment: CommentId,
) -> Result<Option<(ImageId, ChatId)>, StoreError> {
    let sql = "SELECT image_id, chat_id FROM comments WHERE id = ? ORDER BY state LIMIT 1";
    let found = sqlx::query_as(sql).bind(comment.0).fetch_optional(readers).await?;
    Ok(found.map(|(image, chat)| (ImageId(image), ChatId(chat))))
}
