//! People that a comment can mention, and the discussions in which they are.

use super::error::StoreError;
use super::reads::ReadingPlace;
use crate::model::{Author, ChatId, ImageId, Seq, TenantId, UserId};
use async_trait::async_trait;

/// People that a comment can mention.
#[async_trait]
pub trait Mentions: Send + Sync {
    /// Those who wrote on an image and whose name contains this part, the last ones first; all for an empty part.
    async fn writers(
        &self,
        image: ImageId,
        part: &str,
        limit: u32,
    ) -> Result<Vec<Author>, StoreError>;
    /// The members of a tenant whose name contains this part, by name; all for an empty part.
    async fn members_named(
        &self,
        tenant: &TenantId,
        part: &str,
        limit: u32,
    ) -> Result<Vec<Author>, StoreError>;
    /// A person, under their last name there, if they wrote on an image.
    async fn writer(&self, image: ImageId, user: UserId) -> Result<Option<Author>, StoreError>;
    /// A person, if they are a member of a tenant.
    async fn member(&self, tenant: &TenantId, user: UserId) -> Result<Option<Author>, StoreError>;
    /// The discussions with comments of others after `since` that mention a person and that the person has not read.
    async fn unread_mentions(
        &self,
        place: ReadingPlace,
        since: Seq,
    ) -> Result<Vec<ChatId>, StoreError>;
    /// The discussions in which others mention a person.
    async fn mentioned_in(&self, place: ReadingPlace) -> Result<Vec<ChatId>, StoreError>;
}
