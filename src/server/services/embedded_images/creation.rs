//! Creating the image of a place.

use super::place::new_record;
use crate::model::ImageId;
use crate::protocol::{AppError, Thing};
use crate::server::access::{Access, ImageAt};
use crate::server::services::caller::Caller;
use crate::server::state::AppState;
use crate::server::store::Embedded;

/// The image in this place of a tenant. Of two who place its first marker at once, one creates it.
pub async fn find_or_create(
    state: &AppState,
    caller: &Caller,
    access: &Access,
    embedded: Embedded,
) -> Result<ImageId, AppError> {
    let (tenant, place) = (&access.tenant.id, embedded.clone());
    let id = match state.access.image_at(tenant, &place.url_id, &place.src).await? {
        ImageAt::Present(image) => return Ok(image),
        ImageAt::Awaited(id) => id,
    };
    let record = new_record(access, (id, caller.user()?.id), embedded)?;
    let is_created = state.store.create_image(&record).await?;
    // Someone may have asked for it before: that it is missing is not remembered.
    state.access.forget_image(id);
    if is_created {
        return Ok(id);
    }
    let created = state.store.images().embedded(tenant, &place.url_id, &place.src).await?;
    created.ok_or_else(|| AppError::not_found(Thing::Image))
}
