//! The file of an image as it was sent: kept for who sent it and for moderators, since it can tell place and camera.

use super::admission::enter;
use super::lookup::record;
use crate::model::ImageId;
use crate::protocol::{AppError, Forbidden, Thing};
use crate::server::services::caller::Caller;
use crate::server::state::AppState;
use crate::server::store::{ImageRecord, Original};

/// An image and its file as it was sent. 404 where there is none; 401 and 403 for those who see the image and may not
/// have the file.
pub async fn original(
    state: &AppState,
    caller: &Caller,
    image: ImageId,
) -> Result<(ImageRecord, Original), AppError> {
    let access = enter(state, caller, image).await?;
    caller.user()?;
    if !access.may_manage() {
        return Err(Forbidden::Original.into());
    }
    let record = record(state, image).await?;
    let original = record.original.clone().ok_or_else(|| AppError::not_found(Thing::Picture))?;
    Ok((record, original))
}
