//! Deleting an account: another name replaces the person's everywhere. Their texts stay, and their id,
//! which identifies nobody any more. The audit log is not changed.
//!
//! In small writes, image by image, so that no other write waits long: roles and sessions first, so that
//! nothing new is written meanwhile; the account last, so that a deletion can be repeated after a crash.

use crate::model::{Author, DisplayName, ImageId, Timestamp, UserId};
use crate::server::store::contract::StoreError;
use crate::server::store::sql::{Database, Statement, checked, id, statement, unreadable};
use crate::server::store::tables::{access_revision, restated, within_comments};
use std::collections::BTreeSet;

/// Ends roles and sessions. Nothing at all where a tenant would have no administrator any more: then
/// roles are left, upon which all else depends.
pub fn leave(user: UserId, name: &DisplayName) -> Vec<Statement> {
    let roles = statement!(
        "DELETE FROM members WHERE user_id = $1 AND NOT EXISTS (SELECT 1 FROM members AS own \
         WHERE own.user_id = $2 AND own.role = 3 AND NOT EXISTS (SELECT 1 FROM members AS other \
         WHERE other.tenant_id = own.tenant_id AND other.role = 3 AND other.user_id <> own.user_id))",
        user,
        user,
    );
    let sessions = "DELETE FROM sessions WHERE user_id = $1 \
                    AND NOT EXISTS (SELECT 1 FROM members WHERE user_id = $2)";
    let rename = "UPDATE users SET name = $1 WHERE id = $2 \
                  AND NOT EXISTS (SELECT 1 FROM members WHERE user_id = $3)";
    let sessions = statement!(sessions, user, user);
    vec![roles, sessions, statement!(rename, name, user, user), access_revision::bump()]
}

/// A query over the images on which a person is named, `$1`, as `image_id` and `name`.
macro_rules! shown {
    ($select:literal, $condition:literal) => {
        concat!(
            $select,
            " FROM (SELECT image_id, by_name AS name FROM chats WHERE by_id = $1 \
             UNION SELECT image_id, resolved_by_name FROM chats WHERE resolved_by_id = $1 \
             UNION SELECT image_id, by_name FROM comments WHERE by_id = $1 \
             UNION SELECT image_id, actor_name FROM events WHERE actor_id = $1 \
             UNION SELECT image_id, actor_name FROM held WHERE actor_id = $1) AS shown WHERE ",
            $condition
        )
    };
}

/// The images on which another name of this person stands.
pub async fn shown_on(
    db: &dyn Database,
    user: UserId,
    but: &DisplayName,
) -> Result<Vec<ImageId>, StoreError> {
    let sql = shown!("SELECT DISTINCT image_id", "name <> $2");
    let by_column = db.list(statement!(sql, user, but), |row| id(row, "image_id").map(ImageId));
    let mut images: BTreeSet<ImageId> = by_column.await?.into_iter().collect();
    for within in within_comments::of_person(db, None, user).await? {
        if within.names(user)?.iter().any(|name| name != but) {
            images.insert(within.image);
        }
    }
    Ok(images.into_iter().collect())
}

/// The names of this person that stand on an image, apart from this one.
pub async fn names_on(
    db: &dyn Database,
    image: ImageId,
    user: UserId,
    but: &DisplayName,
) -> Result<Vec<DisplayName>, StoreError> {
    let sql = shown!("SELECT DISTINCT name", "image_id = $2 AND name <> $3");
    let by_column =
        db.list(statement!(sql, user, image, but), |row| checked::<String, _>(row, "name"));
    let mut names: Vec<DisplayName> = by_column.await?;
    for within in within_comments::of_person(db, Some(image), user).await? {
        names.extend(within.names(user)?.into_iter().filter(|name| name != but));
    }
    names.sort_by(|a, b| a.as_str().cmp(b.as_str()));
    names.dedup();
    Ok(names)
}

/// Puts a name in the place of these on an image. Who has read its log up to now has to load it again.
pub fn anonymise(
    image: ImageId,
    user: UserId,
    (names, name): (&[DisplayName], &DisplayName),
    now: Timestamp,
) -> Result<Vec<Statement>, StoreError> {
    let by_column = [
        "UPDATE chats SET by_name = $1 WHERE image_id = $2 AND by_id = $3",
        "UPDATE chats SET resolved_by_name = $1 WHERE image_id = $2 AND resolved_by_id = $3",
        "UPDATE comments SET by_name = $1 WHERE image_id = $2 AND by_id = $3",
        "UPDATE events SET actor_name = $1 WHERE image_id = $2 AND actor_id = $3",
        "UPDATE held SET actor_name = $1 WHERE image_id = $2 AND actor_id = $3",
    ];
    let mut statements: Vec<Statement> =
        by_column.map(|sql| statement!(sql, name, image, user)).into();
    for was in names {
        let (old, new) = (author(user, was)?, author(user, name)?);
        let within = "UPDATE events SET event = replace(event, $1, $2) \
                      WHERE image_id = $3 AND replace(event, $1, '') <> event";
        statements.push(statement!(within, &old, &new, image));
        statements.extend(within_comments::rename(image, (&old, &new), (user, was, name)));
    }
    let by = Author { id: user, name: name.clone(), role: None };
    statements.extend(restated::statements(image, &by, now));
    Ok(statements)
}

/// A person as they stand within an event that brings something back, up to their name: a role may follow. No text of
/// someone's own looks like it: within JSON, its quotation marks are others.
fn author(id: UserId, name: &DisplayName) -> Result<String, StoreError> {
    let author = Author { id, name: name.clone(), role: None };
    let json = serde_json::to_string(&author).map_err(|error| unreadable("author", error))?;
    Ok(json.trim_end_matches('}').to_owned())
}

/// What is left of a person whose name stands nowhere any more.
pub fn remove(user: UserId, name: &DisplayName) -> Vec<Statement> {
    let by_column = [
        "DELETE FROM password_resets WHERE user_id = $1",
        "DELETE FROM invitations WHERE created_by = $1",
        "DELETE FROM grants WHERE user_id = $1",
        "DELETE FROM reads WHERE user_id = $1",
        "DELETE FROM identities WHERE user_id = $1",
        "DELETE FROM accounts WHERE user_id = $1",
        // One that began meanwhile.
        "DELETE FROM sessions WHERE user_id = $1",
    ];
    let mut statements: Vec<Statement> = by_column.map(|sql| statement!(sql, user)).into();
    let person = "UPDATE users SET name = $1, language = NULL WHERE id = $2";
    statements.push(statement!(person, name, user));
    statements.push(statement!("UPDATE bans SET user_name = $1 WHERE user_id = $2", name, user));
    statements.push(access_revision::bump());
    statements
}
