//! Reads of images and their discussions. The caller is already admitted.

use crate::model::{ImageId, TenantId};
use crate::protocol::page::{ImageCard, ImageInfo, Snapshot};
use crate::protocol::{AppError, Thing};
use crate::server::state::AppState;
use crate::server::store::ImageRecord;

/// Images on a start page.
const RECENT: u32 = 24;

/// An image, or 404.
pub async fn image(state: &AppState, id: ImageId) -> Result<ImageInfo, AppError> {
    let record = state.store.image(id).await?;
    record.as_ref().map(info).ok_or_else(|| AppError::not_found(Thing::Image))
}

/// An image's discussions, or 404.
pub async fn snapshot(state: &AppState, id: ImageId) -> Result<Snapshot, AppError> {
    let board = state.store.board(id).await?.ok_or_else(|| AppError::not_found(Thing::Image))?;
    Ok(Snapshot { epoch: state.store.epoch(), board })
}

/// A tenant's newest images.
pub async fn recent(state: &AppState, tenant: &TenantId) -> Result<Vec<ImageCard>, AppError> {
    let recent = state.store.recent_images(tenant, RECENT).await?;
    let card =
        |(record, open_chats): (ImageRecord, u32)| ImageCard { image: info(&record), open_chats };
    Ok(recent.into_iter().map(card).collect())
}

/// An image as clients see it.
pub fn info(record: &ImageRecord) -> ImageInfo {
    let at = |file: &str| format!("/media/{}/{file}", record.id);
    ImageInfo {
        id: record.id,
        tenant_id: record.tenant.clone(),
        url_id: record.url_id.clone(),
        title: record.title.clone(),
        src: at(&record.display),
        full_src: at(&record.full),
        thumb_src: at(&record.thumb),
        width: record.width,
        height: record.height,
        created_at: record.created_at,
    }
}
