//! The reducer: numbers, order, coming back, and that nothing unknown troubles it.

use super::{
    IMAGE, Log, NO_CHAT, NO_COMMENT, ada, add_comment, at, bob, body, changes, mia, new_comment,
    opens, react,
};
use crate::model::Command::*;
use crate::model::{
    Board, BroadcastId, Change, Chat, ChatId, CommentId, Emoji, Event, Recorded, Seq, Timestamp,
};
use uuid::Uuid;

const ANY_OPERATION: BroadcastId = BroadcastId(Uuid::nil());

/// Ada's event at this place.
fn recorded(seq: u64, event: Event) -> Recorded {
    let (broadcast_id, by, at) = (ANY_OPERATION, ada().author(), Timestamp(9));
    Recorded { seq: Seq(seq), broadcast_id, by, at, event }
}

/// Nothing but the place in the log changes.
fn check_ignored(board: &Board, event: Event) {
    let mut after = board.clone();
    let text = format!("{event:?}");
    after.apply(&recorded(board.seq.next().0, event));
    assert_eq!(after, Board { seq: board.seq.next(), ..board.clone() }, "{text}");
}

#[test]
fn what_names_something_unknown_changes_nothing_but_seq() {
    let (log, chats) = Log::with_two_chats();
    let to = at(1.0, 2.0);
    let of_comment = |comment_id| {
        let comment = new_comment(comment_id, "x");
        let emoji = Emoji::new("👍").expect("an emoji");
        [
            Change::CommentEdited { comment },
            Change::CommentDeleted { comment_id },
            Change::ReactionAdded { comment_id, emoji: emoji.clone() },
            Change::ReactionRemoved { comment_id, emoji },
        ]
    };
    let of_chat = [
        Change::CommentAdded { comment: new_comment(NO_COMMENT, "x") },
        Change::Resolved,
        Change::Reopened,
        Change::Locked,
        Change::Unlocked,
        Change::Moved { to, size: None },
        Change::Unknown,
    ];
    for change in of_chat.into_iter().chain(of_comment(chats.ada_first)) {
        check_ignored(&log.board, changes(NO_CHAT, change));
    }
    for change in of_comment(NO_COMMENT).into_iter().chain(of_comment(chats.bob_first)) {
        check_ignored(&log.board, changes(chats.ada_chat, change));
    }
    check_ignored(&log.board, Event::DeletedImageChat { chat_id: NO_CHAT });
    check_ignored(&log.board, changes(chats.ada_chat, Change::Unknown));
}

#[test]
fn what_is_there_does_not_come_twice() {
    let (log, chats) = Log::with_two_chats();
    check_ignored(&log.board, opens(chats.ada_chat, NO_COMMENT));
    let chat = log.board.chat(chats.ada_chat).expect("there");
    let reply = chat.comment(chats.bob_reply).expect("there").clone();
    let again = Change::CommentAdded { comment: new_comment(reply.id, "other words") };
    check_ignored(&log.board, changes(chats.ada_chat, again));
    let again = Change::CommentRestored { comment: reply };
    check_ignored(&log.board, changes(chats.ada_chat, again));
    let again = Change::Restored { chat: Chat { resolved: None, number: 9, ..(**chat).clone() } };
    check_ignored(&log.board, changes(chats.ada_chat, again));
}

#[test]
fn numbers_go_up_and_are_never_given_again() {
    let mut log = Log::new();
    let number = |log: &Log, id| log.board.chat(id).map(|chat| chat.number);
    let (first, _) = log.opened(&ada());
    let (second, _) = log.opened(&bob());
    log.does(&bob(), DeleteChat { chat_id: second });
    let (third, _) = log.opened(&ada());
    let numbers = [first, second, third].map(|id| number(&log, id));
    assert_eq!(numbers, [Some(1), None, Some(3)]);
    log.does(&bob(), RestoreChat { chat_id: second });
    assert_eq!(number(&log, second), Some(2), "it comes back with its number");
    assert_eq!(log.board.opened, 3);
    let order: Vec<ChatId> = log.board.in_order().iter().map(|chat| chat.id).collect();
    assert_eq!(order, [first, second, third]);
}

#[test]
fn comments_stand_in_the_order_of_the_log_wherever_they_come_from() {
    let mut log = Log::new();
    let (chat_id, first) = log.opened(&ada());
    let replies = [bob(), ada(), bob()].map(|who| log.commented(&who, chat_id));
    let order = |log: &Log| -> Vec<CommentId> {
        log.board.chat(chat_id).expect("there").comments.iter().map(|c| c.id).collect()
    };
    let before = log.board.chat(chat_id).expect("there").clone();
    for comment_id in [first, replies[1]] {
        log.does(&mia(), DeleteComment { chat_id, comment_id });
    }
    assert_eq!(order(&log), [replies[0], replies[2]]);
    let late = log.commented(&ada(), chat_id);
    for comment_id in [replies[1], first] {
        log.does(&mia(), RestoreComment { chat_id, comment_id });
    }
    assert_eq!(order(&log), [first, replies[0], replies[1], replies[2], late]);
    let after = log.board.chat(chat_id).expect("there");
    assert_eq!(after.comments[..4], before.comments[..], "they come back as they were");
    assert!(log.board.deleted_comments.is_empty());
}

#[test]
fn a_deleted_discussion_comes_back_as_it_was() {
    let (mut log, chats) = Log::with_two_chats();
    log.does(&bob(), Resolve { chat_id: chats.ada_chat });
    let before = log.board.chats.clone();
    log.does(&ada(), DeleteChat { chat_id: chats.ada_chat });
    assert_eq!(log.board.chats.len(), 1);
    assert_eq!(log.board.deleted_chats.get(&chats.ada_chat).map(|d| d.by), Some(ada().id));
    log.does(&ada(), RestoreChat { chat_id: chats.ada_chat });
    assert_eq!(log.board.chats, before);
    assert!(log.board.deleted_chats.is_empty());
}

#[test]
fn what_happens_to_a_discussion_shows() {
    let (mut log, chats) = Log::with_two_chats();
    let (chat_id, comment_id) = (chats.ada_chat, chats.ada_first);
    let chat = |log: &Log| log.board.chat(chat_id).expect("there").clone();
    log.does(&ada(), MoveChat { chat_id, to: at(0.0, 100.0), size: None });
    assert_eq!(chat(&log).at, at(0.0, 100.0));
    let settled = log.does(&bob(), Resolve { chat_id });
    let resolution = chat(&log).resolved.clone().expect("settled");
    assert_eq!((resolution.by, resolution.at), (bob().author(), settled.at));
    log.does(&mia(), Reopen { chat_id });
    assert_eq!(chat(&log).resolved, None);

    let was = chat(&log).comment(comment_id).expect("there").clone();
    let edited = log.does(&ada(), EditComment { chat_id, comment_id, body: body("new") });
    let is = chat(&log).comment(comment_id).expect("there").clone();
    assert_eq!((is.body.as_str(), is.edited_at), ("new", Some(edited.at)));
    assert_eq!((is.seq, is.by, is.at), (was.seq, was.by, was.at), "still the same comment");
}

#[test]
fn each_person_has_each_emoji_once_and_they_come_back_with_the_comment() {
    let (mut log, chats) = Log::with_two_chats();
    let (chat_id, comment_id) = (chats.ada_chat, chats.ada_first);
    let shown = |log: &Log| {
        let chat = log.board.chat(chat_id).expect("there");
        let reactions = &chat.comment(comment_id).expect("there").reactions;
        let of = |r: &crate::model::Reaction| format!("{} {}", r.emoji, r.by.name.as_str());
        reactions.iter().map(of).collect::<Vec<_>>()
    };
    for (who, emoji) in [(ada(), "👍"), (bob(), "👍"), (ada(), "👍"), (ada(), "🎉")] {
        log.does(&who, react(chat_id, comment_id, emoji, true));
    }
    assert_eq!(shown(&log), ["👍 Ada", "👍 Bob", "🎉 Ada"]);
    log.does(&bob(), react(chat_id, comment_id, "🎉", false));
    log.does(&ada(), react(chat_id, comment_id, "👍", false));
    assert_eq!(shown(&log), ["👍 Bob", "🎉 Ada"], "one's own alone");
    log.does(&ada(), EditComment { chat_id, comment_id, body: body("new") });
    log.does(&ada(), add_comment(chat_id, "so that the discussion stays"));
    log.does(&ada(), DeleteComment { chat_id, comment_id });
    log.does(&ada(), RestoreComment { chat_id, comment_id });
    assert_eq!(shown(&log), ["👍 Bob", "🎉 Ada"]);
    log.does(&ada(), DeleteChat { chat_id });
    log.does(&ada(), RestoreChat { chat_id });
    assert_eq!(shown(&log), ["👍 Bob", "🎉 Ada"]);
}

#[test]
fn lp9_a_fold_of_the_log_is_the_board() {
    let (mut log, chats) = Log::with_two_chats();
    log.does(&ada(), add_comment(chats.bob_chat, "x"));
    log.does(&ada(), DeleteChat { chat_id: chats.ada_chat });
    let mut folded = Board::new(IMAGE);
    log.events.iter().for_each(|event| folded.apply(event));
    assert_eq!(folded, log.board);
}

#[test]
fn lp6_what_was_deleted_does_not_leave_the_server() {
    let (mut log, chats) = Log::with_two_chats();
    let comment_id = chats.ada_first;
    log.does(&ada(), EditComment { chat_id: chats.ada_chat, comment_id, body: body("S-1-secret") });
    log.does(&ada(), DeleteComment { chat_id: chats.ada_chat, comment_id });
    let json = serde_json::to_string(&log.board).expect("JSON");
    assert!(!json.contains("S-1-secret") && !json.contains("deleted"), "{json}");
    let back: Board = serde_json::from_str(&json).expect("a board");
    assert_eq!((back.seq, back.opened, back.chats), (log.board.seq, 2, log.board.chats));
}
