//! The log in PostgreSQL. What an event changes in the rows of discussions and comments is in the database,
//! `migrations/postgres/0003_log.sql`.

mod append;
mod board;
mod comments;
mod operations;
mod outline;
mod snapshot;
mod tail;

use super::database::PostgresDatabase;
use crate::model::{
    Board, BroadcastId, ChatId, CommentPage, Epoch, ImageId, Seq, TenantId, UserId,
};
use crate::protocol::live::Outcome;
use crate::server::store::contract::{
    Append, CommentRange, Committed, KnownOperation, LogHead, StoreError, Tail, WholeUpTo,
};
use crate::server::store::sql::{Database, Log, statement};
use uuid::Uuid;

/// A row that changes and means nothing.
const PROBE: &str = "INSERT INTO meta (key, value) VALUES ('probe', $1) \
                     ON CONFLICT (key) DO UPDATE SET value = excluded.value";

impl Log for PostgresDatabase {
    fn epoch(&self) -> Epoch {
        self.server.epoch()
    }

    async fn probe(&self) -> Result<(), StoreError> {
        self.execute(vec![statement!(PROBE, Uuid::now_v7())]).await.map(drop)
    }

    /// There is nothing to do: connections are opened whenever they are needed.
    async fn recover(&self) -> Result<(), StoreError> {
        Ok(())
    }

    async fn close(&self) {
        self.close().await;
    }

    fn append(&self, append: Append, committed: Committed) {
        let writer = self.writer(append.image).ok_or(StoreError::Stopped);
        match writer.and_then(|writer| Ok((writer, append::json(&append)?))) {
            Ok((writer, json)) => writer.submit(json, committed),
            Err(error) => committed(Err(error.into())),
        }
    }

    async fn head(&self, image: ImageId) -> Result<Option<LogHead>, StoreError> {
        self.read(async || board::head(&mut *self.pool.acquire().await?, image).await).await
    }

    async fn board(&self, image: ImageId) -> Result<Option<Board>, StoreError> {
        self.read(|| board::load(&self.pool, image)).await
    }

    async fn outline(&self, image: ImageId, whole: WholeUpTo) -> Result<Option<Board>, StoreError> {
        self.read(|| outline::load(&self.pool, image, whole)).await
    }

    async fn comments(
        &self,
        image: ImageId,
        chat: ChatId,
        range: CommentRange,
        limit: u32,
    ) -> Result<Option<CommentPage>, StoreError> {
        self.read(|| comments::load(&self.pool, (image, chat), range, limit)).await
    }

    async fn operation(
        &self,
        tenant: &TenantId,
        actor: UserId,
        broadcast_id: BroadcastId,
    ) -> Result<Option<KnownOperation>, StoreError> {
        self.read(|| operations::find(&self.pool, tenant, actor, broadcast_id)).await
    }

    async fn outcomes(
        &self,
        tenant: &TenantId,
        actor: UserId,
        ids: &[BroadcastId],
    ) -> Result<Vec<Outcome>, StoreError> {
        self.read(|| operations::outcomes(&self.pool, tenant, actor, ids)).await
    }

    async fn tail(
        &self,
        image: ImageId,
        since: Seq,
        limit: u32,
    ) -> Result<Option<Tail>, StoreError> {
        self.read(|| tail::tail(&self.pool, image, since, limit)).await
    }

    async fn told(
        &self,
        image: ImageId,
        since: Seq,
        limit: u32,
    ) -> Result<Option<Tail>, StoreError> {
        self.read(|| tail::told(&self.pool, image, since, limit)).await
    }
}
