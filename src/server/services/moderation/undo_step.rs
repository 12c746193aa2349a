//! The reversible steps of a moderator's action.

use crate::model::{ChatId, ImageId, Timestamp, UserId};
use crate::protocol::moderation::Item;
use crate::server::services::moderation::hide::CommentLocation;
use crate::server::store::Review;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Detail of audit entries on held operations.
const HELD: &str = "held for its words";

/// One reversible step, with the state needed to undo it. Stored as JSON: the names of variants and fields are fixed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum UndoStep {
    /// A flagged comment was approved or removed.
    Judged {
        /// The comment.
        place: CommentLocation,
        /// Its previous review.
        before: Option<PriorReview>,
        /// Time of the review, up to which flags count as seen.
        seen_at: Timestamp,
        /// Approved, not removed.
        is_approved: bool,
        /// The review restored or deleted the comment.
        is_moved: bool,
    },
    /// A held operation was published.
    Published {
        /// The held operation.
        id: Uuid,
        /// Previous text of the comment that it edited.
        was: Option<String>,
    },
    /// A held operation was rejected.
    Rejected {
        /// The held operation.
        id: Uuid,
    },
    /// The author of an item was banned.
    Banned {
        /// The ban.
        id: Uuid,
        /// The author.
        author: UserId,
    },
    /// A deleted comment was restored.
    RestoredComment {
        /// The comment.
        place: CommentLocation,
    },
    /// A deleted discussion was restored.
    RestoredChat {
        /// Its image.
        image: ImageId,
        /// The discussion.
        chat: ChatId,
        /// Time of the restoration. Newer comments block the undo.
        at: Timestamp,
    },
}

/// A previous review.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum PriorReview {
    /// Hidden at this time.
    Hidden(Timestamp),
    /// Approved at this time.
    Approved(Timestamp),
    /// Removed at this time.
    Removed(Timestamp),
}

impl From<(Review, Timestamp)> for PriorReview {
    fn from((review, at): (Review, Timestamp)) -> Self {
        match review {
            Review::Hidden => Self::Hidden(at),
            Review::Approved => Self::Approved(at),
            Review::Removed => Self::Removed(at),
        }
    }
}

impl From<PriorReview> for (Review, Timestamp) {
    fn from(before: PriorReview) -> Self {
        match before {
            PriorReview::Hidden(at) => (Review::Hidden, at),
            PriorReview::Approved(at) => (Review::Approved, at),
            PriorReview::Removed(at) => (Review::Removed, at),
        }
    }
}

impl UndoStep {
    /// Action, target and detail for the audit log.
    pub fn audit_entry(&self) -> (&'static str, String, &'static str) {
        match self {
            Self::Judged { place, is_approved, .. } => {
                let target = Item::Comment(place.comment).to_string();
                (if *is_approved { "comment.approve" } else { "comment.remove" }, target, "flagged")
            }
            Self::Published { id, .. } => ("comment.approve", Item::Held(*id).to_string(), HELD),
            Self::Rejected { id } => ("comment.remove", Item::Held(*id).to_string(), HELD),
            Self::Banned { author, .. } => ("ban.create", author.to_string(), ""),
            Self::RestoredComment { place } => {
                ("comment.restore", Item::Comment(place.comment).to_string(), "")
            }
            Self::RestoredChat { chat, .. } => {
                ("comment.restore", Item::Chat(*chat).to_string(), "")
            }
        }
    }
}
