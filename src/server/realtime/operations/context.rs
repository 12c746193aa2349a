//! The context of an operation, resolved above the engine.

use crate::model::{Actor, ContentLimits, ImageId, TenantId};

/// The context of an operation. Rights are checked already.
#[derive(Clone, Copy, Debug)]
pub struct OperationContext<'a> {
    /// The tenant of the image.
    pub tenant: &'a TenantId,
    /// The image that the operation changes.
    pub image: ImageId,
    /// The author of the operation, with their role.
    pub actor: &'a Actor,
    /// The tenant's limits for comments.
    pub limits: ContentLimits,
}
