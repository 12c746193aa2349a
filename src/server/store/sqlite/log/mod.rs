//! The log in SQLite, and its projection into the rows of discussions and comments.

mod append;
mod board;
mod comments;
mod operations;
mod outbox;
mod outline;
mod project;
mod tail;

use super::database::SqliteDatabase;
use crate::model::{
    Board, BroadcastId, ChatId, CommentPage, Epoch, ImageId, Seq, TenantId, UserId,
};
use crate::protocol::live::Outcome;
use crate::server::store::contract::{
    Append, CommentRange, Committed, KnownOperation, LogHead, StoreError, Tail, WholeUpTo,
};
use crate::server::store::sql::{Log, statement};

/// A row that comes and goes: nothing changes, and one page is committed to the write-ahead log, which is reused after
/// each checkpoint. A transaction that is rolled back would not notice a full disk, and a value that is replaced by
/// itself is not written.
const PROBE: [&str; 2] =
    ["INSERT INTO meta (key, value) VALUES ('probe', X'')", "DELETE FROM meta WHERE key = 'probe'"];

impl Log for SqliteDatabase {
    fn epoch(&self) -> Epoch {
        self.epoch()
    }

    async fn probe(&self) -> Result<(), StoreError> {
        sqlx::query("SELECT 1 FROM meta").fetch_optional(&*self.readers().await).await?;
        self.writer()?.write(PROBE.map(|sql| statement!(sql)).into()).await.map(drop)
    }

    async fn recover(&self) -> Result<(), StoreError> {
        self.open_for_writing().await
    }

    async fn close(&self) {
        if let Ok(writer) = self.writer() {
            writer.close().await;
        }
        self.readers().await.close().await;
    }

    fn append(&self, append: Append, committed: Committed) {
        match self.writer().and_then(|writer| Ok((writer, append::statements(&append)?))) {
            Ok((writer, statements)) => writer.submit_script(statements, move |outcome| {
                committed(outcome.map(drop).map_err(append::refused));
            }),
            Err(error) => committed(Err(error.into())),
        }
    }

    async fn head(&self, image: ImageId) -> Result<Option<LogHead>, StoreError> {
        board::head(&mut *self.readers().await.acquire().await?, image).await
    }

    async fn board(&self, image: ImageId) -> Result<Option<Board>, StoreError> {
        board::load(&*self.readers().await, image).await
    }

    async fn outline(&self, image: ImageId, whole: WholeUpTo) -> Result<Option<Board>, StoreError> {
        outline::load(&*self.readers().await, image, whole).await
    }

    async fn comments(
        &self,
        image: ImageId,
        chat: ChatId,
        range: CommentRange,
        limit: u32,
    ) -> Result<Option<CommentPage>, StoreError> {
        comments::load(&*self.readers().await, (image, chat), range, limit).await
    }

    async fn operation(
        &self,
        tenant: &TenantId,
        actor: UserId,
        broadcast_id: BroadcastId,
    ) -> Result<Option<KnownOperation>, StoreError> {
        operations::find(&*self.readers().await, tenant, actor, broadcast_id).await
    }

    async fn outcomes(
        &self,
        tenant: &TenantId,
        actor: UserId,
        ids: &[BroadcastId],
    ) -> Result<Vec<Outcome>, StoreError> {
        operations::outcomes(&*self.readers().await, tenant, actor, ids).await
    }

    async fn tail(
        &self,
        image: ImageId,
        since: Seq,
        limit: u32,
    ) -> Result<Option<Tail>, StoreError> {
        tail::tail(&*self.readers().await, image, since, limit).await
    }

    async fn told(
        &self,
        image: ImageId,
        since: Seq,
        limit: u32,
    ) -> Result<Option<Tail>, StoreError> {
        tail::told(&*self.readers().await, image, since, limit).await
    }
}
