//! Share links of images, and who has used them, as rows.

use crate::model::{ImageId, ShareLevel, Timestamp, UserId};
use crate::server::store::contract::{Digest, Share, ShareGrant, StoreError};
use crate::server::store::sql::{
    Database, Row, Statement, get, id, moment, moment_if_any, statement,
};
use uuid::Uuid;

/// Fails when there is no such image.
pub fn create(share: &Share, digest: &Digest) -> Statement {
    statement!(
        "INSERT INTO shares (id, digest, image_id, level, password, created_by, created_at, \
         expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        share.id,
        digest,
        share.image,
        share.level as u32,
        share.password.as_deref(),
        share.created_by,
        share.created_at,
        share.expires_at,
    )
}

/// At the moment it expires, a link has expired.
pub async fn by_digest(
    db: &dyn Database,
    digest: &Digest,
    now: Timestamp,
) -> Result<Option<Share>, StoreError> {
    let sql = "SELECT * FROM shares WHERE digest = $1 AND (expires_at IS NULL OR expires_at > $2)";
    db.find(statement!(sql, digest, now), share_of).await
}

/// Oldest first, those that have expired included.
pub async fn of_image(db: &dyn Database, image: ImageId) -> Result<Vec<Share>, StoreError> {
    let sql = "SELECT * FROM shares WHERE image_id = $1 ORDER BY created_at, id";
    db.list(statement!(sql, image), share_of).await
}

/// The grants made by it are deleted with it.
pub fn end(image: ImageId, id: Uuid) -> Statement {
    statement!("DELETE FROM shares WHERE image_id = $1 AND id = $2", image, id)
}

/// Changes no row when the person has the grant.
pub fn grant(user: UserId, share: Uuid) -> Statement {
    let sql = "INSERT INTO grants (user_id, share_id) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    statement!(sql, user, share)
}

/// The links that this person has used for an image, apart from those whose maker could not make them
/// now: neither a member nor the uploader of the image.
pub async fn granted(
    db: &dyn Database,
    user: UserId,
    image: ImageId,
    now: Timestamp,
) -> Result<Vec<ShareGrant>, StoreError> {
    let sql = "SELECT level, shares.created_by AS maker, expires_at, \
               EXISTS (SELECT 1 FROM accounts WHERE accounts.user_id = shares.created_by) \
               OR EXISTS (SELECT 1 FROM identities WHERE identities.user_id = shares.created_by \
               AND provider LIKE 'oidc:%') AS is_signed_in \
               FROM grants JOIN shares ON shares.id = share_id JOIN images ON images.id = image_id \
               WHERE grants.user_id = $1 AND image_id = $2 \
               AND (expires_at IS NULL OR expires_at > $3) \
               AND (images.created_by = shares.created_by OR EXISTS (SELECT 1 FROM members \
               WHERE members.tenant_id = images.tenant_id \
               AND members.user_id = shares.created_by))";
    db.list(statement!(sql, user, image, now), granted_of).await
}

fn granted_of(row: &Row) -> Result<ShareGrant, StoreError> {
    Ok(ShareGrant {
        level: level(get(row, "level")?),
        maker: UserId(id(row, "maker")?),
        is_maker_signed_in: get(row, "is_signed_in")?,
        expires_at: moment_if_any(row, "expires_at")?,
    })
}

fn level(stored: i64) -> ShareLevel {
    if stored == 0 { ShareLevel::View } else { ShareLevel::Comment }
}

fn share_of(row: &Row) -> Result<Share, StoreError> {
    Ok(Share {
        id: id(row, "id")?,
        image: ImageId(id(row, "image_id")?),
        level: level(get(row, "level")?),
        password: get(row, "password")?,
        created_by: UserId(id(row, "created_by")?),
        created_at: moment(row, "created_at")?,
        expires_at: moment_if_any(row, "expires_at")?,
    })
}
