//! Everything in one SQLite file. Each table's statements stand in a file of their own; here is
//! only what the trait asks for. Knows no rule of who may do what.
//!
//! Reads go to a pool of read-only connections, writes to the one [`writer::Writer`].

mod accounts;
mod append;
mod batch;
mod board;
mod connect;
mod identities;
mod images;
mod invitations;
mod log;
mod migrations;
mod moderation;
mod people;
mod project;
mod retention;
mod rows;
mod steps;
mod tenancy;
#[cfg(test)]
mod tests;
mod usage;
mod writer;

use super::{
    Accounts, Append, Committed, Identities, ImageRecord, Invitations, KnownOperation, Moderation,
    People, Retention, Store, StoreError, Tail, Tenancy, Usage,
};
use crate::model::{Board, BroadcastId, ChatId, CommentId, Epoch, ImageId, Seq, TenantId, UserId};
use crate::protocol::live::Outcome;
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
    fn people(&self) -> &dyn People {
        self
    }

    fn tenancy(&self) -> &dyn Tenancy {
        self
    }

    fn accounts(&self) -> &dyn Accounts {
        self
    }

    fn invitations(&self) -> &dyn Invitations {
        self
    }

    fn moderation(&self) -> &dyn Moderation {
        self
    }

    fn identities(&self) -> &dyn Identities {
        self
    }

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

    async fn outcomes(
        &self,
        tenant: &TenantId,
        actor: UserId,
        ids: &[BroadcastId],
    ) -> Result<Vec<Outcome>, StoreError> {
        log::outcomes(&self.readers, tenant, actor, ids).await
    }

    async fn tail(
        &self,
        image: ImageId,
        since: Seq,
        limit: u32,
    ) -> Result<Option<Tail>, StoreError> {
        log::tail(&self.readers, image, since, limit).await
    }

    async fn told(
        &self,
        image: ImageId,
        since: Seq,
        limit: u32,
    ) -> Result<Option<Tail>, StoreError> {
        log::told(&self.readers, image, since, limit).await
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
