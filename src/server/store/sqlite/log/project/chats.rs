//! The rows of discussions: opening, resolving, locking, moving.

use super::place::Place;
use crate::model::{ImageId, NewChat, Point, Recorded, Size};
use crate::server::store::sql::{Statement, statement};

/// The number was counted up with the place in the log, see `append`. The comment follows only
/// if the discussion did not exist yet.
pub fn open(image: ImageId, chat: &NewChat, recorded: &Recorded) -> Vec<Statement> {
    let (by, at) = (&recorded.by, recorded.at);
    let mut statements = vec![statement!(
        "INSERT INTO chats (image_id, number, id, x, y, w, h, by_id, by_name, by_role, opened_at) \
         SELECT id, opened, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM images WHERE id = ? ON CONFLICT DO NOTHING",
        chat.id,
        chat.at.x(),
        chat.at.y(),
        chat.size.map(Size::w),
        chat.size.map(Size::h),
        by.id,
        &by.name,
        by.role,
        at,
        image,
    )];
    statements.extend(chat.comment.as_ref().map(|first| {
        statement!(
            "INSERT INTO comments (image_id, number, chat_id, seq, id, parent_id, by_id, by_name, \
             by_role, at, body, html) SELECT id, opened, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM images \
             WHERE id = ? AND changes() = 1",
            chat.id,
            recorded.seq,
            first.id,
            first.parent_id,
            by.id,
            &by.name,
            by.role,
            at,
            &first.body,
            first.html.as_deref(),
            image,
        )
    }));
    statements
}

pub fn resolve(place: Place, recorded: Option<&Recorded>) -> Statement {
    let by = recorded.map(|recorded| &recorded.by);
    statement!(
        "UPDATE chats SET resolved_by_id = ?, resolved_by_name = ?, resolved_by_role = ?, \
         resolved_at = ? WHERE id = ? AND image_id = ? AND state = 0",
        by.map(|by| by.id),
        by.map(|by| &by.name),
        by.and_then(|by| by.role),
        recorded.map(|recorded| recorded.at),
        place.chat,
        place.image,
    )
}

pub fn lock(place: Place, locked: u32) -> Statement {
    statement!(
        "UPDATE chats SET locked = ? WHERE id = ? AND image_id = ? AND state = 0",
        locked,
        place.chat,
        place.image,
    )
}

/// Without a size, that of before stays.
pub fn move_to(place: Place, to: Point, size: Option<Size>) -> Statement {
    statement!(
        "UPDATE chats SET x = ?, y = ?, w = coalesce(?, w), h = coalesce(?, h) \
         WHERE id = ? AND image_id = ? AND state = 0",
        to.x(),
        to.y(),
        size.map(Size::w),
        size.map(Size::h),
        place.chat,
        place.image,
    )
}
