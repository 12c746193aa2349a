//! The rows of comments: adding, editing, deleting, restoring.

use super::place::Place;
use crate::model::{Comment, CommentId, Emoji, NewComment, Reaction, Recorded};
use crate::server::store::contract::MAX_VERSIONS;
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

/// The text that was there becomes an earlier version.
pub fn edit(place: Place, comment: &NewComment, recorded: &Recorded) -> Vec<Statement> {
    let keep = statement!(
        "INSERT INTO comment_versions (image_id, comment_id, seq, at, body, html) \
         SELECT image_id, id, ?, coalesce(edited_at, at), body, html FROM comments \
         WHERE id = ? AND image_id = ? AND chat_id = ? AND state = 0 ON CONFLICT DO NOTHING",
        recorded.seq,
        comment.id,
        place.image,
        place.chat,
    );
    let write = statement!(
        "UPDATE comments SET body = ?, html = ?, edited_at = ? \
         WHERE id = ? AND image_id = ? AND chat_id = ? AND state = 0",
        &comment.body,
        comment.html.as_deref(),
        recorded.at,
        comment.id,
        place.image,
        place.chat,
    );
    let trim = statement!(
        "DELETE FROM comment_versions WHERE image_id = ? AND comment_id = ? AND seq <= \
         (SELECT seq FROM comment_versions WHERE image_id = ? AND comment_id = ? \
         ORDER BY seq DESC LIMIT 1 OFFSET ?)",
        place.image,
        comment.id,
        place.image,
        comment.id,
        MAX_VERSIONS,
    );
    vec![keep, write, trim]
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

/// The columns of reactions hold JSON in the form that serde writes.
pub fn react(
    place: Place,
    id: CommentId,
    emoji: &Emoji,
    recorded: &Recorded,
) -> Result<Statement, serde_json::Error> {
    let by = recorded.by.clone();
    let by_id = by.id.to_string();
    let reaction = serde_json::to_string(&Reaction { emoji: emoji.clone(), by })?;
    Ok(statement!(
        "UPDATE comments SET reactions = json_insert(coalesce(reactions, '[]'), '$[#]', json(?)) \
         WHERE id = ? AND image_id = ? AND chat_id = ? AND state = 0 AND NOT EXISTS (\
         SELECT 1 FROM json_each(coalesce(reactions, '[]')) \
         WHERE value ->> 'emoji' = ? AND value ->> '$.by.id' = ?)",
        reaction,
        id,
        place.image,
        place.chat,
        emoji.as_str(),
        by_id,
    ))
}

pub fn unreact(place: Place, id: CommentId, emoji: &Emoji, recorded: &Recorded) -> Statement {
    statement!(
        "UPDATE comments SET reactions = (SELECT nullif(json_group_array(json(value)), '[]') \
         FROM (SELECT value FROM json_each(comments.reactions) \
         WHERE NOT (value ->> 'emoji' = ? AND value ->> '$.by.id' = ?) ORDER BY key)) \
         WHERE id = ? AND image_id = ? AND chat_id = ? AND state = 0 AND reactions IS NOT NULL",
        emoji.as_str(),
        recorded.by.id.to_string(),
        id,
        place.image,
        place.chat,
    )
}

/// The JSON of the column `reactions`; `None` without any.
fn reactions_json(reactions: &[Reaction]) -> Result<Option<String>, serde_json::Error> {
    (!reactions.is_empty()).then(|| serde_json::to_string(reactions)).transpose()
}

pub fn restore(place: Place, comment: &Comment) -> Result<Vec<Statement>, serde_json::Error> {
    let by = &comment.by;
    Ok(vec![
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
             by_role, at, body, html, edited_at, reactions) \
             SELECT image_id, number, id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? \
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
            reactions_json(&comment.reactions)?,
            place.chat,
            place.image,
        ),
    ])
}
