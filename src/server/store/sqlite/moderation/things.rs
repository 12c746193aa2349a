//! Comments, discussions and people as moderation needs them. Knows not what for.

use crate::model::{Author, ChatId, CommentId, ImageId, UserId};
use crate::server::store::sqlite::rows::{author, get, id};
use crate::server::store::{StoreError, StoredComment};
use sqlx::SqlitePool;
use std::net::IpAddr;

/// A comment; where one id is both there and deleted, the one that is there.
pub async fn comment(
    readers: &SqlitePool,
    comment: CommentId,
) -> Result<Option<StoredComment>, StoreError> {
    let sql = "SELECT image_id, chat_id, by_id, by_name, body, state FROM comments WHERE id = ? \
               ORDER BY state LIMIT 1";
    let Some(row) = sqlx::query(sql).bind(comment.0).fetch_optional(readers).await? else {
        return Ok(None);
    };
    Ok(Some(StoredComment {
        image: ImageId(id(&row, "image_id")?),
        chat: ChatId(id(&row, "chat_id")?),
        by: author(&row, "by_id", "by_name")?,
        body: get(&row, "body")?,
        is_there: get::<i64>(&row, "state")? == 0,
    }))
}

/// Who opened a discussion.
pub async fn opener(readers: &SqlitePool, chat: ChatId) -> Result<Option<Author>, StoreError> {
    let sql = "SELECT by_id, by_name FROM chats WHERE id = ? ORDER BY state LIMIT 1";
    let row = sqlx::query(sql).bind(chat.0).fetch_optional(readers).await?;
    row.as_ref().map(|row| author(row, "by_id", "by_name")).transpose()
}

/// Of the session that was seen last.
pub async fn last_address(
    readers: &SqlitePool,
    user: UserId,
) -> Result<Option<IpAddr>, StoreError> {
    let sql = "SELECT address FROM sessions WHERE user_id = ? AND address IS NOT NULL \
               ORDER BY coalesce(seen_at, created_at) DESC LIMIT 1";
    let address: Option<String> =
        sqlx::query_scalar(sql).bind(user.0).fetch_optional(readers).await?;
    Ok(address.and_then(|address| address.parse().ok()))
}
