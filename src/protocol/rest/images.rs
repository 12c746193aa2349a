//! Bodies about images and their logs. Know no routes.

use super::ChatBody;
use crate::model::{
    Author, BroadcastId, Epoch, Event, ImageId, Recorded, Seq, Timestamp, Visibility,
};
use crate::protocol::page::{ImageCard, ImageInfo};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

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

/// What is to change about an image; what is missing stays as it is.
#[derive(Debug, Deserialize, ToSchema)]
pub struct ImagePatchRequest {
    /// What people call it.
    #[serde(default)]
    #[schema(
        min_length = 1,
        max_length = 200,
        pattern = r"^\s*[^\u0000-\u001F\u007F-\u009F]*\s*$",
        examples("Ground floor, second draft")
    )]
    pub title: Option<String>,
    /// Who finds it.
    #[serde(default)]
    pub visibility: Option<Visibility>,
}

/// A page of a tenant's images.
#[derive(Debug, Serialize, ToSchema)]
pub struct ImagesBody {
    /// The images.
    pub images: Vec<ImageCard>,
    /// The `after` of the next page; absent on the last one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub next: Option<ImageId>,
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
    /// The person who did so.
    pub by: Author,
}

impl EventBody {
    /// An event of this image.
    pub fn new(image_id: ImageId, recorded: Recorded) -> Self {
        let Recorded { seq, broadcast_id, by, at, event } = recorded;
        Self { event, image_id, seq, broadcast_id, at, by }
    }
}
