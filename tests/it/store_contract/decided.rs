//! Rows against folded events, for events that `decide` makes of random wishes.

use crate::common::store::{Backend, NOW, Scene};
use crate::store_contract::check::projection_equals_fold;
use image_chat::model::{
    Actor, Author, Board, BroadcastId, ChatId, Command, CommentBody, CommentId, Emoji, Operation,
    Point, Recorded, Role, Size, Timestamp, decide,
};
use proptest::prelude::*;
use proptest::sample::Index;
use uuid::Uuid;

/// What someone wants, as long as it is not known what there is.
#[derive(Clone, Debug)]
struct Wish {
    moderator: bool,
    bob: bool,
    kind: u8,
    chat: Index,
    comment: Index,
    at: Point,
    size: Option<Size>,
    body: String,
    html: Option<String>,
}

pub async fn lp2_projection_equals_fold_of_decided_commands(backend: &impl Backend) {
    let wishes = prop::collection::vec(wish(), 1..60);
    projection_equals_fold(backend, file!(), wishes, |scene, wishes| decided(scene, wishes)).await;
}

fn wish() -> impl Strategy<Value = Wish> {
    let at = (0.0..=100.0, 0.0..=100.0).prop_map(|(x, y)| Point::new(x, y).expect("inside"));
    let size = (0.001..=60.0, 0.001..=60.0).prop_map(|(w, h)| Size::new(w, h).expect("a size"));
    let place = (at, proptest::option::of(size));
    let body = "[a-z\"'ä\\\\\n]{0,12}[a-zß😀]";
    let html = proptest::option::of("<p>[a-z &;\"']{0,12}</p>");
    let kind = prop_oneof![4 => 0..3_u8, 6 => 3..16_u8];
    (any::<(bool, bool, Index, Index)>(), kind, place, body, html).prop_map(
        |((moderator, bob, chat, comment), kind, (at, size), body, html)| Wish {
            moderator,
            bob,
            kind,
            chat,
            comment,
            at,
            size,
            body,
            html,
        },
    )
}

/// The events of those wishes that are granted.
fn decided(scene: &Scene, wishes: &[Wish]) -> Vec<Recorded> {
    let mut board = Board::new(scene.image);
    let mut events = Vec::new();
    for (i, wish) in wishes.iter().enumerate() {
        let actor = actor(scene, wish);
        let operation =
            Operation { broadcast_id: BroadcastId(Uuid::now_v7()), command: command(&board, wish) };
        let Ok(event) = decide(&board, &actor, &operation) else { continue };
        let recorded = Recorded {
            seq: board.seq.next(),
            broadcast_id: operation.broadcast_id,
            by: actor.author(),
            at: Timestamp(NOW.0 + i as i64),
            event: event.rendered(|_| wish.html.clone()),
        };
        board.apply(&recorded);
        events.push(recorded);
    }
    events
}

fn actor(scene: &Scene, wish: &Wish) -> Actor {
    let Author { id, name, .. } = if wish.bob { scene.bob.clone() } else { scene.ada.clone() };
    let role = if wish.moderator { Role::Moderator } else { Role::Guest };
    Actor { id, name, role, is_look_alike: false }
}

fn command(board: &Board, wish: &Wish) -> Command {
    let body = CommentBody::new(&wish.body).expect("ends in a letter");
    let chat_id = pick(&chats(board), wish.chat).unwrap_or(ChatId(Uuid::nil()));
    let some_comment = pick(&comments(board, chat_id), wish.comment);
    let comment_id = some_comment.unwrap_or(CommentId(Uuid::nil()));
    match wish.kind {
        0 => Command::OpenChat { at: wish.at, size: wish.size, body },
        1 => Command::PlaceMarker { at: wish.at, size: wish.size },
        2 => Command::AddComment { chat_id, parent_id: some_comment, body },
        3 => Command::AddComment { chat_id, parent_id: None, body },
        4 => Command::EditComment { chat_id, comment_id, body },
        5 => Command::DeleteComment { chat_id, comment_id },
        6 => Command::RestoreComment { chat_id, comment_id },
        7 => Command::Resolve { chat_id },
        8 => Command::Reopen { chat_id },
        9 => Command::MoveChat { chat_id, to: wish.at, size: wish.size },
        10 => Command::DeleteChat { chat_id },
        11 => Command::LockChat { chat_id },
        12 => Command::UnlockChat { chat_id },
        13 | 14 => {
            let emoji = Emoji::new(Emoji::OFFERED[wish.body.len() % 2]).expect("offered");
            Command::React { chat_id, comment_id, emoji, on: wish.kind == 13 }
        }
        _ => Command::RestoreChat { chat_id },
    }
}

/// There and deleted, the oldest first by id.
fn chats(board: &Board) -> Vec<ChatId> {
    board.chats.keys().chain(board.deleted_chats.keys()).copied().collect()
}

fn comments(board: &Board, chat: ChatId) -> Vec<CommentId> {
    let there = board.chat(chat).into_iter().flat_map(|chat| chat.comments.iter().map(|c| c.id));
    there.chain(board.deleted_comments.keys().copied()).collect()
}

fn pick<T: Copy>(of: &[T], index: Index) -> Option<T> {
    (!of.is_empty()).then(|| *index.get(of))
}
