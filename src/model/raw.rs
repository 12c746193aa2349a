//! How events are read: as flat forms. A tagged enum is read through a buffer of every possible value, which weighs
//! some 40 KB in the browser.

use super::chat::{Chat, Comment, NewComment};
use super::{Author, ChatId, CommentBody, CommentId, Emoji, Point, Reaction, Seq, Size, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A part of an event is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("missing-{0}")]
pub struct Missing(pub(super) &'static str);

/// The fields of every change.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RawChange {
    pub(super) kind: String,
    pub(super) comment: Option<RawComment>,
    pub(super) comment_id: Option<CommentId>,
    pub(super) to: Option<Point>,
    pub(super) size: Option<Size>,
    pub(super) chat: Option<Chat>,
    pub(super) emoji: Option<Emoji>,
}

/// A comment, new or whole.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RawComment {
    id: CommentId,
    seq: Option<Seq>,
    parent_id: Option<CommentId>,
    by: Option<Author>,
    at: Option<Timestamp>,
    body: CommentBody,
    html: Option<String>,
    edited_at: Option<Timestamp>,
    #[serde(default)]
    reactions: Vec<Reaction>,
}

/// A marker as it comes into being.
#[derive(Serialize, Deserialize, ToSchema)]
#[schema(as = NewChat)]
pub struct RawNewChat {
    /// Its id.
    pub(super) id: ChatId,
    /// Percent of the width from the left.
    #[schema(minimum = 0, maximum = 100, examples(25.5))]
    pub(super) x: f64,
    /// Percent of the height from the top.
    #[schema(minimum = 0, maximum = 100, examples(30.2))]
    pub(super) y: f64,
    /// Percent of the width that its region takes from there; absent for a point.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, exclusive_minimum = 0, maximum = 100, examples(30.0))]
    pub(super) w: Option<f64>,
    /// Percent of the height that its region takes from there; absent for a point.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, exclusive_minimum = 0, maximum = 100, examples(20.5))]
    pub(super) h: Option<f64>,
    /// The comment that opens it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(super) comment: Option<NewComment>,
}

impl From<RawComment> for NewComment {
    fn from(raw: RawComment) -> Self {
        let RawComment { id, parent_id, body, html, .. } = raw;
        Self { id, parent_id, body, html }
    }
}

impl TryFrom<RawComment> for Comment {
    type Error = Missing;

    fn try_from(raw: RawComment) -> Result<Self, Missing> {
        let RawComment { id, seq, parent_id, by, at, body, html, edited_at, reactions } = raw;
        let seq = seq.ok_or(Missing("seq"))?;
        let (by, at) = by.zip(at).ok_or(Missing("by and at"))?;
        Ok(Self { id, seq, parent_id, by, at, body, html, edited_at, reactions })
    }
}
