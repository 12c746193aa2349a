//! Where discussions and comments belong, deleted or not. The log writes these rows.

use super::plain_tables::PlainTables;
use crate::model::{Author, ChatId, CommentId, ImageId, Seq};
use crate::server::store::contract::{ImageComment, StoreError, StoredComment};
use crate::server::store::sql::{BY, Row, author, comment_of, count, get, id, statement};
use uuid::Uuid;

impl PlainTables {
    /// The image of a discussion.
    pub async fn image_of_chat(&self, chat: ChatId) -> Result<Option<ImageId>, StoreError> {
        let sql = "SELECT image_id FROM chats WHERE id = $1 ORDER BY state LIMIT 1";
        self.db.find(statement!(sql, chat), |row| id(row, "image_id").map(ImageId)).await
    }

    /// In the order of the table's key: each page is read from where the one before it ends.
    pub async fn comments_of_image(
        &self,
        image: ImageId,
        after: Option<&ImageComment>,
        limit: u32,
    ) -> Result<Vec<ImageComment>, StoreError> {
        let sql = "SELECT number, chat_id, id, seq, parent_id, by_id, by_name, by_role, at, body, html, \
                   edited_at, reactions FROM comments WHERE image_id = $1 AND state = 0 AND number >= $2 \
                   AND (number > $2 OR chat_id > $3 OR (chat_id = $3 AND (seq > $4 OR (seq = $4 AND id > $5)))) \
                   ORDER BY number, chat_id, seq, id LIMIT $6";
        let (number, chat) = after.map_or((0, ChatId(Uuid::nil())), |a| (a.number, a.chat));
        let (seq, id) =
            after.map_or((Seq(0), CommentId(Uuid::nil())), |a| (a.comment.seq, a.comment.id));
        let query = statement!(sql, image, number, chat, seq, id, limit);
        self.db.list(query, image_comment_of).await
    }

    /// The image and discussion of a comment.
    pub async fn chat_of_comment(
        &self,
        comment: CommentId,
    ) -> Result<Option<(ImageId, ChatId)>, StoreError> {
        let sql = "SELECT image_id, chat_id FROM comments WHERE id = $1 ORDER BY state LIMIT 1";
        let read = |row: &Row| Ok((ImageId(id(row, "image_id")?), ChatId(id(row, "chat_id")?)));
        self.db.find(statement!(sql, comment), read).await
    }

    /// A comment; of two with one id, the one that is not deleted.
    pub(super) async fn stored_comment(
        &self,
        comment: CommentId,
    ) -> Result<Option<StoredComment>, StoreError> {
        let sql = "SELECT image_id, chat_id, by_id, by_name, by_role, body, state FROM comments \
                   WHERE id = $1 ORDER BY state LIMIT 1";
        self.db.find(statement!(sql, comment), stored_comment_of).await
    }

    /// The author of a discussion.
    pub(super) async fn opener_of(&self, chat: ChatId) -> Result<Option<Author>, StoreError> {
        let sql = "SELECT by_id, by_name, by_role FROM chats WHERE id = $1 ORDER BY state LIMIT 1";
        self.db.find(statement!(sql, chat), |row| author(row, BY)).await
    }
}

fn image_comment_of(row: &Row) -> Result<ImageComment, StoreError> {
    let (number, comment) = (count(row, "number")?, comment_of(row)?);
    Ok(ImageComment { chat: ChatId(id(row, "chat_id")?), number, comment })
}

fn stored_comment_of(row: &Row) -> Result<StoredComment, StoreError> {
    Ok(StoredComment {
        image: ImageId(id(row, "image_id")?),
        chat: ChatId(id(row, "chat_id")?),
        by: author(row, BY)?,
        body: get(row, "body")?,
        is_there: get::<i64>(row, "state")? == 0,
    })
}
