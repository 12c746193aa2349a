//! Pictures that people put into comments.

use super::error::StoreError;
use crate::model::{CommentPictureId, ImageId, TenantId, Timestamp, UserId};
use async_trait::async_trait;

/// A picture for comments of one image, as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentPicture {
    /// The id.
    pub id: CommentPictureId,
    /// The image's tenant.
    pub tenant: TenantId,
    /// The image; an embedded one may not be there yet.
    pub image: ImageId,
    /// The person who sent it.
    pub created_by: UserId,
    /// When.
    pub created_at: Timestamp,
    /// The name of its file among those of the image.
    pub file: String,
    /// The name of the file of its thumbnail.
    pub thumb: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Bytes of both files.
    pub bytes: u64,
}

/// Pictures that people put into comments.
#[async_trait]
pub trait CommentPictures: Send + Sync {
    /// Adds a picture.
    async fn add_picture(&self, picture: &CommentPicture) -> Result<(), StoreError>;
    /// A picture of this image.
    async fn picture(
        &self,
        image: ImageId,
        id: CommentPictureId,
    ) -> Result<Option<CommentPicture>, StoreError>;
    /// Does a comment of the image that is there refer to it, or an earlier text of one?
    async fn is_shown(&self, image: ImageId, id: CommentPictureId) -> Result<bool, StoreError>;
    /// Does any text refer to it: of a comment, deleted or not, an earlier one, or one that is held for review?
    async fn is_used(&self, image: ImageId, id: CommentPictureId) -> Result<bool, StoreError>;
    /// At most `limit` pictures that were not looked at since this moment.
    async fn not_looked_at_since(
        &self,
        moment: Timestamp,
        limit: u32,
    ) -> Result<Vec<CommentPicture>, StoreError>;
    /// Records that a picture was looked at now.
    async fn looked_at(&self, id: CommentPictureId, now: Timestamp) -> Result<(), StoreError>;
    /// Removes the row of a picture.
    async fn remove_picture(&self, id: CommentPictureId) -> Result<(), StoreError>;
}
