//! Sending a picture for comments of an image.

use crate::model::{CommentPictureId, ImageId, PictureRef, UserId, picture_path, picture_words};
use crate::protocol::AppError;
use crate::protocol::rest::CommentPictureInfo;
use crate::server::access::Access;
use crate::server::clock;
use crate::server::limits::UploadPermit;
use crate::server::media::{COMMENT, ImageFile};
use crate::server::services::caller::Caller;
use crate::server::services::images::{self, SentFile};
use crate::server::state::AppState;
use crate::server::store::CommentPicture;
use bytes::Bytes;
use std::sync::Arc;
use uuid::Uuid;

/// The most that a picture's words take from the name of its file, in characters.
const MAX_WORDS: usize = 60;

/// Someone who may write on the image begins to send a picture, which is counted. Waits for a slot for the body, before it
/// is read into memory. A guest may be without a name until the comment itself is sent.
pub async fn begin(
    state: &AppState,
    caller: &Caller,
    access: &Access,
) -> Result<UploadPermit, AppError> {
    let by = authorize(caller, access)?;
    let mut permit = state.uploads.acquire(by, &access.tenant.id, caller.address).await?;
    permit.acquire_body().await?;
    Ok(permit)
}

fn authorize(caller: &Caller, access: &Access) -> Result<UserId, AppError> {
    let user = caller.user()?.id;
    access.rights.restriction.map_or(Ok(user), |restriction| Err(restriction.into()))
}

/// Prepares and keeps a picture. `access` is that of now: they may have been kept from writing while it came.
#[tracing::instrument(skip_all, fields(image = %image, bytes = sent.bytes.len()))]
pub async fn add(
    state: &AppState,
    caller: &Caller,
    (image, access): (ImageId, &Access),
    mut permit: UploadPermit,
    sent: SentFile,
) -> Result<CommentPictureInfo, AppError> {
    let created_by = authorize(caller, access)?;
    let file = ImageFile::new(sent.bytes)?;
    permit.acquire_preparation()?;
    let permit = Arc::new(permit);
    let prepared = state.pipeline.prepare_for_comment(file, Arc::clone(&permit)).await?;
    let id = CommentPictureId(Uuid::now_v7());
    let picture = CommentPicture {
        id,
        tenant: access.tenant.id.clone(),
        image,
        created_by,
        created_at: clock::now(),
        file: name_of("", id, &prepared.full),
        thumb: name_of("thumb", id, &prepared.thumb),
        width: prepared.width,
        height: prepared.height,
        bytes: (prepared.full.len() + prepared.thumb.len()) as u64,
    };
    keep(state, &picture, (prepared.full, prepared.thumb)).await?;
    drop(permit);
    Ok(described(&picture, sent.name.as_deref()))
}

/// The row last: a row never names a file that is not there.
async fn keep(
    state: &AppState,
    picture: &CommentPicture,
    (full, thumb): (Bytes, Bytes),
) -> Result<(), AppError> {
    let CommentPicture { image, file, thumb: thumb_file, .. } = picture;
    let kept = async {
        images::put_file(state, *image, file, full).await?;
        images::put_file(state, *image, thumb_file, thumb).await?;
        Ok(state.store.comment_pictures().add_picture(picture).await?)
    };
    let kept: Result<(), AppError> = kept.await;
    if kept.is_err() {
        images::delete_files(state, *image, [file, thumb_file].into_iter()).await;
    }
    kept
}

/// A name by the id and not by the content: two pictures never share a file, so that one can go without the other.
fn name_of(role: &str, id: CommentPictureId, bytes: &[u8]) -> String {
    let ending = if bytes.starts_with(b"\x89PNG") { "png" } else { "jpg" };
    format!("{COMMENT}{role}-{}.{ending}", id.0.simple())
}

/// A picture as its sender learns of it.
fn described(picture: &CommentPicture, file_name: Option<&str>) -> CommentPictureInfo {
    let CommentPicture { id, image, width, height, .. } = *picture;
    let words = file_name.and_then(images::title_of_file).unwrap_or_default();
    let words: String = words.chars().take(MAX_WORDS).collect();
    let src = picture_path(image, id);
    let of = PictureRef { id, size: Some((width, height)) };
    CommentPictureInfo {
        id,
        image_id: image,
        width,
        height,
        thumb_src: format!("{src}/thumb"),
        src,
        markdown: of.in_source(&picture_words(&words)),
    }
}
