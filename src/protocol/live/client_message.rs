//! Messages from a client.

use super::parts::{EmbedPlace, Moving};
use crate::model::{BroadcastId, ChatId, Epoch, ImageId, Point, Seq, TenantId};
use serde::{Deserialize, Serialize};

/// What a client says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub enum ClientMessage {
    /// Follow an image from a place in its log.
    Subscribe {
        /// The tenant that the image belongs to.
        tenant_id: TenantId,
        /// The image.
        image_id: ImageId,
        /// The history that `since` is a place of.
        epoch: Epoch,
        /// The last event the client has.
        since: Seq,
        /// The client's operations that have no answer yet.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pending: Vec<BroadcastId>,
        /// Which build of the browser part asks; another than the server's own has to be loaded
        /// again. Programs that are not our page leave it out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        build: Option<String>,
        /// Where the image is embedded: one that is not there yet is followed as an empty one, up to its first marker.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        place: Option<EmbedPlace>,
    },
    /// Hear how much waits for the moderators of a tenant.
    SubscribeModeration {
        /// Whose.
        tenant_id: TenantId,
    },
    /// Where this person points and writes from now on, until they say otherwise.
    Presence {
        /// On which image; absent: the one that the connection follows.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        image_id: Option<ImageId>,
        /// Where their cursor is; absent: not on the image, or not to be shown.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        cursor: Option<Point>,
        /// In which discussion they are writing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        typing: Option<ChatId>,
        /// The marker that they hold, where it is at the moment.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        moving: Option<Moving>,
    },
    /// Follow it no more.
    Unsubscribe {
        /// The image.
        image_id: ImageId,
    },
    /// Of a later version: ignored.
    #[serde(other)]
    Unknown,
}
