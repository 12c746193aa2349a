//! Who may do what: each rule of `decide`.

use super::{
    Chats, Log, NO_CHAT, NO_COMMENT, ada, add_comment, at, bob, body, mia, open_chat, operation,
    person, react,
};
use crate::model::Command::*;
use crate::model::{
    Actor, Board, Change, ChatId, Command, Event, MAX_CHATS_PER_IMAGE, MAX_COMMENTS_PER_CHAT,
    MAX_REACTIONS_PER_COMMENT, Refusal, Role, decide,
};
use std::sync::Arc;
use uuid::Uuid;

/// What comes of a command: the wire's name of the event, or the refusal.
fn outcome(board: &Board, who: &Actor, command: Command) -> Result<String, Refusal> {
    let event = decide(board, who, &operation(7, command))?;
    let json = serde_json::to_value(event).expect("JSON");
    let name = json["change"]["kind"].as_str().or(json["type"].as_str());
    Ok(name.expect("a name").to_owned())
}

fn check(board: &Board, who: &Actor, command: Command, expected: Result<&str, Refusal>) {
    let text = format!("{} ({:?}) does {command:?}", who.name.as_str(), who.role);
    assert_eq!(outcome(board, who, command), expected.map(String::from), "{text}");
}

/// One command by its author, another guest, another member, a moderator and an administrator.
fn check_roles(board: &Board, command: &Command, name: &str, others: Result<&str, Refusal>) {
    let (member, administrator) = (Role::Member, Role::Administrator);
    check(board, &ada(), command.clone(), Ok(name));
    check(board, &bob(), command.clone(), others);
    check(board, &person("Max", member), command.clone(), others);
    let moderators = if others == Err(Refusal::NotYours) { Ok(name) } else { others };
    check(board, &mia(), command.clone(), moderators);
    check(board, &person("Root", administrator), command.clone(), moderators);
}

#[test]
fn m10_who_may_do_what_to_adas_discussion() {
    let (mut log, Chats { ada_chat: chat_id, ada_first: comment_id, .. }) = Log::with_two_chats();
    let (to, text) = (at(1.0, 2.0), body("new"));
    let board = &log.board;
    let everyone = [
        (open_chat("x"), "new-image-chat"),
        (PlaceMarker { at: to, size: None }, "new-image-chat"),
        (add_comment(chat_id, "x"), "comment-added"),
        (Resolve { chat_id }, "resolved"),
        (Reopen { chat_id }, "reopened"),
        (react(chat_id, comment_id, "👍", true), "reaction-added"),
        (react(chat_id, comment_id, "👍", false), "reaction-removed"),
    ];
    for (command, name) in everyone {
        check_roles(board, &command, name, Ok(name));
    }
    let author_alone = EditComment { chat_id, comment_id, body: text };
    check_roles(board, &author_alone, "comment-edited", Err(Refusal::NotTheAuthor));
    let not_yours = Err(Refusal::NotYours);
    check_roles(board, &DeleteComment { chat_id, comment_id }, "comment-deleted", not_yours);
    check_roles(board, &MoveChat { chat_id, to, size: None }, "moved", not_yours);
    check_roles(board, &DeleteChat { chat_id }, "deleted-image-chat", not_yours);

    log.does(&ada(), DeleteComment { chat_id, comment_id });
    let restore = RestoreComment { chat_id, comment_id };
    check_roles(&log.board, &restore, "comment-restored", not_yours);
    log.does(&ada(), DeleteChat { chat_id });
    check_roles(&log.board, &RestoreChat { chat_id }, "restored", not_yours);
}

#[test]
fn m10_what_a_moderator_deleted_its_author_may_not_restore() {
    let (mut log, Chats { ada_chat: chat_id, ada_first: comment_id, .. }) = Log::with_two_chats();
    log.does(&mia(), DeleteComment { chat_id, comment_id });
    let restore = RestoreComment { chat_id, comment_id };
    check(&log.board, &ada(), restore.clone(), Err(Refusal::NotYours));
    check(&log.board, &mia(), restore, Ok("comment-restored"));
    log.does(&mia(), DeleteChat { chat_id });
    check(&log.board, &ada(), RestoreChat { chat_id }, Err(Refusal::NotYours));
    check(&log.board, &mia(), RestoreChat { chat_id }, Ok("restored"));
}

#[test]
fn m10_only_moderators_lock_and_go_on_with_what_is_locked() {
    let (mut log, Chats { ada_chat: chat_id, ada_first: comment_id, .. }) = Log::with_two_chats();
    for command in [LockChat { chat_id }, UnlockChat { chat_id }] {
        check(&log.board, &ada(), command.clone(), Err(Refusal::ModeratorsOnly));
        check(&log.board, &person("Max", Role::Member), command, Err(Refusal::ModeratorsOnly));
    }
    log.does(&mia(), LockChat { chat_id });
    let (to, text) = (at(1.0, 2.0), body("new"));
    let going_on = [
        (add_comment(chat_id, "x"), "comment-added"),
        (Resolve { chat_id }, "resolved"),
        (Reopen { chat_id }, "reopened"),
        (MoveChat { chat_id, to, size: None }, "moved"),
        (react(chat_id, comment_id, "👍", true), "reaction-added"),
        (react(chat_id, comment_id, "👍", false), "reaction-removed"),
    ];
    for (command, name) in going_on {
        check(&log.board, &ada(), command.clone(), Err(Refusal::Locked));
        check(&log.board, &mia(), command, Ok(name));
    }
    let edit = EditComment { chat_id, comment_id, body: text };
    check(&log.board, &ada(), edit.clone(), Err(Refusal::Locked));
    // What is one's own can be taken back, and brought back.
    log.does(&ada(), DeleteComment { chat_id, comment_id });
    log.does(&ada(), RestoreComment { chat_id, comment_id });
    log.does(&mia(), UnlockChat { chat_id });
    check(&log.board, &ada(), edit, Ok("comment-edited"));
}

#[test]
fn what_is_not_there_is_refused() {
    let (log, Chats { ada_chat, ada_first, bob_first, .. }) = Log::with_two_chats();
    let (to, body) = (at(1.0, 2.0), body("x"));
    let of_chat = |chat_id| {
        let (comment_id, body) = (ada_first, body.clone());
        [
            AddComment { chat_id, parent_id: None, body: body.clone() },
            EditComment { chat_id, comment_id, body },
            DeleteComment { chat_id, comment_id },
            RestoreComment { chat_id, comment_id },
            Resolve { chat_id },
            Reopen { chat_id },
            LockChat { chat_id },
            UnlockChat { chat_id },
            MoveChat { chat_id, to, size: None },
            DeleteChat { chat_id },
            RestoreChat { chat_id },
            react(chat_id, comment_id, "👍", true),
        ]
    };
    for command in of_chat(NO_CHAT) {
        check(&log.board, &mia(), command, Err(Refusal::NoSuchChat));
    }
    // There is no such comment, it is in another discussion, or it was not deleted.
    for comment_id in [NO_COMMENT, bob_first, ada_first] {
        let (chat_id, restored) = (ada_chat, RestoreComment { chat_id: ada_chat, comment_id });
        check(&log.board, &mia(), restored, Err(Refusal::NoSuchComment));
        if comment_id != ada_first {
            let edit = EditComment { chat_id, comment_id, body: body.clone() };
            check(&log.board, &bob(), edit, Err(Refusal::NoSuchComment));
            let delete = DeleteComment { chat_id, comment_id };
            check(&log.board, &mia(), delete, Err(Refusal::NoSuchComment));
        }
    }
    let there = RestoreChat { chat_id: ada_chat };
    check(&log.board, &mia(), there, Err(Refusal::NoSuchChat));
}

#[test]
fn what_is_deleted_is_not_there() {
    let (mut log, Chats { ada_chat: chat_id, ada_first, bob_chat, .. }) = Log::with_two_chats();
    log.does(&ada(), DeleteComment { chat_id, comment_id: ada_first });
    let edit = EditComment { chat_id, comment_id: ada_first, body: body("x") };
    check(&log.board, &ada(), edit, Err(Refusal::NoSuchComment));
    let elsewhere = RestoreComment { chat_id: bob_chat, comment_id: ada_first };
    check(&log.board, &ada(), elsewhere, Err(Refusal::NoSuchComment));
    log.does(&ada(), DeleteChat { chat_id });
    check(&log.board, &ada(), add_comment(chat_id, "x"), Err(Refusal::NoSuchChat));
    let gone_with_it = RestoreComment { chat_id, comment_id: ada_first };
    check(&log.board, &ada(), gone_with_it, Err(Refusal::NoSuchChat));
}

#[test]
fn an_answer_is_to_a_comment_of_the_same_discussion() {
    let (log, Chats { ada_chat: chat_id, ada_first, bob_first, .. }) = Log::with_two_chats();
    let answer = |parent| AddComment { chat_id, parent_id: Some(parent), body: body("x") };
    check(&log.board, &bob(), answer(ada_first), Ok("comment-added"));
    check(&log.board, &bob(), answer(bob_first), Err(Refusal::NoSuchComment));
    check(&log.board, &bob(), answer(NO_COMMENT), Err(Refusal::NoSuchComment));
    let event = decide(&log.board, &bob(), &operation(7, answer(ada_first))).expect("allowed");
    assert_eq!(event.written().and_then(|comment| comment.parent_id), Some(ada_first));
}

#[test]
fn a_discussion_ends_with_its_last_comment() {
    let (mut log, chats) = Log::with_two_chats();
    let last = DeleteComment { chat_id: chats.bob_chat, comment_id: chats.bob_first };
    check(&log.board, &bob(), last.clone(), Ok("deleted-image-chat"));
    check(&log.board, &mia(), last, Ok("deleted-image-chat"));
    // The last comment is Bob's, the discussion is Ada's: he may not end it.
    log.does(&ada(), DeleteComment { chat_id: chats.ada_chat, comment_id: chats.ada_first });
    let last = DeleteComment { chat_id: chats.ada_chat, comment_id: chats.bob_reply };
    check(&log.board, &bob(), last.clone(), Ok("comment-deleted"));
    check(&log.board, &mia(), last, Ok("deleted-image-chat"));
}

#[test]
fn a_full_image_takes_no_further_discussion() {
    let (mut log, Chats { ada_chat, bob_chat, .. }) = Log::with_two_chats();
    log.does(&ada(), DeleteChat { chat_id: ada_chat });
    let any = Arc::clone(log.board.chat(bob_chat).expect("there"));
    let fill = |board: &mut Board| {
        let id = ChatId(Uuid::from_u128(board.chats.len() as u128));
        board.chats.insert(id, Arc::clone(&any));
    };
    while log.board.chats.len() < MAX_CHATS_PER_IMAGE - 1 {
        fill(&mut log.board);
    }
    check(&log.board, &ada(), open_chat("x"), Ok("new-image-chat"));
    check(&log.board, &ada(), RestoreChat { chat_id: ada_chat }, Ok("restored"));
    fill(&mut log.board);
    check(&log.board, &ada(), open_chat("x"), Err(Refusal::Full));
    check(&log.board, &ada(), RestoreChat { chat_id: ada_chat }, Err(Refusal::Full));
    check(&log.board, &bob(), add_comment(bob_chat, "x"), Ok("comment-added"));
}

#[test]
fn a_full_discussion_takes_no_further_comment() {
    let (mut log, Chats { ada_chat: chat_id, ada_first: comment_id, .. }) = Log::with_two_chats();
    log.does(&ada(), DeleteComment { chat_id, comment_id });
    let chat = Arc::make_mut(log.board.chats.get_mut(&chat_id).expect("there"));
    let any = chat.comments.first().expect("a comment").clone();
    chat.comments.resize(MAX_COMMENTS_PER_CHAT, any);
    let restore = RestoreComment { chat_id, comment_id };
    check(&log.board, &bob(), add_comment(chat_id, "x"), Err(Refusal::Full));
    check(&log.board, &ada(), restore.clone(), Err(Refusal::Full));
    Arc::make_mut(log.board.chats.get_mut(&chat_id).expect("there")).comments.pop();
    check(&log.board, &bob(), add_comment(chat_id, "x"), Ok("comment-added"));
    check(&log.board, &ada(), restore, Ok("comment-restored"));
}

#[test]
fn m4_ids_follow_from_who_does_which_operation() {
    let (log, _) = Log::with_two_chats();
    let id = |who: &Actor, number| {
        let event = decide(&log.board, who, &operation(number, open_chat("x")));
        event.expect("allowed").chat_id()
    };
    assert_eq!(id(&ada(), 7), id(&ada(), 7));
    assert_ne!(id(&ada(), 7), id(&ada(), 8));
    assert_ne!(id(&ada(), 7), id(&bob(), 7));
}

#[test]
fn m13_a_place_is_kept_as_it_was_given() {
    let (log, Chats { ada_chat: chat_id, .. }) = Log::with_two_chats();
    let to = at(33.333_333_333_333_336, 0.1);
    let open =
        decide(&log.board, &ada(), &operation(7, OpenChat { at: to, size: None, body: body("x") }));
    assert!(matches!(open, Ok(Event::NewImageChat { chat }) if chat.at == to));
    let moved = decide(&log.board, &ada(), &operation(7, MoveChat { chat_id, to, size: None }));
    let expected = Event::ImageChatUpdated { chat_id, change: Change::Moved { to, size: None } };
    assert_eq!(moved, Ok(expected));
}

#[test]
fn a_marker_without_a_comment_is_a_discussion_that_others_go_on_with() {
    let mut log = Log::new();
    let chat = log.does(&ada(), PlaceMarker { at: at(1.0, 2.0), size: None }).event.chat_id();
    assert_eq!(log.board.chat(chat).map(|chat| chat.comment_count()), Some(0));
    log.commented(&bob(), chat);
    assert_eq!(log.board.chat(chat).map(|chat| chat.comment_count()), Some(1));
    check(&log.board, &bob(), DeleteChat { chat_id: chat }, Err(Refusal::NotYours));
    check(&log.board, &ada(), DeleteChat { chat_id: chat }, Ok("deleted-image-chat"));
}

#[test]
fn what_is_offered_can_be_put_on_and_anything_taken_off() {
    let (mut log, Chats { ada_chat: chat_id, ada_first: comment_id, .. }) = Log::with_two_chats();
    let unicorn = |on| react(chat_id, comment_id, "🦄", on);
    check(&log.board, &ada(), unicorn(true), Err(Refusal::UnknownEmoji));
    check(&log.board, &ada(), unicorn(false), Ok("reaction-removed"));
    check(&log.board, &ada(), react(chat_id, NO_COMMENT, "👍", true), Err(Refusal::NoSuchComment));
    for number in 0..MAX_REACTIONS_PER_COMMENT {
        let someone = person(&format!("Person {number}"), Role::Guest);
        log.does(&someone, react(chat_id, comment_id, "👍", true));
    }
    check(&log.board, &ada(), react(chat_id, comment_id, "👍", true), Err(Refusal::Full));
    let first = person("Person 0", Role::Guest);
    check(&log.board, &first, react(chat_id, comment_id, "👍", false), Ok("reaction-removed"));
}
