//! An image's discussions as a page shows them: with their comments when there are few, else without. What was deleted
//! is not read.

use super::board::head;
use super::snapshot;
use crate::model::{Board, Chat, ChatId, Comment, ImageId, Omitted, Seq};
use crate::server::store::contract::{StoreError, WholeUpTo};
use crate::server::store::sql::{Row, chat_of, comment_of, id, omitted_of, seq};
use sqlx::{PgConnection, PgPool};
use std::sync::Arc;

const CHATS: &str = "SELECT id, number, x, y, w, h, by_id, by_name, by_role, opened_at, resolved_by_id, \
    resolved_by_name, resolved_by_role, resolved_at, locked FROM chats \
    WHERE image_id = $1 AND state = 0";
const COMMENTS: &str = "SELECT chat_id, id, seq, parent_id, by_id, by_name, by_role, at, body, html, \
    edited_at, reactions FROM comments WHERE image_id = $1 AND state = 0 \
    ORDER BY number, chat_id, seq, id LIMIT $2";
/// The first comment of each discussion, with their number.
const FIRSTS: &str = "SELECT DISTINCT ON (number, chat_id) chat_id, substr(body, 1, 400) AS body, html, \
    count(*) OVER (PARTITION BY number, chat_id) AS count, \
    max(seq) OVER (PARTITION BY number, chat_id) AS latest FROM comments \
    WHERE image_id = $1 AND state = 0 ORDER BY number, chat_id, seq, id";

/// LP6: rows and `seq` out of one transaction.
pub async fn load(
    pool: &PgPool,
    image: ImageId,
    whole: WholeUpTo,
) -> Result<Option<Board>, StoreError> {
    let mut snapshot = snapshot::begin(pool).await?;
    let Some(head) = head(&mut snapshot, image).await? else { return Ok(None) };
    let mut board = Board { seq: head.seq, opened: head.opened, ..Board::new(image) };
    for chat in chats(&mut snapshot, image).await? {
        board.chats.insert(chat.id, Arc::new(chat));
    }
    match few_comments(&mut snapshot, image, whole).await? {
        Some(comments) => comments.into_iter().for_each(|(id, comment)| {
            with_chat(&mut board, id, |chat| chat.comments.push(comment));
        }),
        None => omitted(&mut snapshot, image, head.seq.next()).await?.into_iter().for_each(
            |(id, omitted)| {
                with_chat(&mut board, id, |chat| chat.omitted = Some(omitted));
            },
        ),
    }
    snapshot.commit().await?;
    Ok(Some(board))
}

fn with_chat(board: &mut Board, id: ChatId, change: impl FnOnce(&mut Chat)) {
    if let Some(chat) = board.chats.get_mut(&id) {
        change(Arc::make_mut(chat));
    }
}

async fn chats(connection: &mut PgConnection, image: ImageId) -> Result<Vec<Chat>, StoreError> {
    let rows = sqlx::query(CHATS).bind(image.0).fetch_all(connection).await?;
    rows.into_iter().map(|row| chat_of(&Row::from(row))).collect()
}

/// All comments, oldest first, unless there are more than the bound.
async fn few_comments(
    connection: &mut PgConnection,
    image: ImageId,
    whole: WholeUpTo,
) -> Result<Option<Vec<(ChatId, Comment)>>, StoreError> {
    let query = sqlx::query(COMMENTS).bind(image.0).bind(i64::from(whole.comments) + 1);
    let rows = query.fetch_all(connection).await?;
    if rows.len() > whole.comments as usize {
        return Ok(None);
    }
    let mut comments = Vec::with_capacity(rows.len());
    let mut bytes = 0;
    for row in rows.into_iter().map(Row::from) {
        let comment = comment_of(&row)?;
        bytes += comment.body.as_str().len() + comment.html.as_ref().map_or(0, String::len);
        comments.push((ChatId(id(&row, "chat_id")?), comment));
    }
    Ok((bytes <= whole.bytes).then_some(comments))
}

/// The number of comments of each discussion, and how the first one begins.
async fn omitted(
    connection: &mut PgConnection,
    image: ImageId,
    before: Seq,
) -> Result<Vec<(ChatId, Omitted)>, StoreError> {
    let rows = sqlx::query(FIRSTS).bind(image.0).fetch_all(connection).await?;
    let omitted = |row: Row| {
        let latest = Some(seq(&row, "latest")?);
        Ok((ChatId(id(&row, "chat_id")?), Omitted { latest, ..omitted_of(&row, before)? }))
    };
    rows.into_iter().map(Row::from).map(omitted).collect()
}
