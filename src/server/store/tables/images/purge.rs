//! Deleting all rows of an image, in small writes so that no other write waits long. The image's own row goes last:
//! after a crash the purge is repeated.

use crate::model::ImageId;
use crate::server::store::contract::StoreError;
use crate::server::store::sql::{Database, statement};

/// Tables with many rows of one image; each statement deletes the first of them.
const PIECES: [&str; 3] = [
    "DELETE FROM events WHERE image_id = $1 \
     AND seq < (SELECT min(seq) + 500 FROM events WHERE image_id = $1)",
    "DELETE FROM comments WHERE image_id = $1 \
     AND number < (SELECT min(number) + 20 FROM comments WHERE image_id = $1)",
    "DELETE FROM chats WHERE image_id = $1 \
     AND number < (SELECT min(number) + 500 FROM chats WHERE image_id = $1)",
];
/// Tables with few rows of one image. Nobody wrote on it since it was deleted, so that its operations are forgotten
/// already.
const REST: [&str; 8] = [
    "DELETE FROM comment_versions WHERE image_id = $1",
    "DELETE FROM comment_pictures WHERE image_id = $1",
    "DELETE FROM flags WHERE image_id = $1",
    "DELETE FROM held WHERE image_id = $1",
    "DELETE FROM operations WHERE image_id = $1",
    "DELETE FROM shares WHERE image_id = $1",
    "DELETE FROM reads WHERE image_id = $1",
    "DELETE FROM images WHERE id = $1 AND deleted_at IS NOT NULL",
];

/// Deletes an image that is deleted already; no other.
pub async fn image(db: &dyn Database, image: ImageId) -> Result<(), StoreError> {
    let is_deleted =
        "SELECT EXISTS (SELECT 1 FROM images WHERE id = $1 AND deleted_at IS NOT NULL) AS found";
    if !db.exists(statement!(is_deleted, image)).await? {
        return Ok(());
    }
    // Reviews name comments and no image.
    let reviews = "DELETE FROM reviews WHERE tenant_id = (SELECT tenant_id FROM images \
                   WHERE id = $1) AND comment_id IN (SELECT id FROM comments WHERE image_id = $1)";
    db.write(statement!(reviews, image)).await?;
    for sql in PIECES {
        while db.write(statement!(sql, image)).await? > 0 {}
    }
    db.write_all(REST.map(|sql| statement!(sql, image)).into()).await
}
