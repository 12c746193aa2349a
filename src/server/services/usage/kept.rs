//! What is kept of a tenant: its images, and the space that their files take.

use crate::model::TenantId;
use crate::protocol::AppError;
use crate::server::state::AppState;

/// What is kept of a tenant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Images, without those that were deleted.
    pub images: u64,
    /// Bytes of files, with those of deleted images that can be restored.
    pub bytes: u64,
}

/// What is kept of a tenant now.
pub async fn kept(state: &AppState, tenant: &TenantId) -> Result<Kept, AppError> {
    let all = state.store.images().kept(tenant).await?;
    let images = all.iter().filter(|(_, is_deleted)| !is_deleted).count() as u64;
    let mut bytes = 0;
    for (image, _) in all {
        bytes += state.blobs.size(image).await.map_err(|error| {
            tracing::error!(%error, "cannot measure the files of images");
            AppError::internal()
        })?;
    }
    Ok(Kept { images, bytes })
}
