//! Bodies about discussions and comments. Know no routes.

use super::ReactionView;
use crate::model::{
    Author, BroadcastId, Chat, ChatId, Comment, CommentBody, CommentId, DisplayName, Point,
    Resolution, Seq, Size, Timestamp,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// One discussion.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ChatBody {
    /// Its id.
    pub id: ChatId,
    /// 1 for the image's first discussion.
    #[schema(minimum = 1, examples(1))]
    pub number: u32,
    /// Its place, in percent of the image.
    #[serde(flatten)]
    pub at: Point,
    /// The width of its region, whose upper left corner is at `x` and `y`, in percent of the image; absent for a point.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, exclusive_minimum = 0, maximum = 100, examples(30.0))]
    pub w: Option<f64>,
    /// The height of its region, in percent of the image; absent for a point.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, exclusive_minimum = 0, maximum = 100, examples(20.5))]
    pub h: Option<f64>,
    /// Who opened it.
    pub by: Author,
    /// When.
    pub created_at: Timestamp,
    /// Oldest first.
    pub comments: Vec<CommentView>,
    /// When it was settled; absent while it is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub resolved_at: Option<Timestamp>,
    /// Who settled it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub resolved_by: Option<Author>,
    /// Nobody but moderators goes on with it; absent when everyone may.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, examples(true))]
    pub locked: Option<bool>,
}

/// One comment.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CommentView {
    /// Its id.
    pub id: CommentId,
    /// The comment it answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub parent_id: Option<CommentId>,
    /// Who wrote it.
    pub by: Author,
    /// When.
    pub created_at: Timestamp,
    /// When it was last edited.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub edited_at: Option<Timestamp>,
    /// The Markdown source.
    pub body: CommentBody,
    /// The body as safe HTML; absent when the body is plain text.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, examples("<p>Too <strong>dark</strong> here</p>"))]
    pub html: Option<String>,
    /// The reactions to it, each emoji once, in the order in which it was first put on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reactions: Vec<ReactionView>,
}

/// A person of the tenant's own site, in whose name a program writes.
#[derive(Debug, Deserialize, ToSchema)]
pub struct NamedAuthor {
    /// The person's id on that site, as in single sign-on; never reused for another person. At most 256 bytes.
    #[schema(min_length = 1, max_length = 256, examples("user-42"))]
    pub id: String,
    /// The name that others see from now on.
    pub name: DisplayName,
    /// The address of a picture. It is accepted and not shown yet.
    #[serde(default)]
    #[schema(nullable = false, max_length = 2000)]
    pub avatar: Option<String>,
}

/// A discussion to be opened. The example has what everyone may send: no `as`.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(examples(json!({
    "x": 25.5, "y": 30.2, "body": "Too dark here",
    "broadcastId": "2f4b8c1d-6e3a-4f70-9b25-d8a1c7e60f93"
})))]
pub struct NewChatRequest {
    /// Percent of the width.
    #[schema(minimum = 0, maximum = 100, examples(25.5))]
    pub x: f64,
    /// Percent of the height.
    #[schema(minimum = 0, maximum = 100, examples(30.2))]
    pub y: f64,
    /// With `h`: a region, whose upper left corner is at `x` and `y`. Percent of the width.
    #[serde(default)]
    #[schema(nullable = false, exclusive_minimum = 0, maximum = 100)]
    pub w: Option<f64>,
    /// Percent of the height.
    #[serde(default)]
    #[schema(nullable = false, exclusive_minimum = 0, maximum = 100)]
    pub h: Option<f64>,
    /// The first comment.
    pub body: CommentBody,
    /// The author; only with an API key of an administrator.
    #[serde(default, rename = "as")]
    #[schema(nullable = false)]
    pub author: Option<NamedAuthor>,
    /// The client's id of this operation.
    pub broadcast_id: BroadcastId,
}

/// What is to change: at least one of `resolved`, `x` and `y` together, with or without `w` and `h`, and `locked`.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ChatPatch {
    /// Settle or open again.
    #[serde(default)]
    #[schema(examples(true))]
    pub resolved: Option<bool>,
    /// Percent of the width.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 100, examples(25.5))]
    pub x: Option<f64>,
    /// Percent of the height.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 100, examples(30.2))]
    pub y: Option<f64>,
    /// The new size of a region, with `h`, `x` and `y`; without it the region keeps its size. Percent of the width.
    #[serde(default)]
    #[schema(nullable = false, exclusive_minimum = 0, maximum = 100)]
    pub w: Option<f64>,
    /// Percent of the height.
    #[serde(default)]
    #[schema(nullable = false, exclusive_minimum = 0, maximum = 100)]
    pub h: Option<f64>,
    /// Let nobody but moderators go on with it, or everyone again.
    #[serde(default)]
    #[schema(examples(true))]
    pub locked: Option<bool>,
    /// The client's id of this operation.
    pub broadcast_id: BroadcastId,
}

/// A comment to be written. The example has what everyone may send: no `as`.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(examples(json!({
    "body": "Too dark here",
    "broadcastId": "2f4b8c1d-6e3a-4f70-9b25-d8a1c7e60f93"
})))]
pub struct NewCommentRequest {
    /// The text.
    pub body: CommentBody,
    /// The author; only with an API key of an administrator.
    #[serde(default, rename = "as")]
    #[schema(nullable = false)]
    pub author: Option<NamedAuthor>,
    /// The comment it answers.
    #[serde(default)]
    pub parent_id: Option<CommentId>,
    /// The client's id of this operation.
    pub broadcast_id: BroadcastId,
}

/// A comment to be edited.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CommentPatch {
    /// The new text.
    pub body: CommentBody,
    /// The client's id of this operation.
    pub broadcast_id: BroadcastId,
}

/// A discussion or a comment to be deleted.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DeleteRequest {
    /// The client's id of this operation.
    pub broadcast_id: BroadcastId,
}

/// A flag on a comment.
#[derive(Debug, Deserialize, ToSchema)]
pub struct FlagRequest {
    /// Why, for moderators.
    #[serde(default)]
    #[schema(max_length = 200, examples("rude"))]
    pub reason: Option<String>,
}

/// What was written is kept until a moderator has looked at it.
#[derive(Debug, Serialize, ToSchema)]
pub struct HeldBody {
    /// Always true.
    pub held: bool,
    /// A sentence for people.
    pub message: String,
}

/// Answer to an operation on a discussion.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChatAnswer {
    /// The discussion as the operation left it.
    pub chat: ChatBody,
    /// The operation's place in the log.
    pub seq: Seq,
}

/// Answer to an operation on a comment.
#[derive(Debug, Serialize, ToSchema)]
pub struct CommentAnswer {
    /// The comment as the operation left it.
    pub comment: CommentView,
    /// The operation's place in the log.
    pub seq: Seq,
}

/// Answer to a deletion.
#[derive(Debug, Serialize, ToSchema)]
pub struct DeleteAnswer {
    /// The operation's place in the log.
    pub seq: Seq,
}

impl From<&Chat> for ChatBody {
    fn from(chat: &Chat) -> Self {
        let resolved = |part: fn(&Resolution) -> Author| chat.resolved.as_ref().map(part);
        Self {
            id: chat.id,
            number: chat.number,
            at: chat.at,
            w: chat.size.map(Size::w),
            h: chat.size.map(Size::h),
            by: chat.by.clone(),
            created_at: chat.opened_at,
            comments: chat.comments.iter().map(CommentView::from).collect(),
            resolved_at: chat.resolved.as_ref().map(|r| r.at),
            resolved_by: resolved(|r| r.by.clone()),
            locked: chat.locked.then_some(true),
        }
    }
}

impl From<&Comment> for CommentView {
    fn from(comment: &Comment) -> Self {
        Self {
            id: comment.id,
            parent_id: comment.parent_id,
            by: comment.by.clone(),
            created_at: comment.at,
            edited_at: comment.edited_at,
            body: comment.body.clone(),
            html: comment.html.clone(),
            reactions: ReactionView::of(&comment.reactions),
        }
    }
}
