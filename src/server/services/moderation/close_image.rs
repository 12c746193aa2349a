//! Closing and reopening of an image for writing.

use crate::model::{ImageId, Role};
use crate::protocol::{AppError, Forbidden};
use crate::server::clock;
use crate::server::services::caller::Caller;
use crate::server::services::{audit, images};
use crate::server::state::AppState;

/// Closes or reopens an image on behalf of a moderator, effective at once on open sockets.
pub async fn close_image(
    state: &AppState,
    caller: &Caller,
    image: ImageId,
    is_closed: bool,
) -> Result<(), AppError> {
    let access = images::enter(state, caller, image).await?;
    if access.rights.role < Role::Moderator {
        return Err(AppError::from(Forbidden::CloseImage));
    }
    let (by, now) = (caller.user()?.id, clock::now());
    state.store.tenancy().close_image(image, is_closed.then_some(now), by, now).await?;
    state.access.invalidate();
    let action = if is_closed { "image.close" } else { "image.open" };
    audit::record(state, &access.tenant.id, caller, (action, &image.to_string()), "").await
}
