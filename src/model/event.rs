//! What happened, in the past tense. Stored for good: variants and optional fields are only ever added.

use super::raw::{RawChange, RawNewChat};
use super::{
    Author, BroadcastId, Chat, ChatId, Comment, CommentBody, CommentId, Point, Seq, Timestamp,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The three broadcast events of an image.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "type", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub enum Event {
    /// A marker came into being.
    NewImageChat {
        /// Where, and its first comment.
        #[schema(value_type = RawNewChat)]
        chat: NewChat,
    },
    /// Something in an existing discussion changed.
    #[schema(rename_all = "camelCase")]
    ImageChatUpdated {
        /// In which.
        chat_id: ChatId,
        /// What.
        change: Change,
    },
    /// A marker and its discussion are gone.
    #[schema(rename_all = "camelCase")]
    DeletedImageChat {
        /// Which.
        chat_id: ChatId,
    },
}

/// What changed in an existing discussion.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(
    tag = "kind",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase",
    try_from = "RawChange"
)]
pub enum Change {
    /// A comment was written.
    CommentAdded {
        /// The comment.
        comment: NewComment,
    },
    /// A comment was written anew.
    CommentEdited {
        /// Which, and its new text.
        comment: NewComment,
    },
    /// A comment was deleted.
    #[schema(rename_all = "camelCase")]
    CommentDeleted {
        /// Which.
        comment_id: CommentId,
    },
    /// A deleted comment came back.
    CommentRestored {
        /// All of it.
        comment: Comment,
    },
    /// The discussion was settled.
    Resolved,
    /// The settled discussion was opened again.
    Reopened,
    /// Nobody but moderators goes on with the discussion.
    Locked,
    /// Everyone goes on with it again.
    Unlocked,
    /// The marker was put elsewhere.
    Moved {
        /// The new place.
        to: Point,
    },
    /// The deleted discussion came back.
    Restored {
        /// All of it.
        chat: Chat,
    },
    /// Of a later version: ignored but for its place in the log.
    Unknown,
}

/// A marker as it comes into being; who and when stand beside it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "RawNewChat", into = "RawNewChat")]
pub struct NewChat {
    /// Its id.
    pub id: ChatId,
    /// Its place; on the wire `x` and `y` beside `id`.
    pub at: Point,
    /// The comment that opens it.
    pub comment: NewComment,
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

/// An event with its place in the log: which, when, by whom, and by which operation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Recorded {
    /// Its place in the image's log.
    pub seq: Seq,
    /// The operation that caused it.
    pub broadcast_id: BroadcastId,
    /// Whose operation that was.
    pub by: Author,
    /// When the server decided it.
    pub at: Timestamp,
    /// What happened.
    pub event: Event,
}

impl Event {
    /// The discussion that the event is about.
    pub fn chat_id(&self) -> ChatId {
        match self {
            Self::NewImageChat { chat } => chat.id,
            Self::ImageChatUpdated { chat_id, .. } | Self::DeletedImageChat { chat_id } => *chat_id,
        }
    }

    /// The comment that the event writes, if it writes one.
    pub fn written(&self) -> Option<&NewComment> {
        match self {
            Self::NewImageChat { chat } => Some(&chat.comment),
            Self::ImageChatUpdated {
                change: Change::CommentAdded { comment } | Change::CommentEdited { comment },
                ..
            } => Some(comment),
            _ => None,
        }
    }

    /// Shows each comment's text that the event carries, with its HTML.
    pub fn each_text(
        &mut self,
        mut show: impl FnMut(CommentId, &mut CommentBody, &mut Option<String>),
    ) {
        let change = match self {
            Self::NewImageChat { chat: NewChat { comment, .. } } => {
                return show(comment.id, &mut comment.body, &mut comment.html);
            }
            Self::ImageChatUpdated { change, .. } => change,
            Self::DeletedImageChat { .. } => return,
        };
        match change {
            Change::CommentAdded { comment } | Change::CommentEdited { comment } => {
                show(comment.id, &mut comment.body, &mut comment.html);
            }
            Change::CommentRestored { comment } => {
                show(comment.id, &mut comment.body, &mut comment.html);
            }
            Change::Restored { chat } => {
                for comment in &mut chat.comments {
                    show(comment.id, &mut comment.body, &mut comment.html);
                }
            }
            _ => {}
        }
    }

    /// Does a text that was told before this event count no more after it?
    pub fn outdates_texts(&self) -> bool {
        match self {
            Self::NewImageChat { .. } => false,
            Self::DeletedImageChat { .. } => true,
            Self::ImageChatUpdated { change, .. } => {
                matches!(change, Change::CommentEdited { .. } | Change::CommentDeleted { .. })
            }
        }
    }

    /// Fills in the HTML of the comment that the event writes, if it writes one.
    pub fn rendered(mut self, render: impl FnOnce(&CommentBody) -> Option<String>) -> Self {
        if let Self::NewImageChat { chat: NewChat { comment, .. } }
        | Self::ImageChatUpdated {
            change: Change::CommentAdded { comment } | Change::CommentEdited { comment },
            ..
        } = &mut self
        {
            comment.html = render(&comment.body);
        }
        self
    }
}
