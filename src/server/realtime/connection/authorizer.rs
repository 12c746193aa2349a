//! The decision about what a viewer may follow, made above the engine.

use super::error::ConnectionError;
use super::viewer::Viewer;
use crate::model::{ImageId, Role, TenantId};
use crate::protocol::live::Capabilities;
use async_trait::async_trait;

/// Decides what a viewer may follow.
#[async_trait]
pub trait Authorizer: Send + Sync {
    /// LP23: the viewer's capabilities on an image of this tenant, and the role that is shown beside their name there.
    /// Images that are foreign, missing or invisible are answered alike (LP24).
    async fn follow(
        &self,
        viewer: &Viewer,
        tenant: &TenantId,
        image: ImageId,
    ) -> Result<(Capabilities, Option<Role>), ConnectionError>;

    /// LP29: succeeds if the viewer moderates this tenant. Tenants that are foreign, missing or
    /// unmoderated are answered alike (LP24).
    async fn watch_queue(&self, viewer: &Viewer, tenant: &TenantId) -> Result<(), ConnectionError>;
}
