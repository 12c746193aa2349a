//! The calls of the widget on pages of other sites, below `/embed/{tenant}`: what they take and answer.

use super::page::{Me, RoomData, ViewerData};
use crate::model::{ChatId, CommentId, DisplayName, ImageId, Operation, Seq};
use serde::{Deserialize, Serialize};

/// The place of an embedded image, with the title of its page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PlaceOnPage {
    /// The id of the page: its address, unless the site chose another one.
    pub url_id: String,
    /// The address of the image's file.
    pub src: String,
    /// The title of the page; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub page_title: String,
}

/// An operation on an image.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PlacedOperation {
    /// The image.
    pub image: ImageId,
    /// The operation.
    pub operation: Operation,
    /// Where the image is: one that is not there yet is created.
    #[serde(default)]
    pub place: Option<PlaceOnPage>,
}

/// A guest gives a name, or asks who they are.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Introduction {
    /// The name, once the guest has given one.
    pub name: Option<DisplayName>,
}

/// Who the caller is from now on.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Introduced {
    /// The person.
    #[serde(flatten)]
    pub me: Me,
    /// The token of a new session, for pages of other sites, which have no cookie.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
}

/// A comment that the moderators should look at.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct CommentFlag {
    /// The comment.
    pub comment: CommentId,
    /// The reason for the moderators.
    #[serde(default)]
    pub reason: Option<String>,
}

/// An image is closed, or opened again.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
pub struct ImageClosing {
    /// The image.
    pub image: ImageId,
    /// Closed, or open again?
    pub closed: bool,
}

/// A discussion, or without one all of an image's, was read up to an event.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
pub struct DiscussionsRead {
    /// The image.
    pub image: ImageId,
    /// The discussion.
    #[serde(default)]
    pub chat: Option<ChatId>,
    /// The last event that was seen.
    pub seq: Seq,
}

/// What a page carries, for a widget.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EmbeddedRoom {
    /// The same for all readers.
    pub room: RoomData,
    /// For one reader.
    pub viewer: ViewerData,
}
