//! Deleting and restoring a discussion with its comments.

use super::place::Place;
use crate::model::{Chat, Recorded, Size};
use crate::server::store::sql::{Statement, statement};

/// Of two discussions with one id, the one that was deleted last is remembered.
pub fn delete(place: Place, recorded: &Recorded) -> Vec<Statement> {
    let Place { image, chat } = place;
    vec![
        statement!(
            "DELETE FROM comments WHERE image_id = ? AND number = (SELECT number FROM chats \
             WHERE id = ? AND image_id = ? AND state = 1) AND chat_id = ? AND state = 1 \
             AND EXISTS (SELECT 1 FROM chats WHERE id = ? AND image_id = ? AND state = 0)",
            image,
            chat,
            image,
            chat,
            chat,
            image,
        ),
        statement!(
            "DELETE FROM chats WHERE id = ? AND image_id = ? AND state = 1 \
             AND EXISTS (SELECT 1 FROM chats WHERE id = ? AND image_id = ? AND state = 0)",
            chat,
            image,
            chat,
            image,
        ),
        statement!(
            "UPDATE comments SET state = 1 WHERE image_id = ? AND number = (SELECT number FROM \
             chats WHERE id = ? AND image_id = ? AND state = 0) AND chat_id = ? AND state = 0",
            image,
            chat,
            image,
            chat,
        ),
        statement!(
            "UPDATE chats SET state = 1, deleted_by = ?, deleted_at = ? \
             WHERE id = ? AND image_id = ? AND state = 0",
            recorded.by.id,
            recorded.at,
            chat,
            image,
        ),
    ]
}

/// Restores the discussion as the event holds it. Its comments are passed as JSON, so that the
/// statement is the same for any number of them.
pub fn restore(place: Place, chat: &Chat) -> Result<Vec<Statement>, serde_json::Error> {
    let Place { image, chat: id } = place;
    let (by, resolved) = (&chat.by, chat.resolved.as_ref());
    Ok(vec![
        statement!(
            "DELETE FROM comments WHERE image_id = ? AND number = (SELECT number FROM chats \
             WHERE id = ? AND image_id = ? AND state = 1) AND chat_id = ? AND state = 1",
            image,
            id,
            image,
            id,
        ),
        statement!("DELETE FROM chats WHERE id = ? AND image_id = ? AND state = 1", id, image),
        statement!(
            "INSERT INTO chats (image_id, number, id, x, y, w, h, by_id, by_name, by_role, opened_at, \
             resolved_by_id, resolved_by_name, resolved_by_role, resolved_at, locked) \
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            image,
            chat.number,
            id,
            chat.at.x(),
            chat.at.y(),
            chat.size.map(Size::w),
            chat.size.map(Size::h),
            by.id,
            &by.name,
            by.role,
            chat.opened_at,
            resolved.map(|r| r.by.id),
            resolved.map(|r| &r.by.name),
            resolved.and_then(|r| r.by.role),
            resolved.map(|r| r.at),
            u32::from(chat.locked),
        ),
        statement!(
            "INSERT INTO comments (image_id, number, chat_id, seq, id, parent_id, by_id, by_name, \
             by_role, at, body, html, edited_at, reactions) \
             SELECT ?, ?, ?, value ->> 'seq', unhex(value ->> 'id', '-'), \
             unhex(value ->> 'parentId', '-'), unhex(value ->> '$.by.id', '-'), \
             value ->> '$.by.name', value ->> '$.by.role', value ->> 'at', value ->> 'body', value ->> 'html', \
             value ->> 'editedAt', value -> 'reactions' \
             FROM json_each(?) WHERE changes() = 1 ON CONFLICT DO NOTHING",
            image,
            chat.number,
            id,
            serde_json::to_string(&chat.comments)?,
        ),
    ])
}
