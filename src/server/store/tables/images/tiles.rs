//! The tiles of images: which have none yet, and the note that they are made.

use crate::model::ImageId;
use crate::server::store::contract::StoreError;
use crate::server::store::sql::{Database, Statement, id, statement};

/// Those of more pixels than this, or with a longer side.
pub async fn missing(
    db: &dyn Database,
    pixels: u64,
    side: u32,
) -> Result<Vec<ImageId>, StoreError> {
    let pixels = i64::try_from(pixels).unwrap_or(i64::MAX);
    let sql = "SELECT id FROM images WHERE tiles IS NULL AND deleted_at IS NULL \
               AND (width * height > $1 OR width > $2 OR height > $2) ORDER BY id";
    db.list(statement!(sql, pixels, side), |row| id(row, "id").map(ImageId)).await
}

/// Changes no row when the picture is another one by now, or has tiles.
pub fn add(image: ImageId, full: &str, tiles: &str) -> Statement {
    statement!(
        "UPDATE images SET tiles = $1 WHERE id = $2 AND \"full\" = $3 AND tiles IS NULL",
        tiles,
        image,
        full,
    )
}
