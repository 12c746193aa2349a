//! The end of an account, with another name in the place of the person's wherever it stands. What they
//! wrote stays, and their id, which leads to nobody any more. The audit log is not changed.
//!
//! In small writes, image by image, so that nobody waits for it: roles and sessions first, so that
//! nothing new comes to be meanwhile; the account last, so that it can be deleted again after a crash in
//! between.

use crate::model::{Author, BroadcastId, DisplayName, ImageId, Timestamp, UserId};
use crate::server::store::StoreError;
use crate::server::store::sqlite::rows::{checked, id, unreadable};
use crate::server::store::sqlite::steps::{Step, step};
use crate::server::store::sqlite::tenancy::rights_changed;
use sqlx::SqlitePool;
use uuid::Uuid;

/// The event that takes a place in the log for a change past it. Readers know no such kind, and take it
/// in as one that changes nothing.
const RESTATED: &str = "{\"type\":\"image-chat-updated\",\
    \"chatId\":\"00000000-0000-0000-0000-000000000000\",\"change\":{\"kind\":\"restated\"}}";

/// Ends roles and sessions. Nothing at all where a tenant would have no administrator any more: then
/// roles are left, upon which all else depends.
pub fn leave(user: UserId, name: &DisplayName) -> Vec<Step> {
    let roles = step!(
        "DELETE FROM members WHERE user_id = ? AND NOT EXISTS (SELECT 1 FROM members AS own \
         WHERE own.user_id = ? AND own.role = 3 AND NOT EXISTS (SELECT 1 FROM members AS other \
         WHERE other.tenant_id = own.tenant_id AND other.role = 3 AND other.user_id <> own.user_id))",
        user,
        user,
    );
    let sessions = "DELETE FROM sessions WHERE user_id = ? \
                    AND NOT EXISTS (SELECT 1 FROM members WHERE user_id = ?)";
    let rename = "UPDATE users SET name = ? WHERE id = ? \
                  AND NOT EXISTS (SELECT 1 FROM members WHERE user_id = ?)";
    let sessions = step!(sessions, user, user);
    vec![roles, sessions, step!(rename, name, user, user), rights_changed()]
}

/// What has another name of this person than this one, as `image_id` and `name`.
const SHOWN: &str = "SELECT image_id, by_name AS name FROM chats WHERE by_id = ?1 \
    UNION SELECT image_id, resolved_by_name FROM chats WHERE resolved_by_id = ?1 \
    UNION SELECT image_id, by_name FROM comments WHERE by_id = ?1 \
    UNION SELECT image_id, actor_name FROM events WHERE actor_id = ?1 \
    UNION SELECT image_id, actor_name FROM held WHERE actor_id = ?1";

/// The images on which another name of this person stands.
pub async fn shown_on(
    readers: &SqlitePool,
    user: UserId,
    but: &DisplayName,
) -> Result<Vec<ImageId>, StoreError> {
    let sql = format!("SELECT DISTINCT image_id FROM ({SHOWN}) WHERE name <> ?2 ORDER BY image_id");
    let query = sqlx::query(&sql).bind(user.0).bind(but.as_str());
    let rows = query.fetch_all(readers).await?;
    rows.iter().map(|row| id(row, "image_id").map(ImageId)).collect()
}

/// The names of this person that stand on an image, but for this one.
pub async fn names_on(
    readers: &SqlitePool,
    image: ImageId,
    user: UserId,
    but: &DisplayName,
) -> Result<Vec<DisplayName>, StoreError> {
    let sql = format!("SELECT DISTINCT name FROM ({SHOWN}) WHERE image_id = ?2 AND name <> ?3");
    let query = sqlx::query(&sql).bind(user.0).bind(image.0).bind(but.as_str());
    let rows = query.fetch_all(readers).await?;
    rows.iter().map(|row| checked::<String, _>(row, "name")).collect()
}

/// Puts a name in the place of these on an image. Who has read its log up to now has to load it anew.
pub fn anonymise(
    image: ImageId,
    user: UserId,
    (names, name): (&[DisplayName], &DisplayName),
    now: Timestamp,
) -> Result<Vec<Step>, StoreError> {
    let statements = [
        "UPDATE chats SET by_name = ? WHERE image_id = ? AND by_id = ?",
        "UPDATE chats SET resolved_by_name = ? WHERE image_id = ? AND resolved_by_id = ?",
        "UPDATE comments SET by_name = ? WHERE image_id = ? AND by_id = ?",
        "UPDATE events SET actor_name = ? WHERE image_id = ? AND actor_id = ?",
        "UPDATE held SET actor_name = ? WHERE image_id = ? AND actor_id = ?",
    ];
    let mut steps: Vec<Step> = statements.map(|sql| step!(sql, name, image, user)).into();
    for old in names {
        let (old, new) = (author(user, old)?, author(user, name)?);
        let within = "UPDATE events SET event = replace(event, ?, ?) \
                      WHERE image_id = ? AND instr(event, ?) > 0";
        steps.push(step!(within, old.as_str(), new, image, old.as_str()));
    }
    steps.push(step!("UPDATE images SET seq = seq + 1, restated = seq + 1 WHERE id = ?", image));
    steps.push(step!(
        "INSERT INTO events (image_id, seq, broadcast_id, actor_id, actor_name, at, event) \
         SELECT id, seq, ?, ?, ?, ?, ? FROM images WHERE id = ?",
        BroadcastId(Uuid::now_v7()),
        user,
        name,
        now,
        RESTATED,
        image,
    ));
    Ok(steps)
}

/// A person as they stand within an event that brings something back. No text of someone's own looks
/// like it: within JSON, its quotation marks are others.
fn author(id: UserId, name: &DisplayName) -> Result<String, StoreError> {
    let author = Author { id, name: name.clone() };
    serde_json::to_string(&author).map_err(|error| unreadable("author", error))
}

/// What is left of a person whose name stands nowhere any more.
pub fn remove(user: UserId, name: &DisplayName) -> Vec<Step> {
    let statements = [
        "DELETE FROM password_resets WHERE user_id = ?",
        "DELETE FROM invitations WHERE created_by = ?",
        "DELETE FROM grants WHERE user_id = ?",
        "DELETE FROM identities WHERE user_id = ?",
        "DELETE FROM accounts WHERE user_id = ?",
        // One that began meanwhile.
        "DELETE FROM sessions WHERE user_id = ?",
    ];
    let mut steps: Vec<Step> = statements.map(|sql| step!(sql, user)).into();
    steps.push(step!("UPDATE users SET name = ? WHERE id = ?", name, user));
    steps.push(step!("UPDATE bans SET user_name = ? WHERE user_id = ?", name, user));
    steps.push(rights_changed());
    steps
}
