//! Texts that comments had before they were edited.

use super::error::StoreError;
use crate::model::{CommentId, ImageId, Timestamp};
use async_trait::async_trait;

/// The earlier texts of a comment that are kept; the oldest go first. The log writes and trims them, see
/// `migrations/postgres/0008_talk.sql`.
pub const MAX_VERSIONS: u32 = 50;

/// A text that a comment had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentVersion {
    /// When it was written.
    pub at: Timestamp,
    /// The Markdown source.
    pub body: String,
    /// The same as safe HTML; absent for plain text.
    pub html: Option<String>,
}

/// Earlier texts of comments.
#[async_trait]
pub trait Versions: Send + Sync {
    /// The earlier texts of a comment, oldest first.
    async fn versions(
        &self,
        image: ImageId,
        comment: CommentId,
    ) -> Result<Vec<CommentVersion>, StoreError>;
    /// Deletes them and returns their number.
    async fn delete_versions(&self, image: ImageId, comment: CommentId) -> Result<u64, StoreError>;
}
