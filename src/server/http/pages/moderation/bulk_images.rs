//! What moderators do with many images at once.

use crate::model::ImageId;
use crate::protocol::{AppError, ErrorCode, Thing};
use crate::server::services::caller::Caller;
use crate::server::services::images;
use crate::server::services::moderation::Moderator;
use crate::server::state::AppState;

/// The most images at once.
pub const MAX_IMAGES: usize = 200;

/// What is done with all chosen images.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BulkAction {
    /// Delete them.
    Delete,
    /// Restore deleted ones.
    Restore,
}

impl BulkAction {
    /// As in forms and flash messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Delete => "delete-images",
            Self::Restore => "restore-images",
        }
    }

    /// The action with this name.
    pub fn of_name(name: &str) -> Option<Self> {
        [Self::Delete, Self::Restore].into_iter().find(|action| action.name() == name)
    }
}

/// Does it with each image of the moderator's tenant; how many were done, and how many were gone or could not be done.
pub async fn bulk(
    state: &AppState,
    caller: &Caller,
    moderator: &Moderator,
    action: BulkAction,
    chosen: &[ImageId],
) -> Result<(usize, usize), AppError> {
    let (mut done, mut missed) = (0, 0);
    for image in chosen {
        let result = match action {
            _ if !is_own(state, moderator, *image).await? => Err(AppError::not_found(Thing::Image)),
            BulkAction::Delete => images::delete(state, caller, *image).await,
            BulkAction::Restore => images::restore(state, caller, *image).await.map(drop),
        };
        match result {
            Ok(()) => done += 1,
            Err(error) if matches!(error.code(), ErrorCode::NotFound | ErrorCode::Conflict) => {
                missed += 1;
            }
            Err(error) => return Err(error),
        }
    }
    Ok((done, missed))
}

async fn is_own(state: &AppState, moderator: &Moderator, image: ImageId) -> Result<bool, AppError> {
    let record = state.store.image(image).await?;
    Ok(record.is_some_and(|record| record.tenant == moderator.tenant.id))
}
