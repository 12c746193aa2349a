//! Links to share an image, and who came by them, as rows. Knows no password: it is a text.

use crate::model::{ImageId, ShareLevel, Timestamp, UserId};
use crate::server::store::sqlite::rows::{get, id, moment};
use crate::server::store::sqlite::steps::{Step, step};
use crate::server::store::{Digest, Granted, Share, StoreError};
use sqlx::SqlitePool;
use sqlx::sqlite::SqliteRow;
use uuid::Uuid;

/// Fails when there is no such image.
pub fn create(share: &Share, digest: &Digest) -> Step {
    step!(
        "INSERT INTO shares (id, digest, image_id, level, password, created_by, created_at, \
         expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
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
    readers: &SqlitePool,
    digest: &Digest,
    now: Timestamp,
) -> Result<Option<Share>, StoreError> {
    let sql = "SELECT * FROM shares WHERE digest = ? AND (expires_at IS NULL OR expires_at > ?)";
    let query = sqlx::query(sql).bind(digest.as_slice()).bind(now.0);
    query.fetch_optional(readers).await?.as_ref().map(share_of).transpose()
}

/// Oldest first, those that have expired included.
pub async fn of_image(readers: &SqlitePool, image: ImageId) -> Result<Vec<Share>, StoreError> {
    let sql = "SELECT * FROM shares WHERE image_id = ? ORDER BY created_at, id";
    sqlx::query(sql).bind(image.0).fetch_all(readers).await?.iter().map(share_of).collect()
}

/// The rights of those who came by it go with it.
pub fn end(image: ImageId, id: Uuid) -> Step {
    step!("DELETE FROM shares WHERE image_id = ? AND id = ?", image, id)
}

/// Changes no row when they came by it before.
pub fn grant(user: UserId, share: Uuid) -> Step {
    let sql = "INSERT INTO grants (user_id, share_id) VALUES (?, ?) ON CONFLICT DO NOTHING";
    step!(sql, user, share)
}

/// The links by which this person came to an image, but for those whose maker could not make them now:
/// neither a member nor the one who brought the image.
pub async fn granted(
    readers: &SqlitePool,
    user: UserId,
    image: ImageId,
    now: Timestamp,
) -> Result<Vec<Granted>, StoreError> {
    let sql = "SELECT level, shares.created_by AS maker, expires_at, \
               EXISTS (SELECT 1 FROM accounts WHERE accounts.user_id = shares.created_by) \
               OR EXISTS (SELECT 1 FROM identities WHERE identities.user_id = shares.created_by \
               AND provider LIKE 'oidc:%') AS is_signed_in \
               FROM grants JOIN shares ON shares.id = share_id JOIN images ON images.id = image_id \
               WHERE grants.user_id = ? AND image_id = ? \
               AND (expires_at IS NULL OR expires_at > ?) \
               AND (images.created_by = shares.created_by OR EXISTS (SELECT 1 FROM members \
               WHERE members.tenant_id = images.tenant_id \
               AND members.user_id = shares.created_by))";
    let query = sqlx::query(sql).bind(user.0).bind(image.0).bind(now.0);
    query.fetch_all(readers).await?.iter().map(granted_of).collect()
}

fn granted_of(row: &SqliteRow) -> Result<Granted, StoreError> {
    Ok(Granted {
        level: level(get(row, "level")?),
        maker: UserId(id(row, "maker")?),
        is_maker_signed_in: get(row, "is_signed_in")?,
        expires_at: get::<Option<i64>>(row, "expires_at")?.map(Timestamp),
    })
}

fn level(stored: i64) -> ShareLevel {
    if stored == 0 { ShareLevel::View } else { ShareLevel::Comment }
}

fn share_of(row: &SqliteRow) -> Result<Share, StoreError> {
    Ok(Share {
        id: id(row, "id")?,
        image: ImageId(id(row, "image_id")?),
        level: level(get(row, "level")?),
        password: get(row, "password")?,
        created_by: UserId(id(row, "created_by")?),
        created_at: moment(row, "created_at")?,
        expires_at: get::<Option<i64>>(row, "expires_at")?.map(Timestamp),
    })
}
