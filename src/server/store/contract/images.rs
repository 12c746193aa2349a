//! Images: their rows, the gallery, changes, deletion and restoration.

use super::error::StoreError;
use crate::model::{
    Author, ChatId, DisplayName, ImageId, MODERATION, Point, Role, Seq, TenantId, Timestamp,
    UserId, Visibility,
};
use crate::protocol::gallery::{DeletedImage, ImageSort};
use async_trait::async_trait;

/// An image's row.
#[derive(Clone, Debug, PartialEq)]
pub struct ImageRecord {
    /// The id.
    pub id: ImageId,
    /// The tenant it belongs to.
    pub tenant: TenantId,
    /// The id that its uploader gave it; unique within the tenant.
    pub url_id: String,
    /// The title.
    pub title: String,
    /// The file in full size, see `server::media`; empty, as the next two, for an embedded image.
    pub full: String,
    /// The file in display size.
    pub display: String,
    /// The thumbnail.
    pub thumb: String,
    /// Width of the full size in pixels; 0, as the height, where it is unknown: of an embedded image.
    pub width: u32,
    /// Height of the full size in pixels.
    pub height: u32,
    /// The uploader.
    pub created_by: UserId,
    /// When it was uploaded.
    pub created_at: Timestamp,
    /// Who finds it.
    pub visibility: Visibility,
    /// Where an embedded image is; `None` for an image whose files are here.
    pub embedded: Option<Embedded>,
    /// The file as it was sent; `None` for an embedded image, and for one from before these were kept.
    pub original: Option<Original>,
    /// The file of the tiles; `None` for an image that needs none, and for a large one from before, as long as they are not
    /// made.
    pub tiles: Option<String>,
}

impl ImageRecord {
    /// The person who may change it as its uploader. An embedded image has none: the author of the first marker on
    /// the page of another site does not own what others write there.
    pub fn owner(&self) -> UserId {
        if self.embedded.is_some() { MODERATION } else { self.created_by }
    }

    /// The names of its files, some of them more than once; empty ones for an embedded image.
    pub fn files(&self) -> impl Iterator<Item = &String> {
        let original = self.original.as_ref().map(|original| &original.file);
        [&self.full, &self.display, &self.thumb].into_iter().chain(original).chain(&self.tiles)
    }
}

/// The file of an image as it was sent. Only its uploader and moderators may have it: it can tell place and camera.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Original {
    /// The file, see `server::media`.
    pub file: String,
    /// The name that it had where it came from, if it had one.
    pub name: Option<String>,
}

/// The place of an embedded image. Page and file together are unique within the tenant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Embedded {
    /// The id of the page: its address, unless the site chose another one.
    pub url_id: String,
    /// The address of the file as the page names it. Never fetched by the server.
    pub src: String,
    /// The title of the page; may be empty.
    pub page_title: String,
}

/// A marker on an embedded image of a page.
#[derive(Clone, Debug, PartialEq)]
pub struct PageMarker {
    /// The discussion.
    pub chat: ChatId,
    /// Its place.
    pub at: Point,
    /// The address of the image's file.
    pub src: String,
}

/// Which images of a tenant are listed, and in which order.
#[derive(Clone, Debug, PartialEq)]
pub struct ImageQuery {
    /// The person who looks. Listed images are for everyone, others for members, moderators and uploaders.
    pub user: Option<UserId>,
    /// Their role.
    pub role: Role,
    /// Part of the title, in upper or lower case; empty: all images.
    pub search: String,
    /// The order.
    pub sort: ImageSort,
    /// Begins after this image; nothing when the tenant has no such image.
    pub after: Option<ImageId>,
    /// At most this number.
    pub limit: u32,
}

/// An image in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct ListedImage {
    /// The image.
    pub image: ImageRecord,
    /// The name of its uploader, if they gave one.
    pub uploaded_by: Option<DisplayName>,
    /// The number of its unresolved discussions.
    pub open_chats: u32,
    /// Nobody writes on it any more.
    pub is_closed: bool,
}

/// What changes about an image; the rest stays as it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImageChange {
    /// Another title.
    pub title: Option<String>,
    /// Another visibility.
    pub visibility: Option<Visibility>,
    /// Another picture.
    pub files: Option<ImageFiles>,
}

/// The files of a picture and its size in pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct ImageFiles {
    /// In full size.
    pub full: String,
    /// In display size.
    pub display: String,
    /// The thumbnail.
    pub thumb: String,
    /// Width of the full size.
    pub width: u32,
    /// Height of the full size.
    pub height: u32,
    /// The file as it was sent.
    pub original: Original,
    /// The file of the tiles, if it needs them.
    pub tiles: Option<String>,
}

impl ImageFiles {
    /// Whether one of them has this name.
    pub fn contain(&self, file: &str) -> bool {
        let own = [&self.full, &self.display, &self.thumb, &self.original.file];
        own.into_iter().chain(&self.tiles).any(|own| own == file)
    }
}

/// What became of an attempt to restore a deleted image.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Restoration {
    /// It is there again.
    Restored,
    /// Another image has its `url_id` by now, or its place on a page.
    UrlIdTaken,
    /// It is not deleted, or for too long.
    NotFound,
}

/// Images beside their logs.
#[async_trait]
pub trait Images: Send + Sync {
    /// The last event of each of these images, in one read for up to 256 of them. Images that are not there are left out.
    async fn heads(&self, images: &[ImageId]) -> Result<Vec<(ImageId, Seq)>, StoreError>;
    /// A page of a tenant's images, without the deleted ones.
    async fn list(
        &self,
        tenant: &TenantId,
        query: &ImageQuery,
    ) -> Result<Vec<ListedImage>, StoreError>;
    /// The embedded image of this page and file, unless it is deleted.
    async fn embedded(
        &self,
        tenant: &TenantId,
        url_id: &str,
        src: &str,
    ) -> Result<Option<ImageId>, StoreError>;
    /// The markers on the embedded images of a page, image by image, oldest first. `sees_members`: also on images for
    /// members.
    async fn page_markers(
        &self,
        tenant: &TenantId,
        url_id: &str,
        sees_members: bool,
        limit: u32,
    ) -> Result<Vec<PageMarker>, StoreError>;
    /// A tenant's deleted images, the last deleted first.
    async fn deleted(&self, tenant: &TenantId, limit: u32)
    -> Result<Vec<DeletedImage>, StoreError>;
    /// All images of a tenant that are kept, and whether each is deleted.
    async fn kept(&self, tenant: &TenantId) -> Result<Vec<(ImageId, bool)>, StoreError>;
    /// Changes an image on behalf of a person. Viewers that have read its log up to now have to load it again. False when
    /// there is no such image, or it is deleted.
    async fn change(
        &self,
        image: ImageId,
        change: &ImageChange,
        by: &Author,
        now: Timestamp,
    ) -> Result<bool, StoreError>;
    /// Deletes an image; it can be restored. False when there is none, or it is deleted already.
    async fn delete(&self, image: ImageId, by: UserId, now: Timestamp) -> Result<bool, StoreError>;
    /// Restores an image that was deleted after `since`, on behalf of a person.
    async fn restore(
        &self,
        image: ImageId,
        since: Timestamp,
        by: UserId,
        now: Timestamp,
    ) -> Result<Restoration, StoreError>;
    /// The images of more pixels than this, or with a longer side, that have no tiles; without the deleted ones.
    async fn untiled(&self, pixels: u64, side: u32) -> Result<Vec<ImageId>, StoreError>;
    /// Notes the file of the tiles of an image with this full file. False when the image has another one by now, is gone, or
    /// has tiles.
    async fn add_tiles(&self, image: ImageId, full: &str, tiles: &str) -> Result<bool, StoreError>;
    /// The images that were deleted before this moment.
    async fn deleted_before(&self, before: Timestamp) -> Result<Vec<ImageId>, StoreError>;
    /// Deletes all rows of an image, for good. In small writes; can be repeated after a crash.
    async fn purge(&self, image: ImageId) -> Result<(), StoreError>;
}
