//! The decision about what a viewer may follow, made above the engine.

use super::error::ConnectionError;
use super::viewer::Viewer;
use crate::model::{ImageId, Role, TenantId};
use crate::protocol::live::{Capabilities, EmbedPlace};
use async_trait::async_trait;

/// What a viewer may do on an image that they may follow.
#[derive(Clone, Debug, PartialEq)]
pub struct FollowGrant {
    /// Their capabilities.
    pub may: Capabilities,
    /// The role that is shown beside their name.
    pub shown_role: Option<Role>,
    /// The image is not there yet: its log is empty up to its first marker.
    pub is_awaited: bool,
}

/// Decides what a viewer may follow.
#[async_trait]
pub trait Authorizer: Send + Sync {
    /// LP23: what the viewer may do on an image of this tenant, or on the one that will be in this place. Images that are
    /// foreign, missing or invisible are answered alike (LP24).
    async fn follow(
        &self,
        viewer: &Viewer,
        tenant: &TenantId,
        image: ImageId,
        place: Option<&EmbedPlace>,
    ) -> Result<FollowGrant, ConnectionError>;

    /// LP29: succeeds if the viewer moderates this tenant. Tenants that are foreign, missing or
    /// unmoderated are answered alike (LP24).
    async fn watch_queue(&self, viewer: &Viewer, tenant: &TenantId) -> Result<(), ConnectionError>;
}
