//! LP33: regions. Drawn, moved and sized, on the image as a whole; of two changes the later one counts.

use super::{Log, ada, at, bob, body, mia, operation};
use crate::model::Command::*;
use crate::model::{Board, Change, ChatId, Command, Event, NewChat, Point, Refusal, Size, decide};

fn size(w: f64, h: f64) -> Option<Size> {
    Some(Size::new(w, h).expect("a size"))
}

/// Ada's region, from 10 %, 20 % to 40 %, 50 %.
fn with_region() -> (Log, ChatId) {
    let mut log = Log::new();
    let open = OpenChat { at: at(10.0, 20.0), size: size(30.0, 30.0), body: body("here") };
    let chat = log.does(&ada(), open).event.chat_id();
    (log, chat)
}

fn extent(board: &Board, chat: ChatId) -> (Point, Option<Size>) {
    let chat = board.chat(chat).expect("there");
    (chat.at, chat.size)
}

fn refused(board: &Board, command: Command) -> Option<Refusal> {
    decide(board, &ada(), &operation(7, command)).err()
}

#[test]
fn lp33_a_region_is_on_the_image_as_a_whole() {
    let (log, chat_id) = with_region();
    let inside = [(at(0.0, 0.0), size(100.0, 100.0)), (at(99.9, 70.1), size(0.1, 29.9))];
    let outside = [(at(0.1, 0.0), size(100.0, 100.0)), (at(60.0, 95.0), size(40.0, 5.1))];
    let commands = |at, size| {
        let open = OpenChat { at, size, body: body("x") };
        [open, PlaceMarker { at, size }, MoveChat { chat_id, to: at, size }]
    };
    for (at, size) in inside {
        for command in commands(at, size) {
            assert_eq!(refused(&log.board, command.clone()), None, "{command:?}");
        }
    }
    for (at, size) in outside {
        for command in commands(at, size) {
            assert_eq!(refused(&log.board, command.clone()), Some(Refusal::Outside), "{command:?}");
        }
    }
}

#[test]
fn lp33_a_region_that_is_moved_keeps_its_size() {
    let (mut log, chat_id) = with_region();
    let moved = log.does(&ada(), MoveChat { chat_id, to: at(70.0, 0.0), size: None });
    let whole = Change::Moved { to: at(70.0, 0.0), size: size(30.0, 30.0) };
    assert_eq!(moved.event, Event::ImageChatUpdated { chat_id, change: whole }, "told as a whole");
    assert_eq!(extent(&log.board, chat_id), (at(70.0, 0.0), size(30.0, 30.0)));
    let beyond = MoveChat { chat_id, to: at(70.1, 0.0), size: None };
    assert_eq!(refused(&log.board, beyond), Some(Refusal::Outside));
}

#[test]
fn lp33_of_two_changes_at_once_the_later_one_counts_as_a_whole() {
    let (mut log, chat_id) = with_region();
    log.does(&ada(), MoveChat { chat_id, to: at(10.0, 20.0), size: size(80.0, 60.0) });
    log.does(&mia(), MoveChat { chat_id, to: at(50.0, 50.0), size: size(30.0, 30.0) });
    assert_eq!(extent(&log.board, chat_id), (at(50.0, 50.0), size(30.0, 30.0)));
}

#[test]
fn lp33_only_its_author_and_moderators_size_a_region() {
    let (mut log, chat_id) = with_region();
    let sized = MoveChat { chat_id, to: at(0.0, 0.0), size: size(5.0, 5.0) };
    let by_bob = decide(&log.board, &bob(), &operation(7, sized.clone()));
    assert_eq!(by_bob, Err(Refusal::NotYours));
    log.does(&mia(), LockChat { chat_id });
    assert_eq!(refused(&log.board, sized.clone()), Some(Refusal::Locked));
    log.does(&mia(), sized);
    assert_eq!(extent(&log.board, chat_id), (at(0.0, 0.0), size(5.0, 5.0)));
}

#[test]
fn lp33_a_deleted_region_comes_back_as_it_was() {
    let (mut log, chat_id) = with_region();
    log.does(&ada(), DeleteChat { chat_id });
    log.does(&ada(), RestoreChat { chat_id });
    assert_eq!(extent(&log.board, chat_id), (at(10.0, 20.0), size(30.0, 30.0)));
}

#[test]
fn lp33_a_marker_that_is_given_a_size_is_a_region() {
    let mut log = Log::new();
    let (chat_id, _) = log.opened(&ada());
    log.does(&ada(), MoveChat { chat_id, to: at(1.0, 2.0), size: size(3.0, 4.0) });
    assert_eq!(extent(&log.board, chat_id), (at(1.0, 2.0), size(3.0, 4.0)));
}

#[test]
fn lp33_the_log_of_earlier_versions_reads_as_points() {
    let event = r#"{"type":"new-image-chat","chat":{"id":"c0a8f6d2-3b1e-5c47-9d80-6e2f4a7b1c35","x":1,"y":2}}"#;
    let read: Event = serde_json::from_str(event).expect("readable");
    assert!(matches!(&read, Event::NewImageChat { chat: NewChat { size: None, .. } }));
    for half in [r#""w":3"#, r#""w":3,"h":0"#, r#""w":101,"h":1"#] {
        let text = event.replace(r#""y":2"#, &format!(r#""y":2,{half}"#));
        assert!(serde_json::from_str::<Event>(&text).is_err(), "{half}");
    }
}
