//! One operation on an image's discussions, from top to bottom: authorise, limit, apply, follow up.

use super::caller::Caller;
use super::images;
use super::moderation;
use crate::model::{ImageId, Operation, Role};
use crate::protocol::AppError;
use crate::server::realtime::Done;
use crate::server::state::AppState;

/// Applies an operation of the caller.
#[tracing::instrument(skip_all, fields(image = %image))]
pub async fn operate(
    state: &AppState,
    caller: &Caller,
    image: ImageId,
    operation: &Operation,
) -> Result<Done, AppError> {
    caller.actor(Role::Guest)?;
    let access = images::enter(state, caller, image).await?;
    access.rights.allow(&operation.command)?;
    let actor = caller.actor(access.rights.role)?;
    let tenant = &access.tenant.id;
    state.limits.tenant_change(tenant)?;
    let done = state.hub.operate(tenant, image, &actor, operation).await?;
    if done.is_new {
        moderation::after_operation(state, caller, &actor, (tenant, image), &operation.command)
            .await?;
    }
    Ok(done)
}
