//! What happened, in the past tense. Stored for good: variants and optional fields are only ever added.

use super::chat::{Chat, Comment, NewComment};
use super::raw::{Missing, RawChange, RawComment, RawNewChat};
use super::{
    Author, BroadcastId, ChatId, CommentBody, CommentId, Emoji, Point, Seq, Size, Timestamp,
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
    /// A comment was edited.
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
    /// A person put an emoji on a comment.
    #[schema(rename_all = "camelCase")]
    ReactionAdded {
        /// Which comment.
        comment_id: CommentId,
        /// Which emoji.
        emoji: Emoji,
    },
    /// A person took an emoji of their own off again.
    #[schema(rename_all = "camelCase")]
    ReactionRemoved {
        /// Which comment.
        comment_id: CommentId,
        /// Which emoji.
        emoji: Emoji,
    },
    /// The discussion was settled.
    Resolved,
    /// The settled discussion was opened again.
    Reopened,
    /// Nobody but moderators goes on with the discussion.
    Locked,
    /// Everyone goes on with it again.
    Unlocked,
    /// The marker was put elsewhere, or its region has another size.
    Moved {
        /// The new place; of a region, its upper left corner.
        to: Point,
        /// The size of the region; absent for a point.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[schema(nullable = false)]
        size: Option<Size>,
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
    /// The size of its region; on the wire `w` and `h` beside `id`. `None` for a point.
    pub size: Option<Size>,
    /// The comment that opens it; `None` for a marker without one.
    pub comment: Option<NewComment>,
}

/// An event with its place in the log: which, when, its author and its operation.
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

    /// The comment that the event changes or takes away, if it does.
    pub fn changed_comment(&self) -> Option<CommentId> {
        match self {
            Self::ImageChatUpdated { change: Change::CommentEdited { comment }, .. } => {
                Some(comment.id)
            }
            Self::ImageChatUpdated { change: Change::CommentDeleted { comment_id }, .. } => {
                Some(*comment_id)
            }
            _ => None,
        }
    }

    /// The comment that the event writes, if it writes one.
    pub fn written(&self) -> Option<&NewComment> {
        match self {
            Self::NewImageChat { chat } => chat.comment.as_ref(),
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
                let Some(comment) = comment else { return };
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
        if let Self::NewImageChat { chat: NewChat { comment: Some(comment), .. } }
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

impl TryFrom<RawChange> for Change {
    type Error = Missing;

    fn try_from(raw: RawChange) -> Result<Self, Missing> {
        let RawChange { kind, comment, comment_id, to, size, chat, emoji } = raw;
        let new =
            |comment: Option<RawComment>| comment.map(NewComment::from).ok_or(Missing("comment"));
        let reaction = || comment_id.zip(emoji).ok_or(Missing("commentId and emoji"));
        Ok(match kind.as_str() {
            "comment-added" => Self::CommentAdded { comment: new(comment)? },
            "comment-edited" => Self::CommentEdited { comment: new(comment)? },
            "comment-deleted" => {
                Self::CommentDeleted { comment_id: comment_id.ok_or(Missing("commentId"))? }
            }
            "comment-restored" => {
                let comment = comment.ok_or(Missing("comment"))?.try_into()?;
                Self::CommentRestored { comment }
            }
            "reaction-added" => {
                let (comment_id, emoji) = reaction()?;
                Self::ReactionAdded { comment_id, emoji }
            }
            "reaction-removed" => {
                let (comment_id, emoji) = reaction()?;
                Self::ReactionRemoved { comment_id, emoji }
            }
            "resolved" => Self::Resolved,
            "reopened" => Self::Reopened,
            "locked" => Self::Locked,
            "unlocked" => Self::Unlocked,
            "moved" => Self::Moved { to: to.ok_or(Missing("to"))?, size },
            "restored" => Self::Restored { chat: chat.ok_or(Missing("chat"))? },
            _ => Self::Unknown,
        })
    }
}

impl TryFrom<RawNewChat> for NewChat {
    type Error = Missing;

    fn try_from(raw: RawNewChat) -> Result<Self, Missing> {
        let RawNewChat { id, x, y, w, h, comment } = raw;
        let at = Point::new(x, y).ok_or(Missing("x and y from 0 to 100"))?;
        let size = match (w, h) {
            (None, None) => None,
            (w, h) => {
                let size = w.zip(h).and_then(|(w, h)| Size::new(w, h));
                Some(size.ok_or(Missing("w and h above 0 and up to 100"))?)
            }
        };
        Ok(Self { id, at, size, comment })
    }
}

impl From<NewChat> for RawNewChat {
    fn from(chat: NewChat) -> Self {
        let NewChat { id, at, size, comment } = chat;
        let (w, h) = (size.map(Size::w), size.map(Size::h));
        Self { id, x: at.x(), y: at.y(), w, h, comment }
    }
}
