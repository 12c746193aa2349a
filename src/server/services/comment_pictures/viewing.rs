//! Who sees a picture of comments: everyone who sees a comment with it. Its sender and moderators see it without one, to write
//! and to review.

use crate::model::{CommentPictureId, ImageId, Role, UserId};
use crate::protocol::{AppError, Thing};
use crate::server::access::Access;
use crate::server::blobs::Blob;
use crate::server::media::comment_picture_type;
use crate::server::services::caller::Caller;
use crate::server::state::AppState;
use crate::server::store::{CommentPicture, StoreError};

/// An open file of a picture.
pub struct PictureFile {
    /// Its name, which tells the content.
    pub name: String,
    /// Its content type.
    pub kind: &'static str,
    /// Its content.
    pub blob: Blob,
}

/// The file of a picture of this image, or that of its thumbnail, for a caller with this access to the image; or 404.
pub async fn file(
    state: &AppState,
    caller: &Caller,
    (image, access): (ImageId, &Access),
    (id, is_thumb): (CommentPictureId, bool),
) -> Result<PictureFile, AppError> {
    let missing = || AppError::not_found(Thing::Picture);
    let user = caller.user.as_ref().map(|user| user.id);
    let picture = visible(state, (user, access.rights.role), (image, id)).await?;
    let picture = picture.ok_or_else(missing)?;
    let name = if is_thumb { picture.thumb } else { picture.file };
    let kind = comment_picture_type(&name).ok_or_else(missing)?;
    let blob = state.blobs.open(image, &name).await.map_err(|error| {
        tracing::error!(%error, "a picture cannot be read");
        AppError::internal()
    })?;
    Ok(PictureFile { blob: blob.ok_or_else(missing)?, name, kind })
}

/// A picture of this image, for someone who may see the image.
pub async fn visible(
    state: &AppState,
    (user, role): (Option<UserId>, Role),
    (image, id): (ImageId, CommentPictureId),
) -> Result<Option<CommentPicture>, StoreError> {
    let store = state.store.comment_pictures();
    let Some(picture) = store.picture(image, id).await? else { return Ok(None) };
    let sees_all = role >= Role::Moderator || user == Some(picture.created_by);
    let is_visible = sees_all || store.is_shown(image, id).await?;
    Ok(is_visible.then_some(picture))
}
