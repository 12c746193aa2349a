//! A store that fails some appends, as a full queue or a failing disk would, counts what is read, and holds
//! reads of the log back.

use async_trait::async_trait;
use image_chat::model::{
    Board, BroadcastId, ChatId, CommentId, CommentPage, Epoch, ImageId, Seq, TenantId, UserId,
};
use image_chat::protocol::live::Outcome;
use image_chat::server::store::{
    Accounts, ApiKeys, Append, AppendError, CommentPictures, CommentRange, Committed, Identities,
    ImageComment, ImageRecord, Images, Invitations, KnownOperation, LogHead, Mentions, Moderation,
    People, Reads, Retention, Sent, Store, StoreError, Tail, Tenancy, Usage, Versions, Webhooks,
    WholeUpTo,
};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tokio::sync::watch;
use uuid::Uuid;

/// Wraps another store; every n-th append fails.
pub struct Flaky {
    inner: Arc<dyn Store>,
    every: u64,
    appends: AtomicU64,
    boards: AtomicU64,
    heads: AtomicU64,
    replays: AtomicU64,
    are_reads_held: watch::Sender<bool>,
}

impl Flaky {
    pub fn new(inner: Arc<dyn Store>, every: u64) -> Self {
        let [appends, boards, heads, replays] = Default::default();
        let are_reads_held = watch::Sender::new(false);
        Self { inner, every, appends, boards, heads, replays, are_reads_held }
    }

    /// A store that fails no append.
    pub fn sound(inner: Arc<dyn Store>) -> Self {
        Self::new(inner, u64::MAX)
    }

    /// The number of loads of a board.
    pub fn boards(&self) -> u64 {
        self.boards.load(Ordering::Relaxed)
    }

    /// The number of reads of a log without its events, and with them.
    pub fn reads(&self) -> (u64, u64) {
        (self.heads.load(Ordering::Relaxed), self.replays.load(Ordering::Relaxed))
    }

    /// Lets no read of a log end from now on, or all.
    pub fn hold_reads(&self, is_held: bool) {
        self.are_reads_held.send_replace(is_held);
    }

    async fn released(&self) {
        // The sender lives as long as `self`.
        let _ = self.are_reads_held.subscribe().wait_for(|is_held| !is_held).await;
    }
}

#[async_trait]
impl Store for Flaky {
    fn append(&self, append: Append, committed: Committed) {
        let number = self.appends.fetch_add(1, Ordering::Relaxed) + 1;
        if number.is_multiple_of(self.every) {
            committed(Err(AppendError::Store(StoreError::Busy)));
        } else {
            self.inner.append(append, committed);
        }
    }

    fn people(&self) -> &dyn People {
        self.inner.people()
    }
    fn tenancy(&self) -> &dyn Tenancy {
        self.inner.tenancy()
    }
    fn accounts(&self) -> &dyn Accounts {
        self.inner.accounts()
    }
    fn api_keys(&self) -> &dyn ApiKeys {
        self.inner.api_keys()
    }
    fn invitations(&self) -> &dyn Invitations {
        self.inner.invitations()
    }
    fn moderation(&self) -> &dyn Moderation {
        self.inner.moderation()
    }
    fn identities(&self) -> &dyn Identities {
        self.inner.identities()
    }
    fn images(&self) -> &dyn Images {
        self.inner.images()
    }

    fn reads(&self) -> &dyn Reads {
        self.inner.reads()
    }
    fn mentions(&self) -> &dyn Mentions {
        self.inner.mentions()
    }

    fn versions(&self) -> &dyn Versions {
        self.inner.versions()
    }

    fn comment_pictures(&self) -> &dyn CommentPictures {
        self.inner.comment_pictures()
    }

    fn webhooks(&self) -> &dyn Webhooks {
        self.inner.webhooks()
    }
    fn epoch(&self) -> Epoch {
        self.inner.epoch()
    }
    async fn shares_history(
        &self,
        epoch: Epoch,
        image: ImageId,
        seq: Seq,
    ) -> Result<bool, StoreError> {
        self.inner.shares_history(epoch, image, seq).await
    }
    async fn probe(&self) -> Result<(), StoreError> {
        self.inner.probe().await
    }
    async fn recover(&self) -> Result<(), StoreError> {
        self.inner.recover().await
    }
    async fn close(&self) {
        self.inner.close().await;
    }
    async fn create_image(&self, image: &ImageRecord) -> Result<bool, StoreError> {
        self.inner.create_image(image).await
    }
    async fn image(&self, id: ImageId) -> Result<Option<ImageRecord>, StoreError> {
        self.inner.image(id).await
    }
    async fn image_by_url_id(
        &self,
        tenant: &TenantId,
        url_id: &str,
    ) -> Result<Option<ImageRecord>, StoreError> {
        self.inner.image_by_url_id(tenant, url_id).await
    }
    async fn head(&self, image: ImageId) -> Result<Option<LogHead>, StoreError> {
        self.inner.head(image).await
    }
    async fn board(&self, image: ImageId) -> Result<Option<Board>, StoreError> {
        self.boards.fetch_add(1, Ordering::Relaxed);
        self.inner.board(image).await
    }
    async fn outline(&self, image: ImageId, whole: WholeUpTo) -> Result<Option<Board>, StoreError> {
        self.inner.outline(image, whole).await
    }
    async fn comments(
        &self,
        image: ImageId,
        chat: ChatId,
        range: CommentRange,
        limit: u32,
    ) -> Result<Option<CommentPage>, StoreError> {
        self.inner.comments(image, chat, range, limit).await
    }
    async fn comments_of_image(
        &self,
        image: ImageId,
        after: Option<&ImageComment>,
        limit: u32,
    ) -> Result<Vec<ImageComment>, StoreError> {
        self.inner.comments_of_image(image, after, limit).await
    }
    async fn image_of_chat(&self, chat: ChatId) -> Result<Option<ImageId>, StoreError> {
        self.inner.image_of_chat(chat).await
    }
    async fn chat_of_comment(
        &self,
        comment: CommentId,
    ) -> Result<Option<(ImageId, ChatId)>, StoreError> {
        self.inner.chat_of_comment(comment).await
    }
    async fn operation(
        &self,
        tenant: &TenantId,
        actor: UserId,
        broadcast_id: BroadcastId,
    ) -> Result<Option<KnownOperation>, StoreError> {
        self.inner.operation(tenant, actor, broadcast_id).await
    }
    async fn outcomes(
        &self,
        tenant: &TenantId,
        actor: UserId,
        ids: &[BroadcastId],
    ) -> Result<Vec<Outcome>, StoreError> {
        self.inner.outcomes(tenant, actor, ids).await
    }
    async fn tail(
        &self,
        image: ImageId,
        since: Seq,
        limit: u32,
    ) -> Result<Option<Tail>, StoreError> {
        self.heads.fetch_add(u64::from(limit == 0), Ordering::Relaxed);
        self.released().await;
        self.inner.tail(image, since, limit).await
    }
    async fn told(
        &self,
        image: ImageId,
        since: Seq,
        limit: u32,
    ) -> Result<Option<Tail>, StoreError> {
        self.replays.fetch_add(1, Ordering::Relaxed);
        self.released().await;
        self.inner.told(image, since, limit).await
    }
    async fn prune(&self, rule: &Retention) -> Result<u64, StoreError> {
        self.inner.prune(rule).await
    }
    async fn save_sent(&self, run: Uuid, tenant: &TenantId, sent: &Sent) -> Result<(), StoreError> {
        self.inner.save_sent(run, tenant, sent).await
    }
    async fn forget_usage(&self, tenant: &TenantId) -> Result<(), StoreError> {
        self.inner.forget_usage(tenant).await
    }
    async fn usage(&self, tenant: &TenantId, hours: (i64, i64)) -> Result<Vec<Usage>, StoreError> {
        self.inner.usage(tenant, hours).await
    }
}
