//! The room of a place: that of its image, or an empty one. Looking creates nothing.

use super::operations::enter_in;
use super::place::new_record;
use crate::model::{Board, ImageId, MODERATION, TenantId};
use crate::protocol::page::{ImageInfo, Snapshot};
use crate::protocol::{AppError, ErrorCode, Thing};
use crate::server::access::{Access, ImageAt};
use crate::server::services::caller::Caller;
use crate::server::services::images;
use crate::server::state::AppState;
use crate::server::store::Embedded;

/// The image of a place, for a caller who may see it.
pub enum Found {
    /// It is there.
    Present(ImageId, Access),
    /// None is there yet.
    Awaited(Box<AwaitedImage>),
}

/// An image that is not there yet.
pub struct AwaitedImage {
    /// As it would be, had it a marker now.
    pub image: ImageInfo,
    /// Its discussions: none.
    pub snapshot: Snapshot,
    /// What the caller may do there.
    pub access: Access,
}

/// The image of a place in a tenant, or 404 where the caller may not look.
pub async fn find(
    state: &AppState,
    caller: &Caller,
    tenant: &TenantId,
    place: Embedded,
) -> Result<Found, AppError> {
    match state.access.image_at(tenant, &place.url_id, &place.src).await? {
        ImageAt::Present(id) => Ok(Found::Present(id, images::enter(state, caller, id).await?)),
        ImageAt::Awaited(id) => {
            let awaited = empty(state, caller, tenant, (id, place)).await?;
            Ok(Found::Awaited(Box::new(awaited)))
        }
    }
}

/// The image with this id, which is not there yet and will be in this place; otherwise 404.
pub async fn awaited(
    state: &AppState,
    caller: &Caller,
    tenant: &TenantId,
    (image, place): (ImageId, Embedded),
) -> Result<AwaitedImage, AppError> {
    match find(state, caller, tenant, place).await? {
        Found::Awaited(awaited) if awaited.image.id == image => Ok(*awaited),
        _ => Err(AppError::not_found(Thing::Image)),
    }
}

/// The caller's access to an image of this tenant, also to one that is not there yet and will be in this place; otherwise
/// 404.
pub async fn enter_at(
    state: &AppState,
    caller: &Caller,
    tenant: &TenantId,
    (image, place): (ImageId, Option<Embedded>),
) -> Result<Access, AppError> {
    let missing = match enter_in(state, caller, tenant, image).await {
        Ok(access) => return Ok(access),
        Err(error) => error,
    };
    match place {
        Some(place) if missing.code() == ErrorCode::NotFound => {
            Ok(awaited(state, caller, tenant, (image, place)).await?.access)
        }
        _ => Err(missing),
    }
}

async fn empty(
    state: &AppState,
    caller: &Caller,
    tenant: &TenantId,
    (id, place): (ImageId, Embedded),
) -> Result<AwaitedImage, AppError> {
    let access = state.access.on_awaited_image(tenant, caller.subject()).await;
    let access = access.map_err(|error| images::translate(error, Thing::Image))?;
    let record = new_record(&access, (id, MODERATION), place)?;
    let snapshot = Snapshot { epoch: state.store.epoch(), board: Board::new(id), image: None };
    Ok(AwaitedImage { image: images::info(&record, None), snapshot, access })
}
