//! A discussion and its comments.

use super::{
    Author, ChatId, CommentBody, CommentId, Omitted, Point, Reaction, Seq, Size, Timestamp,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// One discussion: a marker and its comments.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Chat {
    /// Its id.
    pub id: ChatId,
    /// 1 for the image's first discussion, then upwards; never given again.
    pub number: u32,
    /// Where the marker is; of a region, its upper left corner.
    pub at: Point,
    /// The size of the region; absent for a point.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub size: Option<Size>,
    /// Who opened it.
    pub by: Author,
    /// When.
    pub opened_at: Timestamp,
    /// Oldest first.
    pub comments: Vec<Comment>,
    /// The oldest ones, where these are not among `comments`. A browser that shows many discussions reads them when they are
    /// opened; the server has all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(ignore)]
    pub omitted: Option<Omitted>,
    /// When it was settled and the person who did so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub resolved: Option<Resolution>,
    /// Nobody but moderators goes on with it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub locked: bool,
}

/// One comment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Comment {
    /// Its id.
    pub id: CommentId,
    /// The event that wrote it: what orders a discussion.
    pub seq: Seq,
    /// The comment it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub parent_id: Option<CommentId>,
    /// Who wrote it.
    pub by: Author,
    /// When.
    pub at: Timestamp,
    /// The Markdown source.
    pub body: CommentBody,
    /// The body as safe HTML; absent when the body is plain text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, examples("<p>Too <strong>dark</strong> here</p>"))]
    pub html: Option<String>,
    /// When it was last edited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub edited_at: Option<Timestamp>,
    /// The reactions to it, the oldest first; each person has each emoji once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reactions: Vec<Reaction>,
}

/// How a discussion was settled.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Resolution {
    /// The person who did so.
    pub by: Author,
    /// When.
    pub at: Timestamp,
}

/// A comment as it is written; who and when stand beside it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewComment {
    /// Its id.
    pub id: CommentId,
    /// The comment it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub parent_id: Option<CommentId>,
    /// The Markdown source.
    pub body: CommentBody,
    /// The body as safe HTML, made by the server; absent when the body is plain text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, examples("<p>Too <strong>dark</strong> here</p>"))]
    pub html: Option<String>,
}

/// `false` is left out of the JSON.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde asks")]
fn is_false(value: &bool) -> bool {
    !value
}
