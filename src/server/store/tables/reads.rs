//! What people have read, as rows: one for each discussion that was read since all of the image was.

use super::plain_tables::PlainTables;
use crate::model::{ChatId, ImageId, Seq};
use crate::server::store::contract::{ReadingPlace, Reads, StoreError};
use crate::server::store::sql::{Row, id, seq, statement};
use async_trait::async_trait;

/// The id under which an image's discussions are read all together.
const fn all_of(image: ImageId) -> ChatId {
    ChatId(image.0)
}

#[async_trait]
impl Reads for PlainTables {
    async fn read_up_to(
        &self,
        ReadingPlace { image, user }: ReadingPlace,
    ) -> Result<Option<Seq>, StoreError> {
        let sql = "SELECT seq FROM reads WHERE user_id = $1 AND image_id = $2 AND chat_id = $3";
        self.db.find(statement!(sql, user, image, all_of(image)), |row| seq(row, "seq")).await
    }

    async fn unread(
        &self,
        ReadingPlace { image, user }: ReadingPlace,
        since: Seq,
    ) -> Result<Vec<(ChatId, Seq)>, StoreError> {
        let sql = "SELECT chat_id, max(seq) AS seq FROM comments \
                   WHERE image_id = $1 AND state = 0 AND by_id <> $2 AND seq > $3 \
                   AND NOT EXISTS (SELECT 1 FROM reads WHERE reads.user_id = $2 \
                   AND reads.image_id = $1 AND reads.chat_id = comments.chat_id \
                   AND reads.seq >= comments.seq) GROUP BY chat_id";
        let unread = |row: &Row| Ok((ChatId(id(row, "chat_id")?), seq(row, "seq")?));
        self.db.list(statement!(sql, image, user, since), unread).await
    }

    async fn written_in(
        &self,
        ReadingPlace { image, user }: ReadingPlace,
    ) -> Result<Vec<ChatId>, StoreError> {
        let sql = "SELECT DISTINCT chat_id FROM comments \
                   WHERE image_id = $1 AND state = 0 AND by_id = $2";
        self.db.list(statement!(sql, image, user), |row| id(row, "chat_id").map(ChatId)).await
    }

    async fn mark_read(
        &self,
        ReadingPlace { image, user }: ReadingPlace,
        chat: Option<ChatId>,
        up_to: Seq,
    ) -> Result<(), StoreError> {
        let mark = statement!(
            "INSERT INTO reads (user_id, image_id, chat_id, seq) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (user_id, image_id, chat_id) DO UPDATE SET seq = excluded.seq \
             WHERE reads.seq < excluded.seq",
            user,
            image,
            chat.unwrap_or(all_of(image)),
            up_to,
        );
        // What was read one by one up to there need not be remembered any more.
        let covered = statement!(
            "DELETE FROM reads WHERE user_id = $1 AND image_id = $2 AND chat_id <> $3 AND seq <= $4",
            user,
            image,
            all_of(image),
            up_to,
        );
        let covered = chat.is_none().then_some(covered);
        self.db.write_all([mark].into_iter().chain(covered).collect()).await
    }
}
