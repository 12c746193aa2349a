//! The order and the depth of replies.

use super::{Chats, Log, bob, body};
use crate::model::{Chat, ChatId, Command, CommentId};
use std::sync::Arc;

/// The comments of a discussion, each indented by its depth.
fn tree(chat: &Chat, max: u8) -> Vec<String> {
    let comments = chat.in_tree(max).into_iter().filter_map(|id| chat.comment(id));
    let line = |comment| " ".repeat(chat.depth(comment, max).into()) + comment.body.as_str();
    comments.map(line).collect()
}

fn says(log: &mut Log, chat_id: ChatId, parent_id: Option<CommentId>, text: &str) -> CommentId {
    let command = Command::AddComment { chat_id, parent_id, body: body(text) };
    log.does(&bob(), command).event.written().expect("a comment").id
}

/// A discussion with nested replies, written in another order than they are shown.
fn discussion() -> (Log, ChatId, CommentId) {
    let (mut log, Chats { bob_chat: chat, bob_first: first, .. }) = Log::with_two_chats();
    let second = says(&mut log, chat, None, "second");
    let below_first = says(&mut log, chat, Some(first), "below first");
    says(&mut log, chat, Some(second), "below second");
    let deep = says(&mut log, chat, Some(below_first), "deep");
    says(&mut log, chat, Some(first), "below first, too");
    says(&mut log, chat, Some(deep), "deeper");
    says(&mut log, chat, None, "third");
    (log, chat, below_first)
}

fn chat(log: &Log, id: ChatId) -> Arc<Chat> {
    Arc::clone(&log.board.chats[&id])
}

#[test]
fn replies_follow_their_parent() {
    let (log, id, _) = discussion();
    let all = tree(&chat(&log, id), 10);
    let expected = [
        " below first",
        "  deep",
        "   deeper",
        " below first, too",
        "second",
        " below second",
        "third",
    ];
    assert_eq!(all[1..], expected);
}

#[test]
fn replies_beyond_the_deepest_level_are_last_on_it() {
    let (log, id, _) = discussion();
    let all = tree(&chat(&log, id), 1);
    let expected = [" below first", " deep", " below first, too", " deeper", "second"];
    assert_eq!(all[1..6], expected);
    let flat = tree(&chat(&log, id), 0);
    assert_eq!(flat[1..4], ["second", "below first", "below second"], "in the order of writing");
}

#[test]
fn a_reply_without_its_parent_is_at_the_top_level() {
    let (mut log, id, below_first) = discussion();
    log.does(&bob(), Command::DeleteComment { chat_id: id, comment_id: below_first });
    let all = tree(&chat(&log, id), 10);
    assert_eq!(
        all[1..],
        [" below first, too", "second", " below second", "deep", " deeper", "third"]
    );
}

#[test]
fn the_depth_of_a_reply_is_that_of_its_parent_and_one() {
    let (log, id, below_first) = discussion();
    let chat = chat(&log, id);
    assert_eq!(chat.depth_of_reply(chat.comments[0].id), 1);
    assert_eq!(chat.depth_of_reply(below_first), 2);
}
