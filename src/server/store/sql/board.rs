//! A board from its rows.

use super::records::{chat_of, comment_of};
use super::row::{Row, get, id};
use crate::model::{Board, Chat, ChatId, Comment, Deleted, ImageId, UserId};
use crate::server::store::contract::{LogHead, StoreError};
use std::collections::BTreeMap;
use std::sync::Arc;

/// `comments.state`: deleted by itself, not with its discussion.
const DELETED_ALONE: i64 = 2;

/// Comments by discussion and by whether that is there (0) or deleted (1), oldest first.
type Comments = BTreeMap<(ChatId, i64), Vec<Comment>>;

/// The board of an image, from all rows of its comments, oldest first, and of its discussions.
pub fn board_of(
    image: ImageId,
    head: LogHead,
    comments: &[Row],
    chats: &[Row],
) -> Result<Board, StoreError> {
    let mut board = Board { seq: head.seq, opened: head.opened, ..Board::new(image) };
    let comments = put_comments(&mut board, comments)?;
    put_chats(&mut board, chats, comments)?;
    Ok(board)
}

/// Puts comments that were deleted by themselves into the board and returns the others.
fn put_comments(board: &mut Board, rows: &[Row]) -> Result<Comments, StoreError> {
    let mut comments = Comments::new();
    for row in rows {
        let (chat, state, comment) =
            (ChatId(id(row, "chat_id")?), get(row, "state")?, comment_of(row)?);
        if state == DELETED_ALONE {
            board.deleted_comments.insert(comment.id, deleted(row, (chat, comment))?);
        } else {
            comments.entry((chat, state)).or_default().push(comment);
        }
    }
    Ok(comments)
}

fn put_chats(board: &mut Board, rows: &[Row], mut comments: Comments) -> Result<(), StoreError> {
    for row in rows {
        let (state, mut chat): (i64, Chat) = (get(row, "state")?, chat_of(row)?);
        chat.comments = comments.remove(&(chat.id, state)).unwrap_or_default();
        if state == 0 {
            board.chats.insert(chat.id, Arc::new(chat));
        } else {
            board.deleted_chats.insert(chat.id, deleted(row, Arc::new(chat))?);
        }
    }
    Ok(())
}

fn deleted<T>(row: &Row, was: T) -> Result<Deleted<T>, StoreError> {
    Ok(Deleted { was, by: UserId(id(row, "deleted_by")?) })
}
