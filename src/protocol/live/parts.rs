//! What messages are made of: presence, capabilities, outcomes of operations.

use crate::model::{
    BroadcastId, ChatId, ContentLimits, Point, Role, Seq, Size, UserId, WriteRestriction,
};
use serde::{Deserialize, Serialize};

/// Where one person points and writes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Activity {
    /// Who.
    pub id: UserId,
    /// Where their cursor is; absent: nowhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<Point>,
    /// In which discussion they are writing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub typing: Option<ChatId>,
    /// The marker that they hold, where it is at the moment; absent: none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moving: Option<Moving>,
}

/// A marker on its way: shown to others, and not stored before it is put down.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Moving {
    /// Of which discussion.
    pub chat_id: ChatId,
    /// Where it is; of a region, its upper left corner.
    pub to: Point,
    /// The size of the region; absent for a point.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<Size>,
}

/// What a person may do on an image, and what else its tenant's settings say of it. Who may not even look
/// hears nothing (LP21).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Capabilities {
    /// What they are there.
    pub role: Role,
    /// Why they may not write; absent when they may.
    #[serde(default, rename = "barrier", skip_serializing_if = "Option::is_none")]
    pub restriction: Option<WriteRestriction>,
    /// What a comment may be.
    pub limits: ContentLimits,
    /// A marker's side in percent of the image's width.
    pub marker_size: f64,
}

/// The place of an embedded image: known before the image is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EmbedPlace {
    /// The id of the page.
    pub url_id: String,
    /// The address of the image's file.
    pub src: String,
}

/// What became of an operation whose answer was lost.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Outcome {
    /// The operation.
    pub broadcast_id: BroadcastId,
    /// Its place in the log; absent when it was never stored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seq: Option<Seq>,
    /// It was kept: a moderator looks at it first.
    #[serde(default, skip_serializing_if = "is_false")]
    pub is_held: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde asks")]
fn is_false(value: &bool) -> bool {
    !value
}
