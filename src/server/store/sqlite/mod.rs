//! Everything in one SQLite file. Each table's statements stand in a file of their own; here is
//! only what the trait asks for. Knows no rule of who may do what.
//!
//! Reads go to a pool of read-only connections, writes to the one [`writer::Writer`].

mod append;
mod batch;
mod board;
mod connect;
mod images;
mod log;
mod people;
mod project;
mod retention;
mod rows;
mod steps;
#[cfg(test)]
mod tests;
mod usage;
mod writer;

use super::{
    Append, Committed, Digest, ImageRecord, KnownOperation, Retention, Store, StoreError, Tail,
    Tenant, Usage, User,
};
use crate::model::{
    Board, BroadcastId, ChatId, CommentId, DisplayName, Epoch, ImageId, Seq, TenantId, Timestamp,
    UserId,
};
use async_trait::async_trait;
use sqlx::SqlitePool;
use uuid::Uuid;
use writer::Writer;

/// Everything that is kept, in one SQLite file.
#[derive(Debug)]
pub struct SqliteStore {
    epoch: Epoch,
    readers: SqlitePool,
    writer: Writer,
}

impl SqliteStore {
    /// Opens the database at `sqlite://PATH` (or a bare path), creating the file and its folder
    /// when there are none, and brings its schema up to date. To be called within a tokio runtime.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        let options = connect::writer_options(url)?;
        let mut connection = connect::writer(&options).await?;
        let epoch = connect::epoch(&mut connection).await?;
        let readers = connect::readers(&options).await?;
        Ok(Self { epoch, readers, writer: Writer::start(options, connection) })
    }
}

#[async_trait]
impl Store for SqliteStore {
    fn epoch(&self) -> Epoch {
        self.epoch
    }

    async fn ping(&self) -> Result<(), StoreError> {
        if self.writer.is_closed() {
            return Err(StoreError::Stopped);
        }
        sqlx::query("SELECT 1 FROM meta").fetch_optional(&self.readers).await?;
        Ok(())
    }

    async fn close(&self) {
        self.writer.close().await;
        self.readers.close().await;
    }

    async fn tenant(&self, id: &TenantId) -> Result<Option<Tenant>, StoreError> {
        people::tenant(&self.readers, id).await
    }

    async fn create_tenant(&self, tenant: &Tenant, now: Timestamp) -> Result<bool, StoreError> {
        Ok(self.writer.write(people::create_tenant(tenant, now)).await? == 1)
    }

    async fn create_user(&self, user: &User, now: Timestamp) -> Result<(), StoreError> {
        self.writer.write(people::create_user(user, now)).await.map(drop)
    }

    async fn rename_user(&self, id: UserId, name: &DisplayName) -> Result<(), StoreError> {
        self.writer.write(people::rename_user(id, name)).await.map(drop)
    }

    async fn create_session(
        &self,
        token: &Digest,
        user: UserId,
        now: Timestamp,
        expires: Timestamp,
    ) -> Result<(), StoreError> {
        self.writer.write(people::create_session(token, user, now, expires)).await.map(drop)
    }

    async fn session_user(
        &self,
        token: &Digest,
        now: Timestamp,
    ) -> Result<Option<User>, StoreError> {
        people::session_user(&self.readers, token, now).await
    }

    async fn end_session(&self, token: &Digest) -> Result<(), StoreError> {
        self.writer.write(people::end_session(token)).await.map(drop)
    }

    async fn create_image(&self, image: &ImageRecord) -> Result<bool, StoreError> {
        Ok(self.writer.write(images::create(image)).await? == 1)
    }

    async fn image(&self, id: ImageId) -> Result<Option<ImageRecord>, StoreError> {
        images::by_id(&self.readers, id).await
    }

    async fn image_by_url_id(
        &self,
        tenant: &TenantId,
        url_id: &str,
    ) -> Result<Option<ImageRecord>, StoreError> {
        images::by_url_id(&self.readers, tenant, url_id).await
    }

    async fn recent_images(
        &self,
        tenant: &TenantId,
        limit: u32,
    ) -> Result<Vec<(ImageRecord, u32)>, StoreError> {
        images::recent(&self.readers, tenant, limit).await
    }

    async fn board(&self, image: ImageId) -> Result<Option<Board>, StoreError> {
        board::load(&self.readers, image).await
    }

    async fn image_of_chat(&self, chat: ChatId) -> Result<Option<ImageId>, StoreError> {
        board::image_of_chat(&self.readers, chat).await
    }

    async fn chat_of_comment(
        &self,
        comment: CommentId,
    ) -> Result<Option<(ImageId, ChatId)>, StoreError> {
        board::chat_of_comment(&self.readers, comment).await
    }

    async fn operation(
        &self,
        tenant: &TenantId,
        actor: UserId,
        broadcast_id: BroadcastId,
    ) -> Result<Option<KnownOperation>, StoreError> {
        log::operation(&self.readers, tenant, actor, broadcast_id).await
    }

    async fn tail(
        &self,
        image: ImageId,
        since: Seq,
        limit: u32,
    ) -> Result<Option<Tail>, StoreError> {
        log::tail(&self.readers, image, since, limit).await
    }

    fn append(&self, append: Append, committed: Committed) {
        match append::steps(&append) {
            Ok(steps) => self.writer.submit(steps, move |outcome| {
                committed(outcome.map(drop).map_err(append::refused));
            }),
            Err(error) => committed(Err(error.into())),
        }
    }

    async fn prune(&self, rule: &Retention) -> Result<u64, StoreError> {
        retention::prune(&self.readers, &self.writer, rule).await
    }

    async fn save_usage(
        &self,
        boot: Uuid,
        tenant: &TenantId,
        usage: &Usage,
    ) -> Result<(), StoreError> {
        self.writer.write(usage::save(boot, tenant, usage)).await.map(drop)
    }

    async fn usage(&self, tenant: &TenantId, hours: (i64, i64)) -> Result<Vec<Usage>, StoreError> {
        usage::of_tenant(&self.readers, tenant, hours).await
    }
}
