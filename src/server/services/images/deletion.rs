//! Deleting an image, restoring it, and deleting it for good.

use crate::model::{ImageId, TenantId, Timestamp};
use crate::protocol::gallery::DeletedImage;
use crate::protocol::live::CloseCode;
use crate::protocol::page::ImageInfo;
use crate::protocol::{AppError, Conflict, Thing};
use crate::server::clock;
use crate::server::services::audit;
use crate::server::services::caller::Caller;
use crate::server::services::images::{describe, manage, manage_deleted, record};
use crate::server::services::moderation::queue_changed;
use crate::server::state::AppState;
use crate::server::store::{Embedded, ImageRecord, Restoration};

/// A deleted image can be restored for this number of days.
pub const RESTORE_DAYS: i64 = 30;
const DAY_MS: i64 = 24 * 60 * 60 * 1_000;
/// Entries in the list of deleted images.
const LIST: u32 = 200;

/// Deletes an image; sockets that follow it are closed. It can be restored.
pub async fn delete(state: &AppState, caller: &Caller, image: ImageId) -> Result<(), AppError> {
    let access = manage(state, caller, image).await?;
    if !state.store.images().delete(image, caller.user()?.id, clock::now()).await? {
        return Err(AppError::not_found(Thing::Image));
    }
    state.access.invalidate();
    let tenant = &access.tenant.id;
    queue_changed(state, tenant).await?;
    audit::record(state, tenant, caller, ("image.delete", &image.to_string()), "").await
}

/// Restores an image that was deleted less than [`RESTORE_DAYS`] ago.
pub async fn restore(
    state: &AppState,
    caller: &Caller,
    image: ImageId,
) -> Result<ImageInfo, AppError> {
    let access = manage_deleted(state, caller, image).await?;
    let restored = record(state, image).await?;
    let (by, now) = (caller.user()?.id, clock::now());
    match state.store.images().restore(image, end_of_undo(now), by, now).await? {
        Restoration::Restored => turn_away_from_successor(state, &restored).await?,
        Restoration::UrlIdTaken => return Err(Conflict::UrlIdTaken.into()),
        Restoration::NotFound => return Err(AppError::not_found(Thing::Image)),
    }
    state.access.invalidate();
    let tenant = &access.tenant.id;
    queue_changed(state, tenant).await?;
    audit::record(state, tenant, caller, ("image.restore", &image.to_string()), "").await?;
    describe(state, &record(state, image).await?).await
}

/// Closes the sockets of those who wait for the image that would have come next in the place of a restored one.
async fn turn_away_from_successor(state: &AppState, image: &ImageRecord) -> Result<(), AppError> {
    if let Some(Embedded { url_id, src, .. }) = &image.embedded {
        let next = state.access.next_image_at(&image.tenant, url_id, src).await?;
        state.engine.connections().close_followers(next, CloseCode::ImageGone);
    }
    Ok(())
}

/// The title of a deleted image, for a caller who may restore it.
pub async fn deleted_title(
    state: &AppState,
    caller: &Caller,
    image: ImageId,
) -> Result<String, AppError> {
    manage_deleted(state, caller, image).await?;
    Ok(record(state, image).await?.title)
}

/// A tenant's deleted images, for its moderators, the last deleted first.
pub async fn deleted(state: &AppState, tenant: &TenantId) -> Result<Vec<DeletedImage>, AppError> {
    Ok(state.store.images().deleted(tenant, LIST).await?)
}

/// Deletes for good what can be restored no more: the files first, so that a crash leaves none without a row.
pub async fn purge(state: &AppState, now: Timestamp) -> Result<u64, AppError> {
    let mut purged = 0;
    for image in state.store.images().deleted_before(end_of_undo(now)).await? {
        if let Err(error) = state.blobs.delete_all(image).await {
            tracing::error!(%error, %image, "the files of a deleted image stay for now");
            continue;
        }
        state.store.images().purge(image).await?;
        purged += 1;
    }
    Ok(purged)
}

fn end_of_undo(now: Timestamp) -> Timestamp {
    Timestamp(now.0 - RESTORE_DAYS * DAY_MS)
}
