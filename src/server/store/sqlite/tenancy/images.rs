//! What has to be known of an image to decide who may do what on it. Knows no rule.

use crate::model::{ImageId, Timestamp};
use crate::server::store::sqlite::rows::{checked, get};
use crate::server::store::sqlite::steps::{Step, step};
use crate::server::store::{ImageFacts, StoreError};
use sqlx::SqlitePool;

/// Whose image it is, and whether it is closed.
pub async fn facts(readers: &SqlitePool, image: ImageId) -> Result<Option<ImageFacts>, StoreError> {
    let sql = "SELECT tenant_id, closed_at FROM images WHERE id = ?";
    let row = sqlx::query(sql).bind(image.0).fetch_optional(readers).await?;
    let Some(row) = row else { return Ok(None) };
    let is_closed = get::<Option<i64>>(&row, "closed_at")?.is_some();
    Ok(Some(ImageFacts { tenant: checked::<String, _>(&row, "tenant_id")?, is_closed }))
}

/// Changes no row when there is no such image.
pub fn close(image: ImageId, at: Option<Timestamp>) -> Step {
    step!("UPDATE images SET closed_at = ? WHERE id = ?", at, image)
}
