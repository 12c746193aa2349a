//! Deleting an image, which can be undone for a while, and what was deleted.

use crate::model::{ImageId, MODERATION, TenantId, Timestamp, UserId};
use crate::protocol::gallery::DeletedImage;
use crate::server::store::contract::StoreError;
use crate::server::store::sql::{Database, Row, Statement, get, id, moment, statement};
use uuid::Uuid;

/// Another image may take the `url_id`; the deleted one gets one that nobody can have taken. Changes no row when the image is deleted already.
pub fn delete(image: ImageId, by: UserId, now: Timestamp) -> Statement {
    statement!(
        "UPDATE images SET deleted_at = $1, deleted_by = $2, freed_url_id = url_id, url_id = $3 \
         WHERE id = $4 AND deleted_at IS NULL",
        now,
        by,
        Uuid::now_v7().to_string(),
        image,
    )
}

/// Changes no row when another image has taken the `url_id`, or the place on a page.
pub fn restore(image: ImageId, since: Timestamp) -> Statement {
    statement!(
        "UPDATE images SET deleted_at = NULL, deleted_by = NULL, url_id = freed_url_id, \
         freed_url_id = NULL WHERE id = $1 AND deleted_at > $2 AND NOT EXISTS (SELECT 1 \
         FROM images AS other WHERE other.tenant_id = images.tenant_id \
         AND other.id <> images.id AND (other.url_id = images.freed_url_id \
         OR (other.embed_url_id = images.embed_url_id AND other.embed_src = images.embed_src \
         AND other.deleted_at IS NULL)))",
        image,
        since,
    )
}

/// Was it deleted after this moment?
pub fn can_be_restored(image: ImageId, since: Timestamp) -> Statement {
    let sql = "SELECT EXISTS (SELECT 1 FROM images WHERE id = $1 AND deleted_at > $2) AS found";
    statement!(sql, image, since)
}

/// The last deleted first.
pub async fn list(
    db: &dyn Database,
    tenant: &TenantId,
    limit: u32,
) -> Result<Vec<DeletedImage>, StoreError> {
    let sql = "SELECT images.id, images.title, images.deleted_at, images.deleted_by, \
               uploaders.name AS uploaded_by, deleters.name AS deleter \
               FROM images LEFT JOIN users AS uploaders ON uploaders.id = images.created_by \
               LEFT JOIN users AS deleters ON deleters.id = images.deleted_by \
               WHERE images.tenant_id = $1 AND images.deleted_at IS NOT NULL \
               ORDER BY images.deleted_at DESC, images.id LIMIT $2";
    db.list(statement!(sql, tenant, limit), deleted_of).await
}

/// Those that were deleted before this moment.
pub async fn before(db: &dyn Database, before: Timestamp) -> Result<Vec<ImageId>, StoreError> {
    let sql = "SELECT id FROM images WHERE deleted_at <= $1 ORDER BY deleted_at, id";
    db.list(statement!(sql, before), |row| id(row, "id").map(ImageId)).await
}

fn deleted_of(row: &Row) -> Result<DeletedImage, StoreError> {
    let deleter = get::<Option<Uuid>>(row, "deleted_by")?.map(UserId);
    let own = || crate::model::Actor::moderation().name.into();
    Ok(DeletedImage {
        id: ImageId(id(row, "id")?),
        title: get(row, "title")?,
        uploaded_by: get(row, "uploaded_by")?,
        deleted_at: moment(row, "deleted_at")?,
        deleted_by: match deleter {
            Some(MODERATION) => Some(own()),
            _ => get(row, "deleter")?,
        },
    })
}
