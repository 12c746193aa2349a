//! Bodies about what belongs to a comment: reactions, earlier versions, its preview, and the people that it can mention. Know
//! no routes.

use crate::model::{
    Author, BroadcastId, CommentBody, DisplayName, Emoji, Reaction, Role, Timestamp, UserId,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// An emoji on a comment.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ReactionView {
    /// The emoji.
    pub emoji: Emoji,
    /// The people who put it on, the first one first.
    pub by: Vec<Author>,
}

/// An emoji to be put on a comment, or taken off it; the path names it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReactionRequest {
    /// The client's id of this operation.
    pub broadcast_id: BroadcastId,
}

/// The earlier texts of a comment.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct VersionsBody {
    /// Oldest first; of many edits the last 50.
    #[schema(max_items = 50)]
    pub versions: Vec<VersionBody>,
}

/// A text that a comment had.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct VersionBody {
    /// When it was written.
    pub created_at: Timestamp,
    /// The Markdown source.
    #[schema(max_length = 2000, examples("Too bright here"))]
    pub body: String,
    /// The body as safe HTML; absent when the body is plain text.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub html: Option<String>,
}

/// A text to be shown as a comment would be.
#[derive(Debug, Deserialize, ToSchema)]
pub struct PreviewRequest {
    /// The Markdown source.
    pub body: CommentBody,
}

/// A text as a comment shows it.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct PreviewBody {
    /// Safe HTML.
    #[schema(examples("<p>Too <strong>dark</strong> here</p>"))]
    pub html: String,
}

/// The people that a comment can mention.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct MentionablePeople {
    /// People who are here first, then people who wrote on the image, then members. At most 20.
    #[schema(max_items = 20)]
    pub people: Vec<MentionablePerson>,
}

/// A person that a comment can mention, as `@[name](person:id)`.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct MentionablePerson {
    /// Who.
    pub id: UserId,
    /// Their name at present.
    pub name: DisplayName,
    /// Their role, where it stands beside names.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub role: Option<Role>,
    /// They look at the image at this moment.
    pub is_here: bool,
}

impl ReactionView {
    /// Reactions by emoji.
    pub fn of(reactions: &[Reaction]) -> Vec<Self> {
        let mut views: Vec<Self> = Vec::new();
        for Reaction { emoji, by } in reactions {
            match views.iter_mut().find(|view| view.emoji == *emoji) {
                Some(view) => view.by.push(by.clone()),
                None => views.push(Self { emoji: emoji.clone(), by: vec![by.clone()] }),
            }
        }
        views
    }
}
