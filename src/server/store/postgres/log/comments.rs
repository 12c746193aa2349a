//! The comments of one discussion, a page at a time.

use super::board::head;
use super::snapshot;
use crate::model::{ChatId, Comment, CommentPage, ImageId, Omitted, Seq};
use crate::server::store::contract::{CommentRange, StoreError};
use crate::server::store::sql::{Row, bound_of, comment_of, count, omitted_of};
use sqlx::{PgConnection, PgPool};

/// The comments of a discussion that are there, in an order.
macro_rules! of_chat {
    ($columns:literal, $rest:literal) => {
        concat!(
            "SELECT ",
            $columns,
            " FROM comments WHERE image_id = $1 AND number = $2 AND chat_id = $3 AND state = 0 ",
            $rest
        )
    };
}

const BEFORE: &str = of_chat!(
    "id, seq, parent_id, by_id, by_name, by_role, at, body, html, edited_at, reactions",
    "AND seq < $4 ORDER BY seq DESC, id DESC LIMIT $5"
);
const AFTER: &str = of_chat!(
    "id, seq, parent_id, by_id, by_name, by_role, at, body, html, edited_at, reactions",
    "AND seq > $4 ORDER BY seq, id LIMIT $5"
);
/// The first one, with their number.
const OLDER: &str = of_chat!(
    "substr(body, 1, 400) AS body, html, count(*) OVER () AS count",
    "AND seq < $4 ORDER BY seq, id LIMIT 1"
);

/// A page of a discussion's comments, oldest first; `None` when the discussion is not there.
pub async fn load(
    pool: &PgPool,
    (image, chat): (ImageId, ChatId),
    range: CommentRange,
    limit: u32,
) -> Result<Option<CommentPage>, StoreError> {
    let mut snapshot = snapshot::begin(pool).await?;
    let Some(head) = head(&mut snapshot, image).await? else { return Ok(None) };
    let sql = "SELECT number FROM chats WHERE id = $1 AND image_id = $2 AND state = 0";
    let number = sqlx::query(sql).bind(chat.0).bind(image.0);
    let Some(row) = number.fetch_optional(&mut *snapshot).await? else { return Ok(None) };
    let thread = Thread { image, number: count(&row.into(), "number")?, chat };
    let comments = thread.comments(&mut snapshot, range, limit).await?;
    let omitted = match comments.first() {
        Some(first) => thread.older(&mut snapshot, first.seq).await?,
        None => None,
    };
    snapshot.commit().await?;
    Ok(Some(CommentPage { chat_id: chat, number: thread.number, seq: head.seq, comments, omitted }))
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
        connection: &mut PgConnection,
        range: CommentRange,
        limit: u32,
    ) -> Result<Vec<Comment>, StoreError> {
        let (sql, seq, is_backwards) = match range {
            CommentRange::Before(seq) => (BEFORE, seq, true),
            CommentRange::After(seq) => (AFTER, seq, false),
        };
        let query = sqlx::query(sql).bind(self.image.0).bind(i64::from(self.number));
        let query = query.bind(self.chat.0).bind(bound_of(seq)).bind(i64::from(limit));
        let rows = query.fetch_all(connection).await?;
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
        connection: &mut PgConnection,
        before: Seq,
    ) -> Result<Option<Omitted>, StoreError> {
        let query = sqlx::query(OLDER).bind(self.image.0).bind(i64::from(self.number));
        let row = query.bind(self.chat.0).bind(bound_of(before)).fetch_optional(connection).await?;
        row.map(|row| omitted_of(&Row::from(row), before)).transpose()
    }
}
