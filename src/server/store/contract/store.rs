//! The whole store, as the services and the live engine see it.

use super::accounts::Accounts;
use super::api_keys::ApiKeys;
use super::comment_pictures::CommentPictures;
use super::error::StoreError;
use super::identities::Identities;
use super::images::{ImageRecord, Images};
use super::invitations::Invitations;
use super::log::{
    Append, CommentRange, Committed, ImageComment, KnownOperation, LogHead, Tail, WholeUpTo,
};
use super::mentions::Mentions;
use super::moderation::Moderation;
use super::people::People;
use super::reads::Reads;
use super::retention::Retention;
use super::tenancy::Tenancy;
use super::usage::{Sent, Usage};
use super::versions::Versions;
use super::webhooks::Webhooks;
use crate::model::{
    Board, BroadcastId, ChatId, CommentId, CommentPage, Epoch, ImageId, Seq, TenantId, UserId,
};
use crate::protocol::live::Outcome;
use async_trait::async_trait;
use uuid::Uuid;

/// The whole store.
#[async_trait]
pub trait Store: Send + Sync + 'static {
    /// People and their sessions.
    fn people(&self) -> &dyn People;
    /// Tenants and the roles in them.
    fn tenancy(&self) -> &dyn Tenancy;
    /// Accounts, and the sessions of a person.
    fn accounts(&self) -> &dyn Accounts;
    /// API keys.
    fn api_keys(&self) -> &dyn ApiKeys;
    /// Invitations to a tenant.
    fn invitations(&self) -> &dyn Invitations;
    /// The moderation queue.
    fn moderation(&self) -> &dyn Moderation;
    /// External identities.
    fn identities(&self) -> &dyn Identities;
    /// The gallery; changes and deletion of images.
    fn images(&self) -> &dyn Images;
    /// What people have read.
    fn reads(&self) -> &dyn Reads;
    /// People that a comment can mention.
    fn mentions(&self) -> &dyn Mentions;
    /// Earlier texts of comments.
    fn versions(&self) -> &dyn Versions;
    /// Pictures in comments.
    fn comment_pictures(&self) -> &dyn CommentPictures;
    /// Webhooks.
    fn webhooks(&self) -> &dyn Webhooks;

    /// LP5: the present epoch of this database.
    fn epoch(&self) -> Epoch;
    /// LP5: whether a reader who came up to `seq` of an image in this earlier epoch has read a part of the present log,
    /// and not of one that went on from a copy of the database.
    async fn shares_history(
        &self,
        epoch: Epoch,
        image: ImageId,
        seq: Seq,
    ) -> Result<bool, StoreError>;
    /// Can the database be read and written? Writes a row that stays as it is.
    async fn probe(&self) -> Result<(), StoreError>;
    /// Opens for writing what could be opened for reading alone. Not to be cancelled half-way.
    async fn recover(&self) -> Result<(), StoreError>;
    /// Finishes the waiting writes and closes the database.
    async fn close(&self);

    /// Adds an image; false when the tenant has one with the same `url_id`.
    async fn create_image(&self, image: &ImageRecord) -> Result<bool, StoreError>;
    /// An image by its id, deleted or not.
    async fn image(&self, id: ImageId) -> Result<Option<ImageRecord>, StoreError>;
    /// A tenant's image by the id that an embedding page gave it.
    async fn image_by_url_id(
        &self,
        tenant: &TenantId,
        url_id: &str,
    ) -> Result<Option<ImageRecord>, StoreError>;

    /// How far an image's log has come; `None` when there is no such image.
    async fn head(&self, image: ImageId) -> Result<Option<LogHead>, StoreError>;
    /// LP6: an image's discussions, rows and `seq` read in one transaction; including the deleted ones
    /// that can be restored.
    async fn board(&self, image: ImageId) -> Result<Option<Board>, StoreError>;
    /// The same without the deleted ones; when there is more than `whole`, of each discussion the number of comments
    /// and an excerpt of the first in place of the comments.
    async fn outline(&self, image: ImageId, whole: WholeUpTo) -> Result<Option<Board>, StoreError>;
    /// A page of at most `limit` comments of a discussion, with its place in the log, read in one transaction. `None`
    /// when the discussion is not there.
    async fn comments(
        &self,
        image: ImageId,
        chat: ChatId,
        range: CommentRange,
        limit: u32,
    ) -> Result<Option<CommentPage>, StoreError>;
    /// At most `limit` comments of an image that are there, discussion by discussion, after this one; for a search.
    async fn comments_of_image(
        &self,
        image: ImageId,
        after: Option<&ImageComment>,
        limit: u32,
    ) -> Result<Vec<ImageComment>, StoreError>;
    /// The image of a discussion, deleted or not.
    async fn image_of_chat(&self, chat: ChatId) -> Result<Option<ImageId>, StoreError>;
    /// The image and discussion of a comment, deleted or not.
    async fn chat_of_comment(
        &self,
        comment: CommentId,
    ) -> Result<Option<(ImageId, ChatId)>, StoreError>;
    /// LP3: this operation of this person, if it was carried out before.
    async fn operation(
        &self,
        tenant: &TenantId,
        actor: UserId,
        broadcast_id: BroadcastId,
    ) -> Result<Option<KnownOperation>, StoreError>;
    /// LP12: the outcome of each of these operations of a person, once each: its place in the log, or
    /// whether it is or was held for review.
    async fn outcomes(
        &self,
        tenant: &TenantId,
        actor: UserId,
        ids: &[BroadcastId],
    ) -> Result<Vec<Outcome>, StoreError>;
    /// The log after `since`, at most `limit` events, read in one transaction. `None` when there
    /// is no such image.
    async fn tail(
        &self,
        image: ImageId,
        since: Seq,
        limit: u32,
    ) -> Result<Option<Tail>, StoreError>;
    /// The same without texts that were deleted or edited since.
    async fn told(
        &self,
        image: ImageId,
        since: Seq,
        limit: u32,
    ) -> Result<Option<Tail>, StoreError>;
    /// LP1, LP2, LP28: appends, projects and counts in one transaction. Appends run in the order of the calls;
    /// waiting ones share a commit.
    fn append(&self, append: Append, committed: Committed);

    /// Deletes old rows, each log from its beginning, and returns their number.
    async fn prune(&self, rule: &Retention) -> Result<u64, StoreError>;
    /// Writes what one run of a server sent in an hour, replacing what that run wrote for the same hour. Markers are
    /// counted by [`Self::append`].
    async fn save_sent(&self, run: Uuid, tenant: &TenantId, sent: &Sent) -> Result<(), StoreError>;
    /// Forgets a tenant's usage.
    async fn forget_usage(&self, tenant: &TenantId) -> Result<(), StoreError>;
    /// A tenant's usage in each hour of `hours.0..hours.1`, all runs together, oldest first.
    async fn usage(&self, tenant: &TenantId, hours: (i64, i64)) -> Result<Vec<Usage>, StoreError>;
}
