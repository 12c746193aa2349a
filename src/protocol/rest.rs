//! Bodies of the REST API `/api/v1`. Knows no routes.

use super::AppError;
use super::page::ImageInfo;
use crate::model::{
    Author, BroadcastId, Chat, ChatId, Comment, CommentBody, CommentId, DisplayName, Epoch, Point,
    Resolution, Seq, Timestamp, UserId,
};
use serde::{Deserialize, Serialize};

/// `POST /api/v1/session`
#[derive(Debug, Deserialize)]
pub struct NewSession {
    /// The guest's name.
    pub name: DisplayName,
}

/// 201 of `POST /api/v1/session`
#[derive(Debug, Serialize)]
pub struct SessionBody {
    /// Who the cookie stands for.
    pub user: UserBody,
}

/// 201 of `POST /api/v1/live-ticket`
#[derive(Debug, Serialize)]
pub struct TicketBody {
    /// To be offered as the sub-protocol `ic.ticket.{ticket}`, beside `ic.v1`.
    pub ticket: String,
}

/// A person.
#[derive(Debug, Serialize)]
pub struct UserBody {
    /// Who.
    pub id: UserId,
    /// As others see them.
    pub name: Option<DisplayName>,
}

/// 200 of `GET /api/v1/tenants/{tenant}/usage`
#[derive(Debug, Serialize)]
pub struct UsageBody {
    /// Oldest first; a day on which nothing was used is left out.
    pub usage: Vec<UsageDay>,
}

/// What a tenant used on one day (LP28).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct UsageDay {
    /// The day in UTC, as in `2026-01-31`.
    pub day: String,
    /// Events times those who were sent them.
    pub pub_sub_message_count: u64,
    /// Bytes of payload given to sockets.
    pub pub_sub_bandwidth: u64,
    /// Markers created.
    pub conversation_create_count: u64,
}

impl UsageDay {
    /// A day on which nothing was used.
    pub fn new(day: String) -> Self {
        Self { day, pub_sub_message_count: 0, pub_sub_bandwidth: 0, conversation_create_count: 0 }
    }
}

/// `POST /api/v1/tenants/{tenant}/images` as JSON: an image by link.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NewImageLink {
    /// Where the image is now; it is copied.
    pub src: String,
    /// What the embedding page calls it.
    #[serde(default)]
    pub url_id: Option<String>,
    /// What people call it.
    #[serde(default)]
    pub title: Option<String>,
}

/// 201 of `POST /api/v1/tenants/{tenant}/images`
#[derive(Debug, Serialize)]
pub struct NewImageBody {
    /// The image.
    pub image: ImageInfo,
}

/// 200 of `GET /api/v1/images/{id}`
#[derive(Debug, Serialize)]
pub struct ImageBody {
    /// The image.
    pub image: ImageInfo,
    /// The history that `seq` is a place of.
    pub epoch: Epoch,
    /// The last event that is in.
    pub seq: Seq,
    /// Its discussions, in the order they were opened.
    pub chats: Vec<ChatBody>,
}

/// One discussion.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ChatBody {
    /// Its id.
    pub id: ChatId,
    /// 1 for the image's first discussion.
    pub number: u32,
    /// Its place, in percent of the image.
    #[serde(flatten)]
    pub at: Point,
    /// Who opened it.
    pub by: Author,
    /// When.
    pub created_at: Timestamp,
    /// Oldest first.
    pub comments: Vec<CommentView>,
    /// When it was settled; absent while it is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resolved_at: Option<Timestamp>,
    /// Who settled it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resolved_by: Option<Author>,
}

/// One comment.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CommentView {
    /// Its id.
    pub id: CommentId,
    /// The comment it answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_id: Option<CommentId>,
    /// Who wrote it.
    pub by: Author,
    /// When.
    pub created_at: Timestamp,
    /// When it was last written anew.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edited_at: Option<Timestamp>,
    /// The Markdown source.
    pub body: CommentBody,
    /// The body as safe HTML; absent when the body is plain text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub html: Option<String>,
}

/// `POST /api/v1/images/{id}/chats`
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NewChatRequest {
    /// Percent of the width.
    pub x: f64,
    /// Percent of the height.
    pub y: f64,
    /// The first comment.
    pub body: CommentBody,
    /// The client's id of this operation.
    pub broadcast_id: BroadcastId,
}

/// `PATCH /api/v1/chats/{id}`: `resolved`, or `x` and `y`, or all three.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChatPatch {
    /// Settle or open again.
    #[serde(default)]
    pub resolved: Option<bool>,
    /// Percent of the width.
    #[serde(default)]
    pub x: Option<f64>,
    /// Percent of the height.
    #[serde(default)]
    pub y: Option<f64>,
    /// The client's id of this operation.
    pub broadcast_id: BroadcastId,
}

/// `POST /api/v1/chats/{id}/comments`
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NewCommentRequest {
    /// The text.
    pub body: CommentBody,
    /// The comment it answers.
    #[serde(default)]
    pub parent_id: Option<CommentId>,
    /// The client's id of this operation.
    pub broadcast_id: BroadcastId,
}

/// `PATCH /api/v1/comments/{id}`
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CommentPatch {
    /// The new text.
    pub body: CommentBody,
    /// The client's id of this operation.
    pub broadcast_id: BroadcastId,
}

/// `DELETE` of a discussion or a comment.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteRequest {
    /// The client's id of this operation.
    pub broadcast_id: BroadcastId,
}

/// Answer to an operation on a discussion.
#[derive(Debug, Serialize)]
pub struct ChatAnswer {
    /// The discussion as the operation left it.
    pub chat: ChatBody,
    /// The operation's place in the log.
    pub seq: Seq,
}

/// Answer to an operation on a comment.
#[derive(Debug, Serialize)]
pub struct CommentAnswer {
    /// The comment as the operation left it.
    pub comment: CommentView,
    /// The operation's place in the log.
    pub seq: Seq,
}

/// Answer to a deletion.
#[derive(Debug, Serialize)]
pub struct DeleteAnswer {
    /// The operation's place in the log.
    pub seq: Seq,
}

/// 200 of `GET /api/v1/images/{id}/events?since=N`
#[derive(Debug, Serialize)]
pub struct EventsBody {
    /// What happened after `since`, as on the socket.
    pub events: Vec<super::live::ServerMessage>,
    /// The last event in the log.
    pub head: Seq,
}

/// Body of every error.
#[derive(Debug, Serialize)]
pub struct ErrorBody {
    /// Name and sentence.
    pub error: AppError,
}

impl From<&Chat> for ChatBody {
    fn from(chat: &Chat) -> Self {
        let resolved = |part: fn(&Resolution) -> Author| chat.resolved.as_ref().map(part);
        Self {
            id: chat.id,
            number: chat.number,
            at: chat.at,
            by: chat.by.clone(),
            created_at: chat.opened_at,
            comments: chat.comments.iter().map(CommentView::from).collect(),
            resolved_at: chat.resolved.as_ref().map(|r| r.at),
            resolved_by: resolved(|r| r.by.clone()),
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
        }
    }
}
