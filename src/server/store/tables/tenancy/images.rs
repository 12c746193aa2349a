//! The facts of an image on which access to it depends.

use crate::model::{ImageId, MODERATION, Timestamp, UserId};
use crate::server::store::contract::{ImageFacts, StoreError};
use crate::server::store::sql::{
    Database, Row, Statement, checked, get, id, moment_if_any, statement, visibility_of,
};

/// Whose image it is, who may look, and whether it is closed or deleted.
pub async fn facts(db: &dyn Database, image: ImageId) -> Result<Option<ImageFacts>, StoreError> {
    let sql = "SELECT tenant_id, closed_at, visibility, created_by, deleted_at, \
               embed_src IS NOT NULL AS is_embedded FROM images \
               WHERE id = $1";
    db.find(statement!(sql, image), facts_of).await
}

fn facts_of(row: &Row) -> Result<ImageFacts, StoreError> {
    Ok(ImageFacts {
        tenant: checked::<String, _>(row, "tenant_id")?,
        is_closed: moment_if_any(row, "closed_at")?.is_some(),
        visibility: visibility_of(row)?,
        // Nobody is the uploader of an embedded image.
        created_by: match get(row, "is_embedded")? {
            true => MODERATION,
            false => UserId(id(row, "created_by")?),
        },
        is_deleted: moment_if_any(row, "deleted_at")?.is_some(),
    })
}

/// Changes no row when there is no such image.
pub fn close(image: ImageId, at: Option<Timestamp>) -> Statement {
    statement!("UPDATE images SET closed_at = $1 WHERE id = $2", at, image)
}
