//! A `subscribe` message.

use crate::model::{BroadcastId, Epoch, ImageId, Seq, TenantId};
use crate::protocol::live::EmbedPlace;

/// A `subscribe` message.
pub struct SubscribeRequest {
    /// The tenant of the image.
    pub tenant: TenantId,
    /// The image to follow.
    pub image: ImageId,
    /// The history that `since` belongs to.
    pub epoch: Epoch,
    /// The last event that the viewer has.
    pub since: Seq,
    /// Operations whose answers were lost.
    pub pending: Vec<BroadcastId>,
    /// Where the image is, or will be.
    pub place: Option<EmbedPlace>,
}
