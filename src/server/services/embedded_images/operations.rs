//! What the widget changes: discussions of an image that is there or comes into being, flags, and closed images. Each
//! names its tenant; what belongs to another one is missing (LP24).

use super::creation::find_or_create;
use crate::model::{Command, CommentId, ImageId, Operation, Role, TenantId};
use crate::protocol::live::ServerMessage;
use crate::protocol::{AppError, Thing};
use crate::server::access::{Access, ImageAt};
use crate::server::services::caller::Caller;
use crate::server::services::{discussions, images, moderation};
use crate::server::state::AppState;
use crate::server::store::Embedded;

/// The caller's access to an image of this tenant, or 404.
pub async fn enter_in(
    state: &AppState,
    caller: &Caller,
    tenant: &TenantId,
    image: ImageId,
) -> Result<Access, AppError> {
    let access = images::enter(state, caller, image).await?;
    let is_own = access.tenant.id == *tenant;
    is_own.then_some(access).ok_or_else(|| AppError::not_found(Thing::Image))
}

/// Carries out an operation of a caller with this access to the tenant. With a place, the first marker of an image
/// creates it.
pub async fn operate_at(
    state: &AppState,
    caller: &Caller,
    access: &Access,
    (image, operation): (ImageId, &Operation),
    place: Option<Embedded>,
) -> Result<ServerMessage, AppError> {
    caller.actor(Role::Guest)?;
    let command = &operation.command;
    if let Some(place) = place.filter(|_| opens(command)) {
        create_if_awaited(state, caller, access, (image, command), place).await?;
    }
    let access = enter_in(state, caller, &access.tenant.id, image).await?;
    discussions::operate_for_page(state, caller, (image, &access), operation).await
}

/// Flags a comment of this tenant for its moderators.
pub async fn flag_comment(
    state: &AppState,
    caller: &Caller,
    tenant: &TenantId,
    (comment, reason): (CommentId, Option<String>),
) -> Result<(), AppError> {
    caller.user()?;
    let missing = || AppError::not_found(Thing::Comment);
    let (image, _) = state.store.chat_of_comment(comment).await?.ok_or_else(missing)?;
    if state.access.tenant_of(image).await?.as_ref() != Some(tenant) {
        return Err(missing());
    }
    moderation::flag(state, caller, comment, reason).await
}

/// Closes or reopens an image of this tenant.
pub async fn close_image(
    state: &AppState,
    caller: &Caller,
    tenant: &TenantId,
    (image, closed): (ImageId, bool),
) -> Result<(), AppError> {
    enter_in(state, caller, tenant, image).await?;
    moderation::close_image(state, caller, image, closed).await
}

fn opens(command: &Command) -> bool {
    matches!(command, Command::OpenChat { .. } | Command::PlaceMarker { .. })
}

/// Fails unless this is the image of the place. A caller without the right to write creates none.
async fn create_if_awaited(
    state: &AppState,
    caller: &Caller,
    access: &Access,
    (image, command): (ImageId, &Command),
    place: Embedded,
) -> Result<(), AppError> {
    match state.access.image_at(&access.tenant.id, &place.url_id, &place.src).await? {
        ImageAt::Present(id) if id == image => return Ok(()),
        ImageAt::Awaited(id) if id == image => {}
        _ => return Err(AppError::not_found(Thing::Image)),
    }
    access.rights.allow(command)?;
    find_or_create(state, caller, access, place).await.map(drop)
}
