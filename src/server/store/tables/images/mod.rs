//! Images as rows, apart from their logs and discussions.

mod change;
mod deletion;
mod embedded;
mod heads;
mod list;
mod purge;
mod tiles;

use super::access_revision;
use super::plain_tables::PlainTables;
use super::webhooks::about_image;
use crate::model::{Author, ImageId, Seq, TenantId, Timestamp, UserId};
use crate::protocol::gallery::DeletedImage;
use crate::protocol::webhooks::WebhookKind;
use crate::server::store::contract::{
    ImageChange, ImageQuery, ImageRecord, Images, ListedImage, PageMarker, Restoration, StoreError,
};
use crate::server::store::sql::{Row, Statement, get, id, image_of, statement};
use async_trait::async_trait;

impl PlainTables {
    /// Adds an image; false when the tenant has one with the same `url_id`.
    pub async fn create_image(&self, image: &ImageRecord) -> Result<bool, StoreError> {
        let by = Some(image.created_by);
        let told = about_image(WebhookKind::ImageCreated, image.id, by, image.created_at);
        Ok(self.db.execute(vec![create(image), told]).await? == 1)
    }

    /// An image by its id, deleted or not.
    pub async fn image(&self, id: ImageId) -> Result<Option<ImageRecord>, StoreError> {
        self.db.find(statement!("SELECT * FROM images WHERE id = $1", id), image_of).await
    }

    /// A tenant's image by the id that an embedding page gave it.
    pub async fn image_by_url_id(
        &self,
        tenant: &TenantId,
        url_id: &str,
    ) -> Result<Option<ImageRecord>, StoreError> {
        let sql = "SELECT * FROM images WHERE tenant_id = $1 AND url_id = $2";
        self.db.find(statement!(sql, tenant, url_id), image_of).await
    }
}

#[async_trait]
impl Images for PlainTables {
    async fn heads(&self, images: &[ImageId]) -> Result<Vec<(ImageId, Seq)>, StoreError> {
        heads::of(&*self.db, images).await
    }

    async fn kept(&self, tenant: &TenantId) -> Result<Vec<(ImageId, bool)>, StoreError> {
        let sql =
            "SELECT id, deleted_at IS NOT NULL AS is_deleted FROM images WHERE tenant_id = $1";
        let of = |row: &Row| Ok((ImageId(id(row, "id")?), get(row, "is_deleted")?));
        self.db.list(statement!(sql, tenant), of).await
    }

    async fn list(
        &self,
        tenant: &TenantId,
        query: &ImageQuery,
    ) -> Result<Vec<ListedImage>, StoreError> {
        list::page(&*self.db, tenant, query).await
    }

    async fn embedded(
        &self,
        tenant: &TenantId,
        url_id: &str,
        src: &str,
    ) -> Result<Option<ImageId>, StoreError> {
        embedded::find(&*self.db, tenant, url_id, src).await
    }

    async fn page_markers(
        &self,
        tenant: &TenantId,
        url_id: &str,
        sees_members: bool,
        limit: u32,
    ) -> Result<Vec<PageMarker>, StoreError> {
        embedded::markers(&*self.db, (tenant, url_id), sees_members, limit).await
    }

    async fn deleted(
        &self,
        tenant: &TenantId,
        limit: u32,
    ) -> Result<Vec<DeletedImage>, StoreError> {
        deletion::list(&*self.db, tenant, limit).await
    }

    async fn change(
        &self,
        image: ImageId,
        change: &ImageChange,
        by: &Author,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut statements = change::statements(image, change, by, now);
        statements.push(access_revision::bump().only_if_changed());
        Ok(self.db.execute(statements).await? == 1)
    }

    async fn delete(&self, image: ImageId, by: UserId, now: Timestamp) -> Result<bool, StoreError> {
        let told = about_image(WebhookKind::ImageDeleted, image, Some(by), now);
        let bump = access_revision::bump().only_if_changed();
        Ok(self.db.execute(vec![deletion::delete(image, by, now), told, bump]).await? == 1)
    }

    async fn restore(
        &self,
        image: ImageId,
        since: Timestamp,
        by: UserId,
        now: Timestamp,
    ) -> Result<Restoration, StoreError> {
        let told = about_image(WebhookKind::ImageRestored, image, Some(by), now);
        let bump = access_revision::bump().only_if_changed();
        if self.db.execute(vec![deletion::restore(image, since), told, bump]).await? == 1 {
            return Ok(Restoration::Restored);
        }
        let waits = self.db.exists(deletion::can_be_restored(image, since)).await?;
        Ok(if waits { Restoration::UrlIdTaken } else { Restoration::NotFound })
    }

    async fn untiled(&self, pixels: u64, side: u32) -> Result<Vec<ImageId>, StoreError> {
        tiles::missing(&*self.db, pixels, side).await
    }

    async fn add_tiles(&self, image: ImageId, full: &str, tiles: &str) -> Result<bool, StoreError> {
        Ok(self.db.write(tiles::add(image, full, tiles)).await? == 1)
    }

    async fn deleted_before(&self, before: Timestamp) -> Result<Vec<ImageId>, StoreError> {
        deletion::before(&*self.db, before).await
    }

    async fn purge(&self, image: ImageId) -> Result<(), StoreError> {
        purge::image(&*self.db, image).await
    }
}

/// Changes no row when the tenant has an image with this `url_id`, or an embedded one in this place.
fn create(image: &ImageRecord) -> Statement {
    let (embedded, original) = (image.embedded.as_ref(), image.original.as_ref());
    statement!(
        "INSERT INTO images (id, tenant_id, url_id, title, \"full\", display, thumb, width, height, \
         created_by, created_at, visibility, embed_url_id, embed_src, embed_title, \
         original, original_name, tiles) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18) \
         ON CONFLICT DO NOTHING",
        image.id,
        &image.tenant,
        &image.url_id,
        &image.title,
        &image.full,
        &image.display,
        &image.thumb,
        image.width,
        image.height,
        image.created_by,
        image.created_at,
        image.visibility,
        embedded.map(|embedded| embedded.url_id.as_str()),
        embedded.map(|embedded| embedded.src.as_str()),
        embedded.map(|embedded| embedded.page_title.as_str()),
        original.map(|original| original.file.as_str()),
        original.and_then(|original| original.name.as_deref()),
        image.tiles.as_deref(),
    )
}
