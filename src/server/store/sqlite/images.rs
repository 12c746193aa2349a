//! Images as rows, but for their logs and discussions. Knows no files.

use super::rows::{count, image_of};
use super::steps::{Step, step};
use crate::model::{ImageId, TenantId};
use crate::server::store::{ImageRecord, StoreError};
use sqlx::SqlitePool;

/// Changes no row when the tenant has an image with this `url_id`.
pub fn create(image: &ImageRecord) -> Step {
    step!(
        "INSERT INTO images (id, tenant_id, url_id, title, full, display, thumb, width, height, \
         created_by, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) \
         ON CONFLICT (tenant_id, url_id) DO NOTHING",
        image.id,
        &image.tenant,
        image.url_id.as_str(),
        image.title.as_str(),
        image.full.as_str(),
        image.display.as_str(),
        image.thumb.as_str(),
        image.width,
        image.height,
        image.created_by,
        image.created_at,
    )
}

/// An image by its id.
pub async fn by_id(readers: &SqlitePool, id: ImageId) -> Result<Option<ImageRecord>, StoreError> {
    let query = sqlx::query("SELECT * FROM images WHERE id = ?").bind(id.0);
    query.fetch_optional(readers).await?.as_ref().map(image_of).transpose()
}

/// A tenant's image by what an embedding page calls it.
pub async fn by_url_id(
    readers: &SqlitePool,
    tenant: &TenantId,
    url_id: &str,
) -> Result<Option<ImageRecord>, StoreError> {
    let sql = "SELECT * FROM images WHERE tenant_id = ? AND url_id = ?";
    let query = sqlx::query(sql).bind(tenant.as_str()).bind(url_id);
    query.fetch_optional(readers).await?.as_ref().map(image_of).transpose()
}

/// Newest first, each with the number of its unsettled discussions.
pub async fn recent(
    readers: &SqlitePool,
    tenant: &TenantId,
    limit: u32,
) -> Result<Vec<(ImageRecord, u32)>, StoreError> {
    let sql = "SELECT images.*, (SELECT count(*) FROM chats WHERE image_id = images.id \
               AND state = 0 AND resolved_at IS NULL) AS unsettled \
               FROM images WHERE tenant_id = ? ORDER BY created_at DESC, id DESC LIMIT ?";
    let rows = sqlx::query(sql).bind(tenant.as_str()).bind(limit).fetch_all(readers).await?;
    rows.iter().map(|row| Ok((image_of(row)?, count(row, "unsettled")?))).collect()
}
