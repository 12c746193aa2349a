//! The rows of comments: adding, editing, deleting, restoring.

use super::place::Place;
use crate::model::{Comment, CommentId, NewComment, Recorded};
use crate::server::store::sql::{Statement, statement};

pub fn add(place: Place, comment: &NewComment, recorded: &Recorded) -> Statement {
    statement!(
        "INSERT INTO comments (image_id, number, chat_id, seq, id, parent_id, by_id, by_name, \
         by_role, at, body, html) SELECT image_id, number, id, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM chats \
         WHERE id = ? AND image_id = ? AND state = 0 ON CONFLICT DO NOTHING",
        recorded.seq,
        comment.id,
        comment.parent_id,
        recorded.by.id,
        &recorded.by.name,
        recorded.by.role,
        recorded.at,
        &comment.body,
        comment.html.as_deref(),
        place.chat,
        place.image,
    )
}

pub fn edit(place: Place, comment: &NewComment, recorded: &Recorded) -> Statement {
    statement!(
        "UPDATE comments SET body = ?, html = ?, edited_at = ? \
         WHERE id = ? AND image_id = ? AND chat_id = ? AND state = 0",
        &comment.body,
        comment.html.as_deref(),
        recorded.at,
        comment.id,
        place.image,
        place.chat,
    )
}

/// Of two comments with one id, the one that was deleted last is remembered.
pub fn delete(place: Place, id: CommentId, recorded: &Recorded) -> Vec<Statement> {
    vec![
        statement!(
            "DELETE FROM comments WHERE id = ? AND image_id = ? AND state = 2 AND EXISTS (SELECT 1 \
             FROM comments WHERE id = ? AND image_id = ? AND chat_id = ? AND state = 0)",
            id,
            place.image,
            id,
            place.image,
            place.chat,
        ),
        statement!(
            "UPDATE comments SET state = 2, deleted_by = ?, deleted_at = ? \
             WHERE id = ? AND image_id = ? AND chat_id = ? AND state = 0",
            recorded.by.id,
            recorded.at,
            id,
            place.image,
            place.chat,
        ),
    ]
}

pub fn restore(place: Place, comment: &Comment) -> Vec<Statement> {
    let by = &comment.by;
    vec![
        statement!(
            "DELETE FROM comments WHERE id = ? AND image_id = ? AND state = 2 \
             AND EXISTS (SELECT 1 FROM chats WHERE id = ? AND image_id = ? AND state = 0)",
            comment.id,
            place.image,
            place.chat,
            place.image,
        ),
        statement!(
            "INSERT INTO comments (image_id, number, chat_id, seq, id, parent_id, by_id, by_name, \
             by_role, at, body, html, edited_at) \
             SELECT image_id, number, id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? \
             FROM chats WHERE id = ? AND image_id = ? AND state = 0 ON CONFLICT DO NOTHING",
            comment.seq,
            comment.id,
            comment.parent_id,
            by.id,
            &by.name,
            by.role,
            comment.at,
            &comment.body,
            comment.html.as_deref(),
            comment.edited_at,
            place.chat,
            place.image,
        ),
    ]
}
