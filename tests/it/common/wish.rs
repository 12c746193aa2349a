//! Something to want about what a page shows, out of two numbers. Knows neither chance nor server.

use image_chat::model::{Board, Chat, Command, CommentBody, Emoji, Point, Size};
use std::sync::Arc;

/// What `kind` and `place` lead to: all that can be done, to any of the things that are there.
pub fn wish(board: &Board, kind: u8, place: usize) -> Option<Command> {
    let body = CommentBody::new(&format!("{kind} {place}")).expect("a text");
    #[expect(clippy::cast_precision_loss, reason = "below 64")]
    let at = Point::new(place as f64, 100.0 - place as f64).expect("on the image");
    // Every other one is a region, some of which would not fit.
    #[expect(clippy::cast_precision_loss, reason = "below 64")]
    let size = if place.is_multiple_of(2) { Size::new(place as f64 + 1.0, 30.0) } else { None };
    let open = Command::OpenChat { at, size, body: body.clone() };
    match kind {
        0 => Some(open),
        1 => {
            let chat_id = *nth(board.deleted_chats.keys(), place)?;
            Some(Command::RestoreChat { chat_id })
        }
        2 | 3 => {
            let (comment_id, deleted) = nth(board.deleted_comments.iter(), place)?;
            let chat_id = deleted.was.0;
            Some(Command::RestoreComment { chat_id, comment_id: *comment_id })
        }
        _ => match nth(board.in_order().iter(), place) {
            Some(chat) => of_chat(chat, kind, place, body, (at, size)),
            None => Some(open),
        },
    }
}

fn of_chat(
    chat: &Arc<Chat>,
    kind: u8,
    place: usize,
    body: CommentBody,
    (to, size): (Point, Option<Size>),
) -> Option<Command> {
    let chat_id = chat.id;
    let comment_id = nth(chat.comments.iter(), place / 8).map(|comment| comment.id);
    Some(match kind {
        4 => Command::AddComment { chat_id, parent_id: comment_id, body },
        5 => Command::EditComment { chat_id, comment_id: comment_id?, body },
        6 => Command::DeleteComment { chat_id, comment_id: comment_id? },
        7 => Command::Resolve { chat_id },
        8 => Command::Reopen { chat_id },
        9 => Command::MoveChat { chat_id, to, size },
        11 => Command::LockChat { chat_id },
        12 => Command::UnlockChat { chat_id },
        10 => Command::DeleteChat { chat_id },
        13 | 14 => {
            let emoji = Emoji::new(Emoji::OFFERED[place % 2]).expect("offered");
            Command::React { chat_id, comment_id: comment_id?, emoji, on: kind == 13 }
        }
        _ => Command::AddComment { chat_id, parent_id: None, body },
    })
}

fn nth<T>(mut all: impl ExactSizeIterator<Item = T>, place: usize) -> Option<T> {
    let count = all.len();
    if count == 0 { None } else { all.nth(place % count) }
}
