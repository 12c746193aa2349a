//! What a page carries from server to browser. Knows no HTML.

use super::live::Capabilities;
use crate::model::{
    Actor, Board, CommentId, DisplayName, Epoch, ImageId, Role, Seq, TenantId, Timestamp, UserId,
    Visibility,
};
use crate::texts::pages;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What an image is called that came without a title.
pub fn untitled() -> &'static str {
    pages::untitled_image()
}

/// An image as people see it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ImageInfo {
    /// Its id.
    pub id: ImageId,
    /// Whose it is.
    pub tenant_id: TenantId,
    /// What an embedding page calls it; the id itself for an uploaded image. Of an embedded image, its page: several
    /// images of a page share it.
    #[schema(max_length = 2000, examples("01890f3e-5b1c-7cc2-9a3d-2b6f0c9d1e11"))]
    pub url_id: String,
    /// What people call it.
    #[schema(max_length = 200, examples("Ground floor"))]
    pub title: String,
    /// The address of the picture in display size: at most 2,560 pixels wide and 8 megapixels.
    #[schema(
        format = "uri-reference",
        examples("/media/01890f3e-5b1c-7cc2-9a3d-2b6f0c9d1e11/display-9f86d081884c7d65-2560.jpg")
    )]
    pub src: String,
    /// Pixels of the width of `src`; 0, as both sides below, where it is unknown: of an embedded image.
    #[schema(minimum = 0, maximum = 30000, examples(2_560))]
    pub src_width: u32,
    /// The address of the picture in full size.
    #[schema(
        format = "uri-reference",
        examples("/media/01890f3e-5b1c-7cc2-9a3d-2b6f0c9d1e11/full-2c26b46b68ffc68f.jpg")
    )]
    pub full_src: String,
    /// The address of a small picture: it covers 480 × 300 pixels where it can with 0.58 megapixels.
    #[schema(
        format = "uri-reference",
        examples("/media/01890f3e-5b1c-7cc2-9a3d-2b6f0c9d1e11/thumb-fcde2b2edba56bf4.jpg")
    )]
    pub thumb_src: String,
    /// Pixels of the full size.
    #[schema(minimum = 0, maximum = 30000, examples(4_000))]
    pub width: u32,
    /// Pixels of the full size.
    #[schema(minimum = 0, maximum = 30000, examples(3_000))]
    pub height: u32,
    /// When it came here.
    pub created_at: Timestamp,
    /// The name of who uploaded it, if they gave one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub uploaded_by: Option<DisplayName>,
    /// Who finds it.
    pub visibility: Visibility,
    /// Where an embedded image is; absent for an image whose files are here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub embedded: Option<EmbeddedInfo>,
    /// The address of the tiles of a large picture; absent for others. A tile is at `{tiles}/{level}/{column}/{row}`, all
    /// counted from 0, and has 512 × 512 pixels, or fewer at the right and lower edge. Level 0 is the picture in full size, each
    /// other level one half of the one before, rounded up; the last is the smallest that is wider than `src`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(
        nullable = false,
        format = "uri-reference",
        examples("/media/01890f3e-5b1c-7cc2-9a3d-2b6f0c9d1e11/tiles-5feceb66ffc86f38.pack")
    )]
    pub tiles: Option<String>,
}

/// The place of an image on the page of another site. The server has no file of it: the addresses of the image lead to
/// that site, and are empty where no browser could follow them from here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct EmbeddedInfo {
    /// The address of the file as the page names it.
    #[schema(max_length = 4096, examples("https://example.com/floors/plan.png"))]
    pub src: String,
    /// The title of the page; may be empty.
    #[schema(max_length = 2000, examples("Ground floor"))]
    pub page_title: String,
    /// The address of the page; absent where its `urlId` is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, format = "uri", examples("https://example.com/floors/0"))]
    pub page: Option<String>,
}

/// A person as the browser knows them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Me {
    /// Who.
    pub id: UserId,
    /// Absent as long as a guest has not been asked.
    pub name: Option<DisplayName>,
}

impl Me {
    /// Someone who can act in this role: known by name.
    pub fn actor(&self, role: Role) -> Option<Actor> {
        Some(Actor { id: self.id, name: self.name.clone()?, role, is_look_alike: false })
    }
}

/// An image's discussions as of one place in the log (LP6).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    /// The history that the board's `seq` is a place of.
    pub epoch: Epoch,
    /// The discussions.
    pub board: Board,
    /// The image, for pages that show it as it was before; absent where it stands beside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<ImageInfo>,
}

/// What the page of an image carries for all of its readers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RoomData {
    /// The image.
    pub image: ImageInfo,
    /// Its discussions; absent when these are so many that the browser asks for them after the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub snapshot: Option<Snapshot>,
    /// The last event that the markup shows.
    pub seq: Seq,
    /// The build of the browser part that goes with this page.
    pub build: String,
}

/// What the page of an image carries for one reader.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ViewerData {
    /// The reader, if they are known.
    pub me: Option<Me>,
    /// What they may do.
    pub may: Capabilities,
    /// The comments that they flagged and no moderator has looked at; for moderators, those that anyone did.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub flagged: Vec<CommentId>,
    /// Does Enter break the line in their forms? Absent without an account: the browser remembers it. For scripts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enter_breaks: Option<bool>,
}

/// The images before and after one in the gallery, nearest in the middle.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Neighbours {
    /// Those before it: newer ones.
    pub before: Vec<ImageCard>,
    /// Those after it: older ones.
    pub after: Vec<ImageCard>,
}

/// An image on a start page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ImageCard {
    /// The image.
    pub image: ImageInfo,
    /// Its discussions that are not settled.
    pub open_chats: u32,
}
