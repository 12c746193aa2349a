//! An image's discussions as a page shows them: with their comments when there are few, else without. What was deleted
//! is not read.

use super::board::head;
use crate::model::{Board, Chat, ChatId, Comment, ImageId, Omitted, Seq};
use crate::server::store::contract::{StoreError, WholeUpTo};
use crate::server::store::sql::{Row, chat_of, comment_of, id, omitted_of, seq};
use sqlx::{Executor, SqliteConnection, SqlitePool};
use std::sync::Arc;

/// The columns of a comment.
const COMMENT: &str =
    "chat_id, id, seq, parent_id, by_id, by_name, by_role, at, body, html, edited_at, reactions";

/// LP6: rows and `seq` out of one transaction.
pub async fn load(
    readers: &SqlitePool,
    image: ImageId,
    whole: WholeUpTo,
) -> Result<Option<Board>, StoreError> {
    let mut transaction = readers.begin().await?;
    let Some(head) = head(&mut transaction, image).await? else { return Ok(None) };
    let mut board = Board { seq: head.seq, opened: head.opened, ..Board::new(image) };
    for chat in chats(&mut transaction, image).await? {
        board.chats.insert(chat.id, Arc::new(chat));
    }
    match few_comments(&mut transaction, image, whole).await? {
        Some(comments) => comments.into_iter().for_each(|(id, comment)| {
            with_chat(&mut board, id, |chat| chat.comments.push(comment));
        }),
        None => omitted(&mut transaction, image, head.seq.next()).await?.into_iter().for_each(
            |(id, omitted)| {
                with_chat(&mut board, id, |chat| chat.omitted = Some(omitted));
            },
        ),
    }
    transaction.commit().await?;
    Ok(Some(board))
}

fn with_chat(board: &mut Board, id: ChatId, change: impl FnOnce(&mut Chat)) {
    if let Some(chat) = board.chats.get_mut(&id) {
        change(Arc::make_mut(chat));
    }
}

async fn chats(connection: &mut SqliteConnection, image: ImageId) -> Result<Vec<Chat>, StoreError> {
    let sql = "SELECT id, number, x, y, w, h, by_id, by_name, by_role, opened_at, resolved_by_id, resolved_by_name, \
               resolved_by_role, resolved_at, locked FROM chats WHERE image_id = ? AND state = 0";
    let rows = connection.fetch_all(sqlx::query(sql).bind(image.0)).await?;
    rows.into_iter().map(|row| chat_of(&Row::from(row))).collect()
}

/// All comments, oldest first, unless there are more than the bound.
async fn few_comments(
    connection: &mut SqliteConnection,
    image: ImageId,
    whole: WholeUpTo,
) -> Result<Option<Vec<(ChatId, Comment)>>, StoreError> {
    let sql = format!(
        "SELECT {COMMENT} FROM comments WHERE image_id = ? AND state = 0 \
         ORDER BY number, chat_id, seq, id LIMIT ?"
    );
    let query = sqlx::query(&sql).bind(image.0).bind(i64::from(whole.comments) + 1);
    let rows = connection.fetch_all(query).await?;
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
    connection: &mut SqliteConnection,
    image: ImageId,
    before: Seq,
) -> Result<Vec<(ChatId, Omitted)>, StoreError> {
    // With MIN(), SQLite takes the other columns from the row that has the least (its documentation, "Bare columns
    // in an aggregate query").
    let sql = "SELECT chat_id, COUNT(*) AS count, MIN(seq), substr(body, 1, 400) AS body, html FROM comments \
               WHERE image_id = ? AND state = 0 GROUP BY number, chat_id ORDER BY number, chat_id";
    let firsts = connection.fetch_all(sqlx::query(sql).bind(image.0)).await?;
    // A second query: with two aggregates the other columns would be of either row.
    let sql = "SELECT MAX(seq) AS seq FROM comments WHERE image_id = ? AND state = 0 \
               GROUP BY number, chat_id ORDER BY number, chat_id";
    let latest = connection.fetch_all(sqlx::query(sql).bind(image.0)).await?;
    let omitted = |(first, latest): (Row, Row)| {
        let latest = Some(seq(&latest, "seq")?);
        Ok((ChatId(id(&first, "chat_id")?), Omitted { latest, ..omitted_of(&first, before)? }))
    };
    firsts.into_iter().map(Row::from).zip(latest.into_iter().map(Row::from)).map(omitted).collect()
}
