//! Bodies of the REST API `/api/v1`. Knows no routes.

use super::AppError;
use super::page::ImageInfo;
use crate::model::{
    Author, BroadcastId, Chat, ChatId, Comment, CommentBody, CommentId, DisplayName, Epoch, Event,
    ImageId, Point, Recorded, Resolution, Seq, Timestamp, UserId,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Who someone is to be.
#[derive(Debug, Deserialize, ToSchema)]
pub struct NewSession {
    /// The guest's name.
    pub name: DisplayName,
}

/// Who someone is.
#[derive(Debug, Serialize, ToSchema)]
pub struct SessionBody {
    /// Who the cookie stands for.
    pub user: UserBody,
}

/// Who the caller is known as.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct KnownBody {
    /// Who the cookie stands for.
    pub user: UserBody,
    /// Have they an account, or are they a guest?
    pub is_signed_in: bool,
}

/// A way into one live socket.
#[derive(Debug, Serialize, ToSchema)]
pub struct TicketBody {
    /// To be offered as the sub-protocol `ic.ticket.{ticket}`, beside `ic.v1`.
    #[schema(
        pattern = "^[A-Za-z0-9_-]{43}$",
        examples("3q2-7wQvXk5bnW9h1sYtR0uGJmPzLc8dEaFoIiHkM4B")
    )]
    pub ticket: String,
}

/// A person.
#[derive(Debug, Serialize, ToSchema)]
pub struct UserBody {
    /// Who.
    pub id: UserId,
    /// As others see them.
    pub name: Option<DisplayName>,
}

/// What a tenant used.
#[derive(Debug, Serialize, ToSchema)]
pub struct UsageBody {
    /// Oldest first; a day on which nothing was used is left out.
    pub usage: Vec<UsageDay>,
}

/// What a tenant used on one day.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct UsageDay {
    /// The day in UTC, as in `2026-01-31`.
    #[schema(format = Date, examples("2026-01-31"))]
    pub day: String,
    /// Events times those who were sent them.
    #[schema(examples(120_000))]
    pub pub_sub_message_count: u64,
    /// Bytes of payload given to sockets.
    #[schema(examples(52_440_000))]
    pub pub_sub_bandwidth: u64,
    /// Markers created.
    #[schema(examples(200))]
    pub conversation_create_count: u64,
}

impl UsageDay {
    /// A day on which nothing was used.
    pub fn new(day: String) -> Self {
        Self { day, pub_sub_message_count: 0, pub_sub_bandwidth: 0, conversation_create_count: 0 }
    }
}

/// An image by link.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewImageLink {
    /// Where the image is now; it is copied. http or https, public, and so each address it redirects to.
    #[schema(
        format = "uri",
        min_length = 1,
        max_length = 4096,
        examples("https://example.com/plan.png")
    )]
    pub src: String,
    /// What the embedding page calls it; unique within the tenant. Without one, the image's id.
    #[serde(default)]
    #[schema(
        max_length = 2000,
        pattern = r"^\s*[^\u0000-\u001F\u007F-\u009F]*\s*$",
        examples("https://example.com/floors/0")
    )]
    pub url_id: Option<String>,
    /// What people call it. Without one, the file's name.
    #[serde(default)]
    #[schema(
        max_length = 200,
        pattern = r"^\s*[^\u0000-\u001F\u007F-\u009F]*\s*$",
        examples("Ground floor")
    )]
    pub title: Option<String>,
}

/// An image that was brought.
#[derive(Debug, Serialize, ToSchema)]
pub struct NewImageBody {
    /// The image.
    pub image: ImageInfo,
}

/// An image with its discussions, as of one place in its log.
#[derive(Debug, Serialize, ToSchema)]
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
    /// When it was last written anew.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub edited_at: Option<Timestamp>,
    /// The Markdown source.
    pub body: CommentBody,
    /// The body as safe HTML; absent when the body is plain text.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, examples("<p>Too <strong>dark</strong> here</p>"))]
    pub html: Option<String>,
}

/// A discussion to be opened.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewChatRequest {
    /// Percent of the width.
    #[schema(minimum = 0, maximum = 100, examples(25.5))]
    pub x: f64,
    /// Percent of the height.
    #[schema(minimum = 0, maximum = 100, examples(30.2))]
    pub y: f64,
    /// The first comment.
    pub body: CommentBody,
    /// The client's id of this operation.
    pub broadcast_id: BroadcastId,
}

/// What is to change: at least one of `resolved`, `x` and `y` together, and `locked`.
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
    /// Let nobody but moderators go on with it, or everyone again.
    #[serde(default)]
    #[schema(examples(true))]
    pub locked: Option<bool>,
    /// The client's id of this operation.
    pub broadcast_id: BroadcastId,
}

/// A comment to be written.
#[derive(Debug, Deserialize, ToSchema)]
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

/// A comment to be written anew.
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

/// A part of an image's log.
#[derive(Debug, Serialize, ToSchema)]
pub struct EventsBody {
    /// What happened after `since`, oldest first.
    pub events: Vec<EventBody>,
    /// The last event in the log.
    pub head: Seq,
}

/// An event with its place in the log, as the live socket tells it, too.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct EventBody {
    /// What happened.
    #[serde(flatten)]
    pub event: Event,
    /// On which image.
    pub image_id: ImageId,
    /// Its place in the image's log.
    pub seq: Seq,
    /// The operation that caused it.
    pub broadcast_id: BroadcastId,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: Author,
}

impl EventBody {
    /// An event of this image.
    pub fn new(image_id: ImageId, recorded: Recorded) -> Self {
        let Recorded { seq, broadcast_id, by, at, event } = recorded;
        Self { event, image_id, seq, broadcast_id, at, by }
    }
}

/// Body of every error.
#[derive(Debug, Serialize, ToSchema)]
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
        }
    }
}
