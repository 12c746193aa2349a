//! What a webhook tells: the kinds of events, and the body that is sent.

use super::page::ImageInfo;
use crate::model::{
    Author, Change, ChatId, Comment, CommentId, Event, ImageId, Resolution, Seq, TenantId, UserId,
};
use serde::Serialize;

/// What an endpoint asks to be told about; a sum of these numbers is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// Images.
    Images = 1,
    /// Discussions: markers.
    Discussions = 2,
    /// Comments.
    Comments = 4,
}

/// The kind of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WebhookKind {
    /// An image is there.
    ImageCreated,
    /// Its title, visibility or picture changed, or it was closed or reopened.
    ImageUpdated,
    /// An image was deleted.
    ImageDeleted,
    /// A deleted image is there again.
    ImageRestored,
    /// A marker is there.
    DiscussionCreated,
    /// It was moved, resolved, reopened, locked or unlocked.
    DiscussionUpdated,
    /// A marker and its discussion were deleted.
    DiscussionDeleted,
    /// They are there again.
    DiscussionRestored,
    /// A comment was written, the first one of a discussion too.
    CommentAdded,
    /// A comment was edited.
    CommentEdited,
    /// A comment was deleted, or hidden until a moderator looks.
    CommentDeleted,
    /// It is there again.
    CommentRestored,
    /// Someone flagged a comment.
    CommentFlagged,
    /// An administrator tries the endpoint.
    Test,
}

impl WebhookKind {
    /// All of them.
    pub const ALL: [Self; 14] = [
        Self::ImageCreated,
        Self::ImageUpdated,
        Self::ImageDeleted,
        Self::ImageRestored,
        Self::DiscussionCreated,
        Self::DiscussionUpdated,
        Self::DiscussionDeleted,
        Self::DiscussionRestored,
        Self::CommentAdded,
        Self::CommentEdited,
        Self::CommentDeleted,
        Self::CommentRestored,
        Self::CommentFlagged,
        Self::Test,
    ];

    /// The name on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Self::ImageCreated => "image.created",
            Self::ImageUpdated => "image.updated",
            Self::ImageDeleted => "image.deleted",
            Self::ImageRestored => "image.restored",
            Self::DiscussionCreated => "discussion.created",
            Self::DiscussionUpdated => "discussion.updated",
            Self::DiscussionDeleted => "discussion.deleted",
            Self::DiscussionRestored => "discussion.restored",
            Self::CommentAdded => "comment.added",
            Self::CommentEdited => "comment.edited",
            Self::CommentDeleted => "comment.deleted",
            Self::CommentRestored => "comment.restored",
            Self::CommentFlagged => "comment.flagged",
            Self::Test => "webhook.test",
        }
    }

    /// The kind with this name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The topic it belongs to; `None` for a test, which goes to the endpoint that is tried.
    pub fn topic(self) -> Option<Topic> {
        match self.name().split_once('.')?.0 {
            "image" => Some(Topic::Images),
            "discussion" => Some(Topic::Discussions),
            "comment" => Some(Topic::Comments),
            _ => None,
        }
    }
}

/// What is told of an event of an image's log: the ids, and for an update what was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// The kind.
    pub kind: WebhookKind,
    /// The discussion.
    pub chat: ChatId,
    /// The comment, for an event of one.
    pub comment: Option<CommentId>,
    /// What an update changed.
    pub change: Option<&'static str>,
}

/// What is told of an event: nothing, one thing, or a marker and its first comment.
pub fn told(event: &Event) -> Vec<Told> {
    let of = |kind, chat| Told { kind, chat, comment: None, change: None };
    match event {
        Event::NewImageChat { chat } => {
            let first = chat.comment.as_ref().map(|comment| Told {
                comment: Some(comment.id),
                ..of(WebhookKind::CommentAdded, chat.id)
            });
            [Some(of(WebhookKind::DiscussionCreated, chat.id)), first]
                .into_iter()
                .flatten()
                .collect()
        }
        Event::DeletedImageChat { chat_id } => vec![of(WebhookKind::DiscussionDeleted, *chat_id)],
        Event::ImageChatUpdated { chat_id, change } => {
            told_of_change(*chat_id, change).into_iter().collect()
        }
    }
}

fn told_of_change(chat: ChatId, change: &Change) -> Option<Told> {
    let of = |kind, comment, change| Some(Told { kind, chat, comment, change });
    let updated = |change| of(WebhookKind::DiscussionUpdated, None, Some(change));
    match change {
        Change::CommentAdded { comment } => of(WebhookKind::CommentAdded, Some(comment.id), None),
        Change::CommentEdited { comment } => of(WebhookKind::CommentEdited, Some(comment.id), None),
        Change::CommentDeleted { comment_id } => {
            of(WebhookKind::CommentDeleted, Some(*comment_id), None)
        }
        Change::CommentRestored { comment } => {
            of(WebhookKind::CommentRestored, Some(comment.id), None)
        }
        Change::Resolved => updated("resolved"),
        Change::Reopened => updated("reopened"),
        Change::Locked => updated("locked"),
        Change::Unlocked => updated("unlocked"),
        Change::Moved { .. } => updated("moved"),
        Change::Restored { .. } => of(WebhookKind::DiscussionRestored, None, None),
        // Told by no topic: a reaction asks for nothing to be done.
        Change::ReactionAdded { .. } | Change::ReactionRemoved { .. } | Change::Unknown => None,
    }
}

/// The body of a webhook, as Standard Webhooks lay it out.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WebhookBody {
    /// The kind of the event.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// When it happened, as RFC 3339 in UTC.
    pub timestamp: String,
    /// What happened.
    pub data: WebhookData,
}

/// What happened: ids of the moment of the event, everything else as it is when it is sent.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WebhookData {
    /// The tenant.
    pub tenant_id: TenantId,
    /// The place in the image's log; absent for images, flags and tests.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seq: Option<Seq>,
    /// The person behind the event; absent for flags and tests.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Doer>,
    /// What an update of a discussion changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<String>,
    /// The reason of a flag, when one was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The image.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<Subject<ImageId, ToldImage>>,
    /// The discussion.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discussion: Option<Subject<ChatId, ToldDiscussion>>,
    /// The comment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<Subject<CommentId, Comment>>,
    /// The people that the comment mentions; absent without any.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<Doer>,
}

/// A person as an event names them.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Doer {
    /// Their id.
    pub id: UserId,
    /// Their name, if it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// A thing that an event is about.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Subject<I, T> {
    /// It is there.
    There(Box<T>),
    /// It is not there any more: nothing but its id is told.
    Gone {
        /// Its id.
        id: I,
    },
}

/// An image, as the API shows it, and where people open it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ToldImage {
    /// The image.
    #[serde(flatten)]
    pub image: ImageInfo,
    /// Nobody writes on it any more.
    pub is_closed: bool,
    /// Its page.
    pub url: String,
}

/// A discussion without its comments.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ToldDiscussion {
    /// The id.
    pub id: ChatId,
    /// 1 for the image's first discussion.
    pub number: u32,
    /// Percent of the image's width from its left edge.
    pub x: f64,
    /// Percent of its height from its top.
    pub y: f64,
    /// The width of its region in percent of the image's; absent for a point.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub w: Option<f64>,
    /// The height of its region in percent of the image's; absent for a point.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub h: Option<f64>,
    /// Who opened it.
    pub by: Author,
    /// When, in milliseconds since 1970.
    pub opened_at: crate::model::Timestamp,
    /// When it was resolved and the person who did so, if it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resolved: Option<Resolution>,
    /// Nobody but moderators goes on with it.
    pub locked: bool,
    /// Its place on the image's page.
    pub url: String,
}
