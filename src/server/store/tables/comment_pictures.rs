//! Pictures in comments as rows. Which comments have one is in their texts.

use super::plain_tables::PlainTables;
use crate::model::{CommentPictureId, ImageId, PictureRef, TenantId, Timestamp, UserId};
use crate::server::store::contract::{CommentPicture, CommentPictures, StoreError};
use crate::server::store::sql::{Row, checked, count, get, id, moment, statement};
use async_trait::async_trait;

/// The condition that a text of an image, `$1`, refers to a picture by `$2`. Its first part is that of the indexes
/// `comments_with_pictures` and `versions_with_pictures`, which SQLite takes for a range of their second column: so `state` and
/// `seq` are in one below.
macro_rules! refers {
    ($text:literal) => {
        concat!(
            "replace(",
            $text,
            ", '](picture:', '') <> ",
            $text,
            " AND replace(",
            $text,
            ", $2, '') <> ",
            $text
        )
    };
}

#[async_trait]
impl CommentPictures for PlainTables {
    async fn add_picture(&self, picture: &CommentPicture) -> Result<(), StoreError> {
        let insert = statement!(
            "INSERT INTO comment_pictures (id, tenant_id, image_id, created_by, created_at, \
             looked_at, file, thumb, width, height, bytes) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            picture.id,
            &picture.tenant,
            picture.image,
            picture.created_by,
            picture.created_at,
            picture.created_at,
            &picture.file,
            &picture.thumb,
            picture.width,
            picture.height,
            i64::try_from(picture.bytes).unwrap_or(i64::MAX),
        );
        self.db.write(insert).await.map(drop)
    }

    async fn picture(
        &self,
        image: ImageId,
        id: CommentPictureId,
    ) -> Result<Option<CommentPicture>, StoreError> {
        let sql = "SELECT * FROM comment_pictures WHERE id = $1 AND image_id = $2";
        self.db.find(statement!(sql, id, image), picture_of).await
    }

    async fn is_shown(&self, image: ImageId, id: CommentPictureId) -> Result<bool, StoreError> {
        let sql = concat!(
            "SELECT (EXISTS (SELECT 1 FROM comments WHERE image_id = $1 AND state < 1 AND ",
            refers!("body"),
            ") OR EXISTS (SELECT 1 FROM comment_versions AS earlier WHERE image_id = $1 \
             AND seq > 0 AND ",
            refers!("body"),
            " AND EXISTS (SELECT 1 FROM comments WHERE comments.id = earlier.comment_id \
             AND comments.image_id = earlier.image_id AND comments.state = 0))) AS found"
        );
        self.db.exists(statement!(sql, image, PictureRef::mark(id))).await
    }

    async fn is_used(&self, image: ImageId, id: CommentPictureId) -> Result<bool, StoreError> {
        let sql = concat!(
            "SELECT (EXISTS (SELECT 1 FROM comments WHERE image_id = $1 AND state >= 0 AND ",
            refers!("body"),
            ") OR EXISTS (SELECT 1 FROM comment_versions WHERE image_id = $1 AND seq > 0 AND ",
            refers!("body"),
            ") OR EXISTS (SELECT 1 FROM held WHERE image_id = $1 AND ",
            refers!("body"),
            ")) AS found"
        );
        self.db.exists(statement!(sql, image, PictureRef::mark(id))).await
    }

    async fn not_looked_at_since(
        &self,
        moment: Timestamp,
        limit: u32,
    ) -> Result<Vec<CommentPicture>, StoreError> {
        let sql =
            "SELECT * FROM comment_pictures WHERE looked_at < $1 ORDER BY looked_at, id LIMIT $2";
        self.db.list(statement!(sql, moment, limit), picture_of).await
    }

    async fn looked_at(&self, id: CommentPictureId, now: Timestamp) -> Result<(), StoreError> {
        let sql = "UPDATE comment_pictures SET looked_at = $1 WHERE id = $2";
        self.db.write(statement!(sql, now, id)).await.map(drop)
    }

    async fn remove_picture(&self, id: CommentPictureId) -> Result<(), StoreError> {
        self.db.write(statement!("DELETE FROM comment_pictures WHERE id = $1", id)).await.map(drop)
    }
}

fn picture_of(row: &Row) -> Result<CommentPicture, StoreError> {
    Ok(CommentPicture {
        id: CommentPictureId(id(row, "id")?),
        tenant: checked::<String, TenantId>(row, "tenant_id")?,
        image: ImageId(id(row, "image_id")?),
        created_by: UserId(id(row, "created_by")?),
        created_at: moment(row, "created_at")?,
        file: get(row, "file")?,
        thumb: get(row, "thumb")?,
        width: count(row, "width")?,
        height: count(row, "height")?,
        bytes: checked::<i64, _>(row, "bytes")?,
    })
}
