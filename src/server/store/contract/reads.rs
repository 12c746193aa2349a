//! What people have read of an image's discussions.

use super::error::StoreError;
use crate::model::{ChatId, ImageId, Seq, UserId};
use async_trait::async_trait;

/// A reader of an image.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadingPlace {
    /// The image.
    pub image: ImageId,
    /// The person.
    pub user: UserId,
}

/// What people have read.
#[async_trait]
pub trait Reads: Send + Sync {
    /// The event up to which a person has read all of an image; `None` before their first visit.
    async fn read_up_to(&self, place: ReadingPlace) -> Result<Option<Seq>, StoreError>;
    /// The discussions with comments of others after `since` that the person has not read, each with the event that
    /// wrote the last of them.
    async fn unread(
        &self,
        place: ReadingPlace,
        since: Seq,
    ) -> Result<Vec<(ChatId, Seq)>, StoreError>;
    /// The discussions in which the person wrote.
    async fn written_in(&self, place: ReadingPlace) -> Result<Vec<ChatId>, StoreError>;
    /// Records that a person has read a discussion, or without one all of them, up to an event. An earlier event changes
    /// nothing.
    async fn mark_read(
        &self,
        place: ReadingPlace,
        chat: Option<ChatId>,
        up_to: Seq,
    ) -> Result<(), StoreError>;
}
