//! The whole store over one database: its log and the plain tables.

use super::contract::{
    Accounts, ApiKeys, Append, CommentPictures, CommentRange, Committed, Identities, ImageComment,
    ImageRecord, Images, Invitations, KnownOperation, LogHead, Mentions, Moderation, People, Reads,
    Retention, Sent, Store, StoreError, Tail, Tenancy, Usage, Versions, Webhooks, WholeUpTo,
};
use super::sql::{Database, Log};
use super::tables::PlainTables;
use crate::model::{
    Board, BroadcastId, ChatId, CommentId, CommentPage, Epoch, ImageId, Seq, TenantId, UserId,
};
use crate::protocol::live::Outcome;
use async_trait::async_trait;
use std::sync::Arc;
use uuid::Uuid;

/// The whole store over one database.
pub struct SqlStore<D> {
    log: Arc<D>,
    tables: PlainTables,
}

impl<D: Database + Log> SqlStore<D> {
    /// The store over an open database whose schema is up to date.
    pub fn new(database: D) -> Self {
        let log = Arc::new(database);
        let tables = PlainTables::new(Arc::clone(&log) as Arc<dyn Database>);
        Self { log, tables }
    }
}

#[async_trait]
impl<D: Database + Log> Store for SqlStore<D> {
    fn people(&self) -> &dyn People {
        &self.tables
    }

    fn tenancy(&self) -> &dyn Tenancy {
        &self.tables
    }

    fn accounts(&self) -> &dyn Accounts {
        &self.tables
    }

    fn api_keys(&self) -> &dyn ApiKeys {
        &self.tables
    }

    fn invitations(&self) -> &dyn Invitations {
        &self.tables
    }

    fn moderation(&self) -> &dyn Moderation {
        &self.tables
    }

    fn identities(&self) -> &dyn Identities {
        &self.tables
    }

    fn images(&self) -> &dyn Images {
        &self.tables
    }

    fn reads(&self) -> &dyn Reads {
        &self.tables
    }

    fn mentions(&self) -> &dyn Mentions {
        &self.tables
    }

    fn versions(&self) -> &dyn Versions {
        &self.tables
    }

    fn comment_pictures(&self) -> &dyn CommentPictures {
        &self.tables
    }

    fn webhooks(&self) -> &dyn Webhooks {
        &self.tables
    }

    fn epoch(&self) -> Epoch {
        self.log.epoch()
    }

    async fn shares_history(
        &self,
        epoch: Epoch,
        image: ImageId,
        seq: Seq,
    ) -> Result<bool, StoreError> {
        self.tables.shares_history(epoch, image, seq).await
    }

    async fn probe(&self) -> Result<(), StoreError> {
        self.log.probe().await
    }

    async fn recover(&self) -> Result<(), StoreError> {
        self.log.recover().await
    }

    async fn close(&self) {
        self.log.close().await;
    }

    async fn create_image(&self, image: &ImageRecord) -> Result<bool, StoreError> {
        self.tables.create_image(image).await
    }

    async fn image(&self, id: ImageId) -> Result<Option<ImageRecord>, StoreError> {
        self.tables.image(id).await
    }

    async fn image_by_url_id(
        &self,
        tenant: &TenantId,
        url_id: &str,
    ) -> Result<Option<ImageRecord>, StoreError> {
        self.tables.image_by_url_id(tenant, url_id).await
    }

    async fn head(&self, image: ImageId) -> Result<Option<LogHead>, StoreError> {
        self.log.head(image).await
    }

    async fn board(&self, image: ImageId) -> Result<Option<Board>, StoreError> {
        self.log.board(image).await
    }

    async fn outline(&self, image: ImageId, whole: WholeUpTo) -> Result<Option<Board>, StoreError> {
        self.log.outline(image, whole).await
    }

    async fn comments(
        &self,
        image: ImageId,
        chat: ChatId,
        range: CommentRange,
        limit: u32,
    ) -> Result<Option<CommentPage>, StoreError> {
        self.log.comments(image, chat, range, limit).await
    }

    async fn comments_of_image(
        &self,
        image: ImageId,
        after: Option<&ImageComment>,
        limit: u32,
    ) -> Result<Vec<ImageComment>, StoreError> {
        self.tables.comments_of_image(image, after, limit).await
    }

    async fn image_of_chat(&self, chat: ChatId) -> Result<Option<ImageId>, StoreError> {
        self.tables.image_of_chat(chat).await
    }

    async fn chat_of_comment(
        &self,
        comment: CommentId,
    ) -> Result<Option<(ImageId, ChatId)>, StoreError> {
        self.tables.chat_of_comment(comment).await
    }

    async fn operation(
        &self,
        tenant: &TenantId,
        actor: UserId,
        broadcast_id: BroadcastId,
    ) -> Result<Option<KnownOperation>, StoreError> {
        self.log.operation(tenant, actor, broadcast_id).await
    }

    async fn outcomes(
        &self,
        tenant: &TenantId,
        actor: UserId,
        ids: &[BroadcastId],
    ) -> Result<Vec<Outcome>, StoreError> {
        self.log.outcomes(tenant, actor, ids).await
    }

    async fn tail(
        &self,
        image: ImageId,
        since: Seq,
        limit: u32,
    ) -> Result<Option<Tail>, StoreError> {
        self.log.tail(image, since, limit).await
    }

    async fn told(
        &self,
        image: ImageId,
        since: Seq,
        limit: u32,
    ) -> Result<Option<Tail>, StoreError> {
        self.log.told(image, since, limit).await
    }

    fn append(&self, append: Append, committed: Committed) {
        self.log.append(append, committed);
    }

    async fn prune(&self, rule: &Retention) -> Result<u64, StoreError> {
        self.tables.prune(rule).await
    }

    async fn save_sent(&self, run: Uuid, tenant: &TenantId, sent: &Sent) -> Result<(), StoreError> {
        self.tables.save_sent(run, tenant, sent).await
    }

    async fn forget_usage(&self, tenant: &TenantId) -> Result<(), StoreError> {
        self.tables.forget_usage(tenant).await
    }

    async fn usage(&self, tenant: &TenantId, hours: (i64, i64)) -> Result<Vec<Usage>, StoreError> {
        self.tables.usage(tenant, hours).await
    }
}
