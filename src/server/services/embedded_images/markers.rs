//! The markers of a page: list, place, delete.

use super::creation::find_or_create;
use crate::model::{BroadcastId, ChatId, Command, Operation, Point, Role, TenantId};
use crate::protocol::{AppError, ErrorCode, Thing};
use crate::server::access::Access;
use crate::server::services::caller::Caller;
use crate::server::services::discussions::operate;
use crate::server::services::images;
use crate::server::state::AppState;
use crate::server::store::{Embedded, PageMarker};

/// The most markers of a page: those of one full image.
const MAX_MARKERS: u32 = 10_000;

/// The markers of a page that someone with this access to the tenant may see.
pub async fn markers(
    state: &AppState,
    access: &Access,
    url_id: &str,
) -> Result<Vec<PageMarker>, AppError> {
    let is_member = access.rights.role >= Role::Member;
    let images = state.store.images();
    Ok(images.page_markers(&access.tenant.id, url_id, is_member, MAX_MARKERS).await?)
}

/// Places a marker on behalf of a caller with this access to the tenant.
pub async fn place(
    state: &AppState,
    caller: &Caller,
    access: &Access,
    embedded: Embedded,
    (at, broadcast_id): (Point, BroadcastId),
) -> Result<ChatId, AppError> {
    let command = Command::PlaceMarker { at, size: None };
    // A caller without the right to write creates no image.
    access.rights.allow(&command)?;
    let image = find_or_create(state, caller, access, embedded).await?;
    let access = images::enter_to_change(state, caller, image).await?;
    let operation = Operation { broadcast_id, command };
    let applied = operate(state, caller, (image, &access), &operation).await?;
    Ok(applied.recorded.event.chat_id())
}

/// Deletes a marker of this tenant and its discussion.
pub async fn delete(
    state: &AppState,
    caller: &Caller,
    tenant: &TenantId,
    (chat_id, broadcast_id): (ChatId, BroadcastId),
) -> Result<(), AppError> {
    let missing = || AppError::not_found(Thing::Discussion);
    let image = state.store.image_of_chat(chat_id).await?.ok_or_else(missing)?;
    if state.access.tenant_of(image).await?.as_ref() != Some(tenant) {
        return Err(missing());
    }
    let access = images::enter_to_change(state, caller, image).await;
    let access = access.map_err(|error| match error.code() {
        ErrorCode::NotFound => missing(),
        _ => error,
    })?;
    let operation = Operation { broadcast_id, command: Command::DeleteChat { chat_id } };
    operate(state, caller, (image, &access), &operation).await.map(drop)
}
