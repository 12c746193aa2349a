//! Bodies about what belongs to a comment: reactions, earlier versions, its preview, and the people that it can mention. Know
//! no routes.

use crate::model::{
    Author, BroadcastId, CommentBody, CommentPictureId, DisplayName, Emoji, ImageId, Reaction,
    Role, Timestamp, UserId,
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
#[serde(rename_all = "camelCase")]
pub struct PreviewRequest {
    /// The Markdown source.
    pub body: CommentBody,
    /// The image whose pictures the text may show. Without it they are their words alone.
    #[serde(default)]
    pub image_id: Option<ImageId>,
}

/// A picture for comments.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct NewCommentPictureBody {
    /// The picture.
    pub picture: CommentPictureInfo,
}

/// A picture for comments of one image. It is in a comment by standing in its text; one that stands in none goes after a
/// day.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CommentPictureInfo {
    /// The id.
    pub id: CommentPictureId,
    /// The image on which it can be used.
    pub image_id: ImageId,
    /// Width in pixels.
    #[schema(examples(800))]
    pub width: u32,
    /// Height in pixels.
    #[schema(examples(600))]
    pub height: u32,
    /// The address of the picture, below this server's.
    #[schema(examples(
        "/media/01890f3e-5b1c-7cc2-9a3d-2b6f0c9d1e11/comment-pictures/01890f3d-0a2b-7d4e-8f60-5a1b2c3d4e60"
    ))]
    pub src: String,
    /// The address of its thumbnail.
    #[schema(examples(
        "/media/01890f3e-5b1c-7cc2-9a3d-2b6f0c9d1e11/comment-pictures/01890f3d-0a2b-7d4e-8f60-5a1b2c3d4e60/thumb"
    ))]
    pub thumb_src: String,
    /// What stands for it in the text of a comment, with the file's name as its words.
    #[schema(examples("![Sketch](picture:01890f3d-0a2b-7d4e-8f60-5a1b2c3d4e60/800x600)"))]
    pub markdown: String,
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
