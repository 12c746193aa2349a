//! Embedded images by their place: the page and the address of the file.

use crate::model::{ChatId, ImageId, Point, TenantId};
use crate::server::store::contract::{PageMarker, StoreError};
use crate::server::store::sql::{Database, Row, get, id, statement, unreadable};

/// The image in this place, unless it is deleted.
pub async fn find(
    db: &dyn Database,
    tenant: &TenantId,
    url_id: &str,
    src: &str,
) -> Result<Option<ImageId>, StoreError> {
    let sql = "SELECT id FROM images WHERE tenant_id = $1 AND embed_url_id = $2 \
               AND embed_src = $3 AND deleted_at IS NULL";
    db.find(statement!(sql, tenant, url_id, src), |row| id(row, "id").map(ImageId)).await
}

/// The markers on the images of a page, image by image, oldest first.
pub async fn markers(
    db: &dyn Database,
    (tenant, url_id): (&TenantId, &str),
    sees_members: bool,
    limit: u32,
) -> Result<Vec<PageMarker>, StoreError> {
    let sql = "SELECT chats.id, chats.x, chats.y, images.embed_src FROM images \
               JOIN chats ON chats.image_id = images.id AND chats.state = 0 \
               WHERE images.tenant_id = $1 AND images.embed_url_id = $2 \
               AND images.embed_src IS NOT NULL AND images.deleted_at IS NULL \
               AND (images.visibility <> 2 OR $3) \
               ORDER BY images.created_at, images.id, chats.number, chats.id LIMIT $4";
    db.list(statement!(sql, tenant, url_id, sees_members, limit), marker_of).await
}

fn marker_of(row: &Row) -> Result<PageMarker, StoreError> {
    let at = Point::new(get(row, "x")?, get(row, "y")?);
    Ok(PageMarker {
        chat: ChatId(id(row, "id")?),
        at: at.ok_or_else(|| unreadable("x, y", "outside the image"))?,
        src: get(row, "embed_src")?,
    })
}
