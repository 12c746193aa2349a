//! What moderators look at: flags, comments that are held, what was deleted, and how to take back what
//! they did. Knows no rule of who may moderate.

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
    /// Whose comment's image.
    pub tenant: TenantId,
    /// Where.
    pub image: ImageId,
    /// In which discussion.
    pub chat: ChatId,
    /// Which.
    pub comment: CommentId,
    /// By whom.
    pub user: UserId,
    /// Why; may be empty.
    pub reason: String,
    /// When.
    pub at: Timestamp,
}

/// How a comment stands by its flags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flagged {
    /// So many people flagged it since a moderator last looked.
    pub people: u32,
    /// A moderator approved it as it is: it is not hidden again.
    pub is_approved: bool,
}

/// What became of a flagged comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Review {
    /// Hidden until a moderator looks.
    Hidden,
    /// It may stay.
    Approved,
    /// It may not.
    Removed,
}

/// A review and its flags as they are from now on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Verdict {
    /// What became of the comment, and when; absent: nothing yet.
    pub review: Option<(Review, Timestamp)>,
    /// What happens to its flags.
    pub flags: FlagsAre,
}

/// What happens to the flags of a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlagsAre {
    /// Nothing.
    Kept,
    /// A moderator looked at this moment.
    Seen(Timestamp),
    /// Those that were seen at this moment count again.
    Unseen(Timestamp),
}

/// A comment as it is stored, there or deleted.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredComment {
    /// On which image.
    pub image: ImageId,
    /// In which discussion.
    pub chat: ChatId,
    /// By whom.
    pub by: Author,
    /// The Markdown source.
    pub body: String,
    /// Does everyone see it?
    pub is_there: bool,
}

/// An operation that a moderator looks at before it is carried out.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// Names it.
    pub id: Uuid,
    /// Whose image.
    pub tenant: TenantId,
    /// Which.
    pub image: ImageId,
    /// By whom.
    pub by: Author,
    /// The author's id of it.
    pub broadcast_id: BroadcastId,
    /// By which a repetition is known (LP3).
    pub request: Digest,
    /// What is wanted.
    pub command: Command,
    /// The digest of what a comment said when this change of it was sent; absent for all else.
    pub base: Option<Digest>,
    /// The unwanted words that were found.
    pub words: Vec<String>,
    /// When it was sent.
    pub at: Timestamp,
}

impl Held {
    /// The digest of a text, as it stands in `base`.
    pub fn digest_of(text: &str) -> Digest {
        Sha256::digest(text).into()
    }
}

/// What became of a held operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeldState {
    /// Nothing yet.
    Waiting,
    /// It was carried out.
    Approved,
    /// It was not.
    Rejected,
}

/// What moderators look at.
#[async_trait]
pub trait Moderation: Send + Sync {
    /// Adds a flag. Someone who flagged the comment before adds nothing, unless it was edited since a
    /// moderator looked.
    async fn flag(&self, flag: &Flag) -> Result<Flagged, StoreError>;
    /// How a comment stands by its flags.
    async fn standing(&self, tenant: &TenantId, comment: CommentId) -> Result<Flagged, StoreError>;
    /// What became of a comment, and when.
    async fn review(
        &self,
        tenant: &TenantId,
        comment: CommentId,
    ) -> Result<Option<(Review, Timestamp)>, StoreError>;
    /// Writes down what becomes of a comment and its flags.
    async fn judge(
        &self,
        tenant: &TenantId,
        comment: CommentId,
        verdict: Verdict,
    ) -> Result<(), StoreError>;
    /// A comment, there or deleted.
    async fn comment(&self, id: CommentId) -> Result<Option<StoredComment>, StoreError>;
    /// Who opened a discussion, there or deleted.
    async fn opener(&self, id: ChatId) -> Result<Option<Author>, StoreError>;

    /// Keeps an operation; nothing happens when it is kept already.
    async fn hold(&self, held: &Held) -> Result<(), StoreError>;
    /// An operation that is or was held, by who sent it and under which id.
    async fn held_operation(
        &self,
        tenant: &TenantId,
        actor: UserId,
        broadcast_id: BroadcastId,
    ) -> Result<Option<Held>, StoreError>;
    /// A held operation and what became of it.
    async fn held(
        &self,
        tenant: &TenantId,
        id: Uuid,
    ) -> Result<Option<(Held, HeldState)>, StoreError>;
    /// Was this text written by an approved change of the same comment that its author sent before this
    /// one?
    async fn was_held_before(&self, held: &Held, text: &str) -> Result<bool, StoreError>;
    /// How many operations of a person wait.
    async fn waiting_of(&self, tenant: &TenantId, actor: UserId) -> Result<u32, StoreError>;
    /// Writes down what became of it; false when that was no longer `from`.
    async fn settle_held(
        &self,
        id: Uuid,
        from: HeldState,
        to: HeldState,
    ) -> Result<bool, StoreError>;

    /// What waits for moderators, the oldest first. Whose author is banned is not looked for.
    async fn queue(
        &self,
        tenant: &TenantId,
        filter: &QueueFilter,
        limit: u32,
    ) -> Result<Vec<Case>, StoreError>;
    /// How much waits.
    async fn waiting(&self, tenant: &TenantId) -> Result<u32, StoreError>;
    /// What can be brought back, what was deleted last first.
    async fn deleted(
        &self,
        tenant: &TenantId,
        filter: &QueueFilter,
        limit: u32,
    ) -> Result<Vec<DeletedThing>, StoreError>;

    /// Where a person last came from, as far as it is known.
    async fn last_address(&self, user: UserId) -> Result<Option<IpAddr>, StoreError>;

    /// Keeps how to take back what a moderator did.
    async fn keep_undo(
        &self,
        id: Uuid,
        (tenant, user): (&TenantId, UserId),
        at: Timestamp,
        steps: &str,
    ) -> Result<(), StoreError>;
    /// Gives that to the same moderator, once, unless it is from before `since`.
    async fn take_undo(
        &self,
        id: Uuid,
        (tenant, user): (&TenantId, UserId),
        since: Timestamp,
    ) -> Result<Option<String>, StoreError>;

    /// Forgets what can be taken back no more, and settled operations from before this moment.
    async fn forget(&self, before: Timestamp) -> Result<(), StoreError>;
}
