//! Images as rows, apart from their logs and discussions.

use super::plain_tables::PlainTables;
use crate::model::{ImageId, TenantId};
use crate::server::store::contract::{ImageRecord, StoreError};
use crate::server::store::sql::{Statement, count, image_of, statement};

impl PlainTables {
    /// Adds an image; false when the tenant has one with the same `url_id`.
    pub async fn create_image(&self, image: &ImageRecord) -> Result<bool, StoreError> {
        Ok(self.db.write(create(image)).await? == 1)
    }

    /// An image by its id.
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

    /// Newest first, each with the number of its unresolved discussions.
    pub async fn recent_images(
        &self,
        tenant: &TenantId,
        limit: u32,
    ) -> Result<Vec<(ImageRecord, u32)>, StoreError> {
        let sql = "SELECT images.*, (SELECT count(*) FROM chats WHERE image_id = images.id \
                   AND state = 0 AND resolved_at IS NULL) AS unresolved \
                   FROM images WHERE tenant_id = $1 ORDER BY created_at DESC, id DESC LIMIT $2";
        let read = |row: &_| Ok((image_of(row)?, count(row, "unresolved")?));
        self.db.list(statement!(sql, tenant, limit), read).await
    }
}

/// Changes no row when the tenant has an image with this `url_id`.
fn create(image: &ImageRecord) -> Statement {
    statement!(
        "INSERT INTO images (id, tenant_id, url_id, title, \"full\", display, thumb, width, height, \
         created_by, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) \
         ON CONFLICT (tenant_id, url_id) DO NOTHING",
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
    )
}
