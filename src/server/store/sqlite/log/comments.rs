//! The comments of one discussion, a page at a time.

use super::board::head;
use crate::model::{ChatId, Comment, CommentPage, ImageId, Omitted, Seq};
use crate::server::store::contract::{CommentRange, StoreError};
use crate::server::store::sql::{Row, bound_of, comment_of, omitted_of};
use sqlx::{SqliteConnection, SqlitePool};

/// Columns of a comment, in the rows of one discussion that are there.
const OF_CHAT: &str = "SELECT id, seq, parent_id, by_id, by_name, by_role, at, body, html, \
                       edited_at, reactions FROM comments \
                       WHERE image_id = ? AND number = ? AND chat_id = ? AND state = 0";

/// A page of a discussion's comments, oldest first; `None` when the discussion is not there.
pub async fn load(
    readers: &SqlitePool,
    (image, chat): (ImageId, ChatId),
    range: CommentRange,
    limit: u32,
) -> Result<Option<CommentPage>, StoreError> {
    let mut transaction = readers.begin().await?;
    let Some(head) = head(&mut transaction, image).await? else { return Ok(None) };
    let sql = "SELECT number FROM chats WHERE id = ? AND image_id = ? AND state = 0";
    let number = sqlx::query_scalar(sql).bind(chat.0).bind(image.0);
    let Some(number) = number.fetch_optional(&mut *transaction).await? else { return Ok(None) };
    let thread = Thread { image, number, chat };
    let comments = thread.comments(&mut transaction, range, limit).await?;
    let omitted = match comments.first() {
        Some(first) => thread.older(&mut transaction, first.seq).await?,
        None => None,
    };
    transaction.commit().await?;
    Ok(Some(CommentPage { chat_id: chat, number, seq: head.seq, comments, omitted }))
}

/// The key of a discussion's comments.
struct Thread {
    image: ImageId,
    number: u32,
    chat: ChatId,
}

impl Thread {
    async fn comments(
        &self,
        connection: &mut SqliteConnection,
        range: CommentRange,
        limit: u32,
    ) -> Result<Vec<Comment>, StoreError> {
        let (bound, seq, is_backwards) = match range {
            CommentRange::Before(seq) => {
                ("AND seq < ? ORDER BY seq DESC, id DESC LIMIT ?", seq, true)
            }
            CommentRange::After(seq) => ("AND seq > ? ORDER BY seq, id LIMIT ?", seq, false),
        };
        let sql = format!("{OF_CHAT} {bound}");
        let query = sqlx::query(&sql).bind(self.image.0).bind(self.number).bind(self.chat.0);
        let rows = query.bind(bound_of(seq)).bind(limit).fetch_all(connection).await?;
        let comments = rows.into_iter().map(|row| comment_of(&Row::from(row)));
        let mut comments = comments.collect::<Result<Vec<_>, _>>()?;
        if is_backwards {
            comments.reverse();
        }
        Ok(comments)
    }

    /// The comments before a place.
    async fn older(
        &self,
        connection: &mut SqliteConnection,
        before: Seq,
    ) -> Result<Option<Omitted>, StoreError> {
        let sql = "SELECT COUNT(*) AS count, MIN(seq), substr(body, 1, 400) AS body, html FROM comments \
                   WHERE image_id = ? AND number = ? AND chat_id = ? AND state = 0 AND seq < ? \
                   HAVING COUNT(*) > 0";
        let query = sqlx::query(sql).bind(self.image.0).bind(self.number).bind(self.chat.0);
        let row = query.bind(bound_of(before)).fetch_optional(connection).await?;
        row.map(|row| omitted_of(&Row::from(row), before)).transpose()
    }
}
