//! Admission to tenants and images: the caller's access, or 404.

use crate::model::{ImageId, Role, TenantId};
use crate::protocol::{AppError, Forbidden, Thing};
use crate::server::access::{Access, AccessError};
use crate::server::services::caller::Caller;
use crate::server::state::AppState;

/// The caller's access to a tenant, or 404.
pub async fn enter_tenant(
    state: &AppState,
    caller: &Caller,
    id: &TenantId,
) -> Result<Access, AppError> {
    state
        .access
        .in_tenant(id, caller.subject())
        .await
        .map_err(|error| translate(error, Thing::Tenant))
}

/// The caller's access to an image, or 404.
pub async fn enter(state: &AppState, caller: &Caller, image: ImageId) -> Result<Access, AppError> {
    state
        .access
        .on_image(image, caller.subject())
        .await
        .map_err(|error| translate(error, Thing::Image))
}

/// The access to an image of a caller who changes something: without a name, nothing is looked up.
pub async fn enter_to_change(
    state: &AppState,
    caller: &Caller,
    image: ImageId,
) -> Result<Access, AppError> {
    caller.actor(Role::Guest)?;
    enter(state, caller, image).await
}

/// The access of a caller who may change and delete an image: its uploader, or a moderator. 404 for those who do not see
/// it, 403 for others.
pub async fn manage(state: &AppState, caller: &Caller, image: ImageId) -> Result<Access, AppError> {
    let access = enter(state, caller, image).await?;
    caller.user()?;
    access.may_manage().then_some(access).ok_or_else(|| Forbidden::ManageImage.into())
}

/// The access of a caller who may restore a deleted image, or 404.
pub async fn manage_deleted(
    state: &AppState,
    caller: &Caller,
    image: ImageId,
) -> Result<Access, AppError> {
    let access = state.access.on_deleted_image(image, caller.subject()).await;
    access.map_err(|error| translate(error, Thing::Image))
}

/// An error of access to a thing, for clients.
pub fn translate(error: AccessError, thing: Thing) -> AppError {
    match error {
        AccessError::NotVisible => AppError::not_found(thing),
        other => other.into(),
    }
}
