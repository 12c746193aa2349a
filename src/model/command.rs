//! Commands: what someone asks for. Whether it is allowed is decided in `decide`.

use super::{BroadcastId, ChatId, CommentBody, CommentId, Emoji, Point, Size};
use serde::{Deserialize, Serialize};

/// One wish about the discussions of one image.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub enum Command {
    /// Put a marker on the image and open a discussion with its first comment.
    OpenChat {
        /// Where; of a region, its upper left corner.
        at: Point,
        /// The size of the region; absent for a point.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        size: Option<Size>,
        /// The first comment.
        body: CommentBody,
    },
    /// Put a marker on the image whose discussion has no comment yet.
    PlaceMarker {
        /// Where; of a region, its upper left corner.
        at: Point,
        /// The size of the region; absent for a point.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        size: Option<Size>,
    },
    /// Write a further comment.
    AddComment {
        /// Where.
        chat_id: ChatId,
        /// The comment it answers, of the same discussion.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        parent_id: Option<CommentId>,
        /// The text.
        body: CommentBody,
    },
    /// Edit a comment.
    EditComment {
        /// Of which discussion.
        chat_id: ChatId,
        /// Which.
        comment_id: CommentId,
        /// The new text.
        body: CommentBody,
    },
    /// Take a comment away.
    DeleteComment {
        /// Of which discussion.
        chat_id: ChatId,
        /// Which.
        comment_id: CommentId,
    },
    /// Bring a deleted comment back.
    RestoreComment {
        /// Of which discussion.
        chat_id: ChatId,
        /// Which.
        comment_id: CommentId,
    },
    /// Put an emoji on a comment, or take one's own off again.
    React {
        /// Of which discussion.
        chat_id: ChatId,
        /// Which.
        comment_id: CommentId,
        /// The emoji.
        emoji: Emoji,
        /// Put on, rather than taken off.
        on: bool,
    },
    /// Settle a discussion.
    Resolve {
        /// Which.
        chat_id: ChatId,
    },
    /// Open a settled discussion again.
    Reopen {
        /// Which.
        chat_id: ChatId,
    },
    /// Let nobody but moderators go on with a discussion.
    LockChat {
        /// Which.
        chat_id: ChatId,
    },
    /// Let everyone go on with it again.
    UnlockChat {
        /// Which.
        chat_id: ChatId,
    },
    /// Put a marker elsewhere, or give its region another size.
    MoveChat {
        /// Which.
        chat_id: ChatId,
        /// To where; of a region, its upper left corner.
        to: Point,
        /// The size that its region has then; absent: as before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        size: Option<Size>,
    },
    /// Take a marker and its whole discussion away.
    DeleteChat {
        /// Which.
        chat_id: ChatId,
    },
    /// Bring a deleted discussion back.
    RestoreChat {
        /// Which.
        chat_id: ChatId,
    },
}

impl Command {
    /// Does it say something, rather than tidy up?
    pub fn is_writing(&self) -> bool {
        matches!(
            self,
            Self::OpenChat { .. }
                | Self::PlaceMarker { .. }
                | Self::AddComment { .. }
                | Self::EditComment { .. }
                | Self::React { .. }
        )
    }

    /// Replaces the text that it writes, if it writes one.
    pub fn set_body(&mut self, new: CommentBody) {
        if let Self::OpenChat { body, .. }
        | Self::AddComment { body, .. }
        | Self::EditComment { body, .. } = self
        {
            *body = new;
        }
    }

    /// The text that it writes, if it writes one.
    pub fn body(&self) -> Option<&CommentBody> {
        match self {
            Self::OpenChat { body, .. }
            | Self::AddComment { body, .. }
            | Self::EditComment { body, .. } => Some(body),
            _ => None,
        }
    }
}

/// A command with the id under which its client will know the event again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Operation {
    /// Made by the client, once per operation; a repetition carries the same one.
    pub broadcast_id: BroadcastId,
    /// What is wanted.
    pub command: Command,
}
