//! The moderation queue: flags, operations held for review, deleted items, and undo.

use super::digest::Digest;
use super::error::StoreError;
use crate::model::{
    Author, BroadcastId, ChatId, Command, CommentId, ImageId, TenantId, Timestamp, UserId,
};
use crate::protocol::moderation::{Case, DeletedThing, QueueFilter};
use async_trait::async_trait;
use sha2::{Digest as _, Sha256};
use std::net::IpAddr;
use uuid::Uuid;

/// A person's flag on a comment.
#[derive(Clone, Debug, PartialEq)]
pub struct Flag {
    /// The image's tenant.
    pub tenant: TenantId,
    /// The image.
    pub image: ImageId,
    /// The discussion.
    pub chat: ChatId,
    /// The comment.
    pub comment: CommentId,
    /// The person who flagged it.
    pub user: UserId,
    /// The reason; may be empty.
    pub reason: String,
    /// When.
    pub at: Timestamp,
}

/// The flags of a comment in sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flagged {
    /// The number of people who flagged it since the last review.
    pub people: u32,
    /// A moderator approved the present text: it is not hidden again.
    pub is_approved: bool,
}

/// The review of a flagged comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Review {
    /// Hidden until a moderator reviews it.
    Hidden,
    /// It may stay.
    Approved,
    /// It may not.
    Removed,
}

/// A review and its effect on the flags.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Verdict {
    /// The review, and when; absent: none.
    pub review: Option<(Review, Timestamp)>,
    /// The effect on its flags.
    pub flags: FlagsAre,
}

/// The effect of a review on the flags of a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlagsAre {
    /// They stay as they are.
    Kept,
    /// They were reviewed at this moment.
    Seen(Timestamp),
    /// Those that were reviewed at this moment count again.
    Unseen(Timestamp),
}

/// A comment as it is stored, deleted or not.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredComment {
    /// The image.
    pub image: ImageId,
    /// The discussion.
    pub chat: ChatId,
    /// The author.
    pub by: Author,
    /// The Markdown source.
    pub body: String,
    /// True unless it is deleted or hidden.
    pub is_there: bool,
}

/// An operation held for review: a moderator decides whether it is carried out.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// The id.
    pub id: Uuid,
    /// The image's tenant.
    pub tenant: TenantId,
    /// Which.
    pub image: ImageId,
    /// The author.
    pub by: Author,
    /// The id that the author's client gave it.
    pub broadcast_id: BroadcastId,
    /// The digest of the request, by which a repetition is known (LP3).
    pub request: Digest,
    /// The command.
    pub command: Command,
    /// The digest of the comment's text when this edit of it was sent; absent for other commands.
    pub base: Option<Digest>,
    /// The unwanted words that were found.
    pub words: Vec<String>,
    /// When it was sent.
    pub at: Timestamp,
}

impl Held {
    /// The digest of a text, as in `base`.
    pub fn digest_of(text: &str) -> Digest {
        Sha256::digest(text).into()
    }
}

/// The state of a held operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeldState {
    /// Not reviewed yet.
    Waiting,
    /// It was carried out.
    Approved,
    /// It was not.
    Rejected,
}

/// The moderation queue.
#[async_trait]
pub trait Moderation: Send + Sync {
    /// Adds a flag. A second flag of the same person adds nothing, unless the comment was edited since the
    /// last review.
    async fn flag(&self, flag: &Flag) -> Result<Flagged, StoreError>;
    /// The flags of a comment in sum.
    async fn standing(&self, tenant: &TenantId, comment: CommentId) -> Result<Flagged, StoreError>;
    /// The comments of an image with flags that no moderator has reviewed: of one person, or of anyone.
    async fn flagged(
        &self,
        tenant: &TenantId,
        image: ImageId,
        by: Option<UserId>,
    ) -> Result<Vec<CommentId>, StoreError>;
    /// The review of a comment, and when.
    async fn review(
        &self,
        tenant: &TenantId,
        comment: CommentId,
    ) -> Result<Option<(Review, Timestamp)>, StoreError>;
    /// Stores a review and its effect on the flags.
    async fn judge(
        &self,
        tenant: &TenantId,
        comment: CommentId,
        verdict: Verdict,
    ) -> Result<(), StoreError>;
    /// A comment, deleted or not.
    async fn comment(&self, id: CommentId) -> Result<Option<StoredComment>, StoreError>;
    /// The author of a discussion, deleted or not.
    async fn opener(&self, id: ChatId) -> Result<Option<Author>, StoreError>;

    /// Holds an operation; nothing happens when it is held already.
    async fn hold(&self, held: &Held) -> Result<(), StoreError>;
    /// An operation that is or was held, by its person and `broadcastId`.
    async fn held_operation(
        &self,
        tenant: &TenantId,
        actor: UserId,
        broadcast_id: BroadcastId,
    ) -> Result<Option<Held>, StoreError>;
    /// A held operation and its state.
    async fn held(
        &self,
        tenant: &TenantId,
        id: Uuid,
    ) -> Result<Option<(Held, HeldState)>, StoreError>;
    /// Is this text the result of an approved edit of the same comment that its author sent before this
    /// one?
    async fn was_held_before(&self, held: &Held, text: &str) -> Result<bool, StoreError>;
    /// The number of a person's operations that wait.
    async fn waiting_of(&self, tenant: &TenantId, actor: UserId) -> Result<u32, StoreError>;
    /// Changes the state of a held operation; false when it was not `from`.
    async fn settle_held(
        &self,
        id: Uuid,
        from: HeldState,
        to: HeldState,
    ) -> Result<bool, StoreError>;

    /// The open cases, oldest first. Whether an author is banned is not filled in.
    async fn queue(
        &self,
        tenant: &TenantId,
        filter: &QueueFilter,
        limit: u32,
    ) -> Result<Vec<Case>, StoreError>;
    /// The number of open cases.
    async fn waiting(&self, tenant: &TenantId) -> Result<u32, StoreError>;
    /// What can be restored, the last deleted first.
    async fn deleted(
        &self,
        tenant: &TenantId,
        filter: &QueueFilter,
        limit: u32,
    ) -> Result<Vec<DeletedThing>, StoreError>;

    /// The last known client address of a person.
    async fn last_address(&self, user: UserId) -> Result<Option<IpAddr>, StoreError>;

    /// Stores how to undo what a moderator did.
    async fn keep_undo(
        &self,
        id: Uuid,
        (tenant, user): (&TenantId, UserId),
        at: Timestamp,
        steps: &str,
    ) -> Result<(), StoreError>;
    /// Returns that to the same moderator, once, unless it is older than `since`.
    async fn take_undo(
        &self,
        id: Uuid,
        (tenant, user): (&TenantId, UserId),
        since: Timestamp,
    ) -> Result<Option<String>, StoreError>;

    /// Deletes undos and settled held operations from before this moment.
    async fn forget(&self, before: Timestamp) -> Result<(), StoreError>;
}
