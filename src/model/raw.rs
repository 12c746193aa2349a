//! How events are read: as flat forms, turned into the real ones by their `kind`. A tagged enum would
//! be read through a buffer of every possible value, which weighs some 40 KB in the browser.

use super::event::{Change, NewChat, NewComment};
use super::{Author, Chat, ChatId, Comment, CommentBody, CommentId, Point, Seq, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A part of an event is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an event of this kind needs {0}")]
pub struct Missing(&'static str);

/// Any [`Change`].
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RawChange {
    kind: String,
    comment: Option<RawComment>,
    comment_id: Option<CommentId>,
    to: Option<Point>,
    chat: Option<Chat>,
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
}

/// A marker as it comes into being.
#[derive(Serialize, Deserialize, ToSchema)]
#[schema(as = NewChat)]
pub struct RawNewChat {
    /// Its id.
    id: ChatId,
    /// Percent of the width from the left.
    #[schema(minimum = 0, maximum = 100, examples(25.5))]
    x: f64,
    /// Percent of the height from the top.
    #[schema(minimum = 0, maximum = 100, examples(30.2))]
    y: f64,
    /// The comment that opens it.
    comment: NewComment,
}

impl TryFrom<RawChange> for Change {
    type Error = Missing;

    fn try_from(raw: RawChange) -> Result<Self, Missing> {
        let RawChange { kind, comment, comment_id, to, chat } = raw;
        let new =
            |comment: Option<RawComment>| comment.map(NewComment::from).ok_or(Missing("comment"));
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
            "resolved" => Self::Resolved,
            "reopened" => Self::Reopened,
            "locked" => Self::Locked,
            "unlocked" => Self::Unlocked,
            "moved" => Self::Moved { to: to.ok_or(Missing("to"))? },
            "restored" => Self::Restored { chat: chat.ok_or(Missing("chat"))? },
            _ => Self::Unknown,
        })
    }
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
        let RawComment { id, seq, parent_id, by, at, body, html, edited_at } = raw;
        let seq = seq.ok_or(Missing("seq"))?;
        let (by, at) = by.zip(at).ok_or(Missing("by and at"))?;
        Ok(Self { id, seq, parent_id, by, at, body, html, edited_at })
    }
}

impl TryFrom<RawNewChat> for NewChat {
    type Error = Missing;

    fn try_from(raw: RawNewChat) -> Result<Self, Missing> {
        let RawNewChat { id, x, y, comment } = raw;
        let at = Point::new(x, y).ok_or(Missing("x and y from 0 to 100"))?;
        Ok(Self { id, at, comment })
    }
}

impl From<NewChat> for RawNewChat {
    fn from(chat: NewChat) -> Self {
        let NewChat { id, at, comment } = chat;
        Self { id, x: at.x(), y: at.y(), comment }
    }
}
