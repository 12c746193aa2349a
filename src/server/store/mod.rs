//! What is kept, as a trait that each database obeys alike (`tests/store_contract.rs`).
//! Knows no rule of who may do what, and nobody who is connected.

mod accounts;
mod identities;
mod invitations;
mod moderation;
mod people;
mod sqlite;
mod tenancy;

pub use accounts::{Account, Accounts, Session};
pub use identities::{Identities, Identity};
pub use invitations::{Invitation, Invitations};
pub use moderation::{
    Flag, Flagged, FlagsAre, Held, HeldState, Moderation, Review, StoredComment, Verdict,
};
pub use people::{NewSession, People, SessionOwner, User};
pub use sqlite::SqliteStore;
pub use tenancy::{Ban, Banned, Granted, ImageFacts, Member, Share, Tenancy, Tenant};

use crate::model::{
    Board, BroadcastId, ChatId, CommentId, Epoch, ImageId, Recorded, Seq, TenantId, Timestamp,
    UserId,
};
use crate::protocol::live::Outcome;
use async_trait::async_trait;
use uuid::Uuid;

/// SHA-256 of something that is compared but never read back.
pub type Digest = [u8; 32];

/// The database failed. What it said goes to the log, never to a client.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database refused or could not be reached.
    #[error("database: {0}")]
    Database(#[from] sqlx::Error),
    /// A migration failed.
    #[error("migration: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// A row holds something that cannot be read.
    #[error("unreadable row: {0}")]
    Unreadable(String),
    /// The transaction that was to hold this write, with others, was not committed.
    #[error("not committed: {0}")]
    NotCommitted(std::sync::Arc<sqlx::Error>),
    /// Too many writes wait already; nothing was done, and it may be tried again.
    #[error("too many writes are waiting")]
    Busy,
    /// The writer has stopped.
    #[error("the writer has stopped")]
    Stopped,
}

/// An image's row.
#[derive(Clone, Debug, PartialEq)]
pub struct ImageRecord {
    /// Its id.
    pub id: ImageId,
    /// Whose it is.
    pub tenant: TenantId,
    /// What an embedding page calls it; unique within the tenant.
    pub url_id: String,
    /// What people call it.
    pub title: String,
    /// Names of the stored files, see `server::media`.
    pub full: String,
    /// In display size.
    pub display: String,
    /// As a thumbnail.
    pub thumb: String,
    /// Pixels of the full size.
    pub width: u32,
    /// Pixels of the full size.
    pub height: u32,
    /// Who brought it.
    pub created_by: UserId,
    /// When.
    pub created_at: Timestamp,
}

/// An operation that was carried out before (LP3).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct KnownOperation {
    /// What was asked then.
    pub request: Digest,
    /// On which image.
    pub image: ImageId,
    /// Its place in that image's log.
    pub seq: Seq,
}

/// A part of an image's log.
#[derive(Clone, Debug, PartialEq)]
pub struct Tail {
    /// The last event in the log at the time of reading.
    pub head: Seq,
    /// Events after `since`, without a hole, oldest first.
    pub events: Vec<Recorded>,
    /// Does the log still hold the event after `since` (or is nothing missing)?
    pub reaches: bool,
    /// Up to here the image was last changed past its log: what was read of it before shows names that
    /// nobody has any more.
    pub restated: Seq,
}

/// One event to be appended and projected.
#[derive(Clone, Debug)]
pub struct Append {
    /// Whose image.
    pub tenant: TenantId,
    /// The image.
    pub image: ImageId,
    /// The event; its `seq` must be the one after the image's last.
    pub recorded: Recorded,
    /// What was asked, to tell a repetition from another operation with the same id.
    pub request: Digest,
}

/// Why an event was not appended; nothing of it was stored.
#[derive(Debug, thiserror::Error)]
pub enum AppendError {
    /// The image's last event is another one than expected (or there is no such image).
    #[error("the log has moved on")]
    Conflict,
    /// This operation of this person is in the log already.
    #[error("the operation is known")]
    Known,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What is old enough to be forgotten.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Retention {
    /// LP4: events from before this moment,
    pub events_before: Timestamp,
    /// but never the last so many of an image.
    pub keep_events: u32,
    /// LP3: which operations were carried out, from before this moment.
    pub operations_before: Timestamp,
}

/// What a tenant used in one hour (LP28).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Usage {
    /// Hours since 1970 UTC.
    pub hour: i64,
    /// Events times those who were sent them.
    pub messages: u64,
    /// Bytes of payload given to sockets.
    pub bytes: u64,
    /// Markers created.
    pub created: u64,
}

/// Called once, in the writer's task, in the order of the log, after the commit (or the failure);
/// at once and by the caller when the write is not even queued ([`StoreError::Busy`], or stopped).
/// It must be quick and must not block.
pub type Committed = Box<dyn FnOnce(Result<(), AppendError>) + Send>;

/// Everything that is kept.
#[async_trait]
pub trait Store: Send + Sync + 'static {
    /// People and their sessions.
    fn people(&self) -> &dyn People;
    /// Tenants and who may do what in them.
    fn tenancy(&self) -> &dyn Tenancy;
    /// Accounts, and the sessions of a person.
    fn accounts(&self) -> &dyn Accounts;
    /// Links that make whoever opens them a member.
    fn invitations(&self) -> &dyn Invitations;
    /// What moderators look at.
    fn moderation(&self) -> &dyn Moderation;
    /// People as others vouch for them.
    fn identities(&self) -> &dyn Identities;

    /// LP5: the history of this database.
    fn epoch(&self) -> Epoch;
    /// Does the database answer?
    async fn ping(&self) -> Result<(), StoreError>;
    /// Finishes what was begun and closes the database.
    async fn close(&self);

    /// Adds an image; false when the tenant has one with the same `url_id`.
    async fn create_image(&self, image: &ImageRecord) -> Result<bool, StoreError>;
    /// An image by its id.
    async fn image(&self, id: ImageId) -> Result<Option<ImageRecord>, StoreError>;
    /// A tenant's image by what an embedding page calls it.
    async fn image_by_url_id(
        &self,
        tenant: &TenantId,
        url_id: &str,
    ) -> Result<Option<ImageRecord>, StoreError>;
    /// A tenant's newest images, newest first, each with the number of its unsettled discussions.
    async fn recent_images(
        &self,
        tenant: &TenantId,
        limit: u32,
    ) -> Result<Vec<(ImageRecord, u32)>, StoreError>;

    /// LP6: an image's discussions, rows and `seq` read in one transaction; what was deleted and
    /// could come back included.
    async fn board(&self, image: ImageId) -> Result<Option<Board>, StoreError>;
    /// The image of a discussion, deleted or not.
    async fn image_of_chat(&self, chat: ChatId) -> Result<Option<ImageId>, StoreError>;
    /// The image and discussion of a comment, deleted or not.
    async fn chat_of_comment(
        &self,
        comment: CommentId,
    ) -> Result<Option<(ImageId, ChatId)>, StoreError>;
    /// LP3: was this operation of this person carried out before?
    async fn operation(
        &self,
        tenant: &TenantId,
        actor: UserId,
        broadcast_id: BroadcastId,
    ) -> Result<Option<KnownOperation>, StoreError>;
    /// LP12: what became of these operations of a person, each of them once: its place in the log, or
    /// whether it is or was held.
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
    /// The same as others are told it: texts that were deleted or written anew since are left out.
    async fn told(
        &self,
        image: ImageId,
        since: Seq,
        limit: u32,
    ) -> Result<Option<Tail>, StoreError>;
    /// LP1, LP2: appends and projects in one transaction. Appends are carried out in the order of
    /// the calls; waiting ones share a commit.
    fn append(&self, append: Append, committed: Committed);

    /// Forgets what is old, each log from its beginning, and says how many rows that were.
    async fn prune(&self, rule: &Retention) -> Result<u64, StoreError>;
    /// Writes what a tenant used in an hour during one run of a server, in place of what that run
    /// wrote for the hour before.
    async fn save_usage(
        &self,
        boot: Uuid,
        tenant: &TenantId,
        usage: &Usage,
    ) -> Result<(), StoreError>;
    /// What a tenant used in each hour of `hours.0..hours.1`, all runs together, oldest first.
    async fn usage(&self, tenant: &TenantId, hours: (i64, i64)) -> Result<Vec<Usage>, StoreError>;
}
