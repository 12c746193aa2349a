//! Earlier texts of comments. The log writes these rows.

use super::plain_tables::PlainTables;
use crate::model::{CommentId, ImageId};
use crate::server::store::contract::{CommentVersion, StoreError, Versions};
use crate::server::store::sql::{Row, get, moment, statement};
use async_trait::async_trait;

#[async_trait]
impl Versions for PlainTables {
    async fn versions(
        &self,
        image: ImageId,
        comment: CommentId,
    ) -> Result<Vec<CommentVersion>, StoreError> {
        let sql = "SELECT at, body, html FROM comment_versions \
                   WHERE image_id = $1 AND comment_id = $2 ORDER BY seq";
        self.db.list(statement!(sql, image, comment), version_of).await
    }

    async fn delete_versions(&self, image: ImageId, comment: CommentId) -> Result<u64, StoreError> {
        let sql = "DELETE FROM comment_versions WHERE image_id = $1 AND comment_id = $2";
        self.db.write(statement!(sql, image, comment)).await
    }
}

fn version_of(row: &Row) -> Result<CommentVersion, StoreError> {
    Ok(CommentVersion { at: moment(row, "at")?, body: get(row, "body")?, html: get(row, "html")? })
}
