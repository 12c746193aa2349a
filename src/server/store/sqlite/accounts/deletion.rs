//! The end of an account, with another name in the place of the person's wherever it stands. What they
//! wrote stays, and their id, which leads to nobody any more. The audit log is not changed.
//!
//! In small writes, image by image, so that nobody waits for it: sessions first, so that nothing new
//! comes to be meanwhile; the account last, so that it can be deleted again after a crash in between.

use super::end_all;
use crate::model::{DisplayName, ImageId, UserId};
use crate::server::store::StoreError;
use crate::server::store::sqlite::rows::id;
use crate::server::store::sqlite::steps::{Step, step};
use crate::server::store::sqlite::tenancy::rights_changed;
use crate::server::store::sqlite::writer::Writer;
use sqlx::SqlitePool;

/// Deletes the account, and gives the images on which the name stood.
pub async fn delete(
    readers: &SqlitePool,
    writer: &Writer,
    user: UserId,
    name: &DisplayName,
) -> Result<Vec<ImageId>, StoreError> {
    let rename = step!("UPDATE users SET name = ? WHERE id = ?", name, user);
    writer.write_all(vec![end_all(user), rename, rights_changed()]).await?;
    let images = images_with(readers, user).await?;
    for &image in &images {
        writer.write_all(anonymise(image, user, name)).await?;
    }
    writer.write_all(remove(user)).await?;
    Ok(images)
}

async fn images_with(readers: &SqlitePool, user: UserId) -> Result<Vec<ImageId>, StoreError> {
    let sql = "SELECT image_id FROM chats WHERE by_id = ? OR resolved_by_id = ? \
               UNION SELECT image_id FROM comments WHERE by_id = ? \
               UNION SELECT image_id FROM events WHERE actor_id = ?";
    let query = sqlx::query(sql).bind(user.0).bind(user.0).bind(user.0).bind(user.0);
    let rows = query.fetch_all(readers).await?;
    rows.iter().map(|row| id(row, "image_id").map(ImageId)).collect()
}

fn anonymise(image: ImageId, user: UserId, name: &DisplayName) -> Vec<Step> {
    let statements = [
        "UPDATE chats SET by_name = ? WHERE image_id = ? AND by_id = ?",
        "UPDATE chats SET resolved_by_name = ? WHERE image_id = ? AND resolved_by_id = ?",
        "UPDATE comments SET by_name = ? WHERE image_id = ? AND by_id = ?",
        "UPDATE events SET actor_name = ? WHERE image_id = ? AND actor_id = ?",
    ];
    statements.map(|sql| step!(sql, name, image, user)).into()
}

fn remove(user: UserId) -> Vec<Step> {
    let statements = [
        "DELETE FROM password_resets WHERE user_id = ?",
        "DELETE FROM invitations WHERE created_by = ?",
        "DELETE FROM grants WHERE user_id = ?",
        "DELETE FROM members WHERE user_id = ?",
        "DELETE FROM identities WHERE user_id = ?",
        "DELETE FROM accounts WHERE user_id = ?",
        // One that began meanwhile.
        "DELETE FROM sessions WHERE user_id = ?",
    ];
    let mut steps: Vec<Step> = statements.map(|sql| step!(sql, user)).into();
    steps.push(rights_changed());
    steps
}
