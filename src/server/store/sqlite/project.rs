//! `Board::apply` in SQL (LP2): what an event changes in the rows of discussions and comments.
//! Total like its model: what names something unknown changes nothing. Knows no log.
//!
//! `state` says where a row belongs: 0 is there, 1 is in `deleted_chats` (a discussion or a comment
//! that went with it), 2 is in `deleted_comments`. It is part of the key, since one id may be both
//! there and among the deleted.

use super::steps::{Step, step};
use crate::model::{
    Change, Chat, ChatId, Comment, CommentId, Event, ImageId, NewChat, NewComment, Point, Recorded,
};

/// The discussion that the event would open.
pub fn is_new(event: &Event) -> Option<ChatId> {
    match event {
        Event::NewImageChat { chat } => Some(chat.id),
        _ => None,
    }
}

/// The statements that take the event in, in order.
pub fn project(image: ImageId, recorded: &Recorded) -> Result<Vec<Step>, serde_json::Error> {
    match &recorded.event {
        Event::NewImageChat { chat } => Ok(open(image, chat, recorded)),
        Event::DeletedImageChat { chat_id } => {
            Ok(delete(Place { image, chat: *chat_id }, recorded))
        }
        Event::ImageChatUpdated { chat_id, change } => {
            changed(Place { image, chat: *chat_id }, change, recorded)
        }
    }
}

/// One discussion of one image.
#[derive(Clone, Copy)]
struct Place {
    image: ImageId,
    chat: ChatId,
}

fn changed(
    place: Place,
    change: &Change,
    recorded: &Recorded,
) -> Result<Vec<Step>, serde_json::Error> {
    Ok(match change {
        Change::CommentAdded { comment } => vec![add(place, comment, recorded)],
        Change::CommentEdited { comment } => vec![edit(place, comment, recorded)],
        Change::CommentDeleted { comment_id } => delete_comment(place, *comment_id, recorded),
        Change::CommentRestored { comment } => restore_comment(place, comment),
        Change::Resolved => vec![settle(place, Some(recorded))],
        Change::Reopened => vec![settle(place, None)],
        Change::Locked => vec![lock(place, 1)],
        Change::Unlocked => vec![lock(place, 0)],
        Change::Moved { to } => vec![move_to(place, *to)],
        Change::Restored { chat } => restore(place, chat)?,
        Change::Unknown => Vec::new(),
    })
}

/// The number was counted up with the place in the log, see `append`. The comment follows only
/// where the discussion was not there yet.
fn open(image: ImageId, chat: &NewChat, recorded: &Recorded) -> Vec<Step> {
    let (by, at, first) = (&recorded.by, recorded.at, &chat.comment);
    vec![
        step!(
            "INSERT INTO chats (image_id, number, id, x, y, by_id, by_name, opened_at) \
             SELECT id, opened, ?, ?, ?, ?, ?, ? FROM images WHERE id = ? ON CONFLICT DO NOTHING",
            chat.id,
            chat.at.x(),
            chat.at.y(),
            by.id,
            &by.name,
            at,
            image,
        ),
        step!(
            "INSERT INTO comments (image_id, number, chat_id, seq, id, parent_id, by_id, by_name, \
             at, body, html) SELECT id, opened, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM images \
             WHERE id = ? AND changes() = 1",
            chat.id,
            recorded.seq,
            first.id,
            first.parent_id,
            by.id,
            &by.name,
            at,
            &first.body,
            first.html.as_deref(),
            image,
        ),
    ]
}

fn add(place: Place, comment: &NewComment, recorded: &Recorded) -> Step {
    step!(
        "INSERT INTO comments (image_id, number, chat_id, seq, id, parent_id, by_id, by_name, at, \
         body, html) SELECT image_id, number, id, ?, ?, ?, ?, ?, ?, ?, ? FROM chats \
         WHERE id = ? AND image_id = ? AND state = 0 ON CONFLICT DO NOTHING",
        recorded.seq,
        comment.id,
        comment.parent_id,
        recorded.by.id,
        &recorded.by.name,
        recorded.at,
        &comment.body,
        comment.html.as_deref(),
        place.chat,
        place.image,
    )
}

fn edit(place: Place, comment: &NewComment, recorded: &Recorded) -> Step {
    step!(
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
fn delete_comment(place: Place, id: CommentId, recorded: &Recorded) -> Vec<Step> {
    vec![
        step!(
            "DELETE FROM comments WHERE id = ? AND image_id = ? AND state = 2 AND EXISTS (SELECT 1 \
             FROM comments WHERE id = ? AND image_id = ? AND chat_id = ? AND state = 0)",
            id,
            place.image,
            id,
            place.image,
            place.chat,
        ),
        step!(
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

fn restore_comment(place: Place, comment: &Comment) -> Vec<Step> {
    let by = &comment.by;
    vec![
        step!(
            "DELETE FROM comments WHERE id = ? AND image_id = ? AND state = 2 \
             AND EXISTS (SELECT 1 FROM chats WHERE id = ? AND image_id = ? AND state = 0)",
            comment.id,
            place.image,
            place.chat,
            place.image,
        ),
        step!(
            "INSERT INTO comments (image_id, number, chat_id, seq, id, parent_id, by_id, by_name, \
             at, body, html, edited_at) SELECT image_id, number, id, ?, ?, ?, ?, ?, ?, ?, ?, ? \
             FROM chats WHERE id = ? AND image_id = ? AND state = 0 ON CONFLICT DO NOTHING",
            comment.seq,
            comment.id,
            comment.parent_id,
            by.id,
            &by.name,
            comment.at,
            &comment.body,
            comment.html.as_deref(),
            comment.edited_at,
            place.chat,
            place.image,
        ),
    ]
}

fn settle(place: Place, recorded: Option<&Recorded>) -> Step {
    let by = recorded.map(|recorded| &recorded.by);
    step!(
        "UPDATE chats SET resolved_by_id = ?, resolved_by_name = ?, resolved_at = ? \
         WHERE id = ? AND image_id = ? AND state = 0",
        by.map(|by| by.id),
        by.map(|by| &by.name),
        recorded.map(|recorded| recorded.at),
        place.chat,
        place.image,
    )
}

fn lock(place: Place, locked: u32) -> Step {
    step!(
        "UPDATE chats SET locked = ? WHERE id = ? AND image_id = ? AND state = 0",
        locked,
        place.chat,
        place.image,
    )
}

fn move_to(place: Place, to: Point) -> Step {
    step!(
        "UPDATE chats SET x = ?, y = ? WHERE id = ? AND image_id = ? AND state = 0",
        to.x(),
        to.y(),
        place.chat,
        place.image,
    )
}

/// Of two discussions with one id, the one that was deleted last is remembered.
fn delete(place: Place, recorded: &Recorded) -> Vec<Step> {
    let Place { image, chat } = place;
    vec![
        step!(
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
        step!(
            "DELETE FROM chats WHERE id = ? AND image_id = ? AND state = 1 \
             AND EXISTS (SELECT 1 FROM chats WHERE id = ? AND image_id = ? AND state = 0)",
            chat,
            image,
            chat,
            image,
        ),
        step!(
            "UPDATE comments SET state = 1 WHERE image_id = ? AND number = (SELECT number FROM \
             chats WHERE id = ? AND image_id = ? AND state = 0) AND chat_id = ? AND state = 0",
            image,
            chat,
            image,
            chat,
        ),
        step!(
            "UPDATE chats SET state = 1, deleted_by = ?, deleted_at = ? \
             WHERE id = ? AND image_id = ? AND state = 0",
            recorded.by.id,
            recorded.at,
            chat,
            image,
        ),
    ]
}

/// What comes back is what the event holds. Its comments travel as JSON, so that the statement is
/// the same for any number of them.
fn restore(place: Place, chat: &Chat) -> Result<Vec<Step>, serde_json::Error> {
    let Place { image, chat: id } = place;
    let (by, resolved) = (&chat.by, chat.resolved.as_ref());
    Ok(vec![
        step!(
            "DELETE FROM comments WHERE image_id = ? AND number = (SELECT number FROM chats \
             WHERE id = ? AND image_id = ? AND state = 1) AND chat_id = ? AND state = 1",
            image,
            id,
            image,
            id,
        ),
        step!("DELETE FROM chats WHERE id = ? AND image_id = ? AND state = 1", id, image),
        step!(
            "INSERT INTO chats (image_id, number, id, x, y, by_id, by_name, opened_at, \
             resolved_by_id, resolved_by_name, resolved_at, locked) \
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            image,
            chat.number,
            id,
            chat.at.x(),
            chat.at.y(),
            by.id,
            &by.name,
            chat.opened_at,
            resolved.map(|r| r.by.id),
            resolved.map(|r| &r.by.name),
            resolved.map(|r| r.at),
            u32::from(chat.locked),
        ),
        step!(
            "INSERT INTO comments (image_id, number, chat_id, seq, id, parent_id, by_id, by_name, \
             at, body, html, edited_at) \
             SELECT ?, ?, ?, value ->> 'seq', unhex(value ->> 'id', '-'), \
             unhex(value ->> 'parentId', '-'), unhex(value ->> '$.by.id', '-'), \
             value ->> '$.by.name', value ->> 'at', value ->> 'body', value ->> 'html', \
             value ->> 'editedAt' \
             FROM json_each(?) WHERE changes() = 1 ON CONFLICT DO NOTHING",
            image,
            chat.number,
            id,
            serde_json::to_string(&chat.comments)?,
        ),
    ])
}
