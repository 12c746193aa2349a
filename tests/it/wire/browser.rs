//! The browser reads JSON by functions of its own (`model::json`); they agree with serde's on everything that is sent.

use super::{json, samples};
use image_chat::model::json::{FromJson, read};
use image_chat::model::{
    Author, Board, CommentPage, Omitted, Role, SearchedText, Seq, WriteRestriction,
};
use image_chat::protocol::live::ServerMessage;
use image_chat::protocol::page::{Me, RoomData, Snapshot, ViewerData};
use image_chat::protocol::rest::{FoundChat, SearchBody, UnreadBody, UnreadChat};
use image_chat::protocol::{ErrorCode, ErrorMessage};
use serde::Serialize;
use std::fmt::Debug;
use std::sync::Arc;

fn check<T: Serialize + FromJson + PartialEq + Debug>(values: &[T]) {
    for value in values {
        let text = json(value);
        assert_eq!(read::<T>(&text).as_ref(), Some(value), "{text}");
    }
}

#[test]
fn messages_are_read_as_by_serde() {
    check(&samples::changes());
    check(&samples::server_messages());
    let all = samples::server_messages();
    assert_eq!(read(&json(&all)), Some(all));
}

#[test]
fn the_data_of_a_page_is_read_as_by_serde() {
    let mut board = Board::new(samples::IMAGE);
    (board.seq, board.opened) = (Seq(42), 7);
    for is_rich in [false, true] {
        let chat = samples::chat(is_rich);
        board.chats.insert(samples::CHAT, Arc::new(chat));
        let image = samples::image_info();
        let changed = is_rich.then(|| image.clone());
        let snapshot = Snapshot { epoch: samples::EPOCH, board: board.clone(), image: changed };
        check(std::slice::from_ref(&snapshot));
        let snapshot = (!is_rich).then_some(snapshot);
        check(&[RoomData { image, snapshot, seq: Seq(3), build: "a1".into() }]);
        let restriction = is_rich.then_some(WriteRestriction::Closed);
        let me = is_rich.then(|| Me { id: samples::ada().id, name: Some(samples::ada().name) });
        let flagged = if is_rich { vec![samples::COMMENT] } else { Vec::new() };
        check(&[ViewerData {
            me,
            may: samples::may(Role::Member, restriction),
            flagged,
            enter_breaks: Some(true),
        }]);
    }
    check(&[Me { id: samples::ada().id, name: None }]);
}

#[test]
fn pages_of_comments_are_read_as_by_serde() {
    let page = |omitted| CommentPage {
        chat_id: samples::CHAT,
        number: 7,
        seq: Seq(7),
        comments: vec![samples::comment(false), samples::comment(true)],
        omitted,
    };
    let excerpts = [None, Some("Too dark".to_owned())];
    let omitted = excerpts.map(|excerpt| {
        page(Some(Omitted {
            before: Seq(9),
            count: 3,
            latest: excerpt.is_some().then_some(Seq(8)),
            excerpt,
        }))
    });
    check(&omitted);
    check(&[page(None), CommentPage { comments: Vec::new(), ..page(None) }]);
}

#[test]
fn what_is_found_and_what_is_unread_is_read_as_by_serde() {
    let piece = |text: &str, is_hit| SearchedText { text: text.into(), is_hit };
    let excerpt = vec![piece("Too ", false), piece("dark", true)];
    let found =
        FoundChat { chat_id: samples::CHAT, comment_id: samples::COMMENT, count: 2, excerpt };
    check(&[SearchBody { chats: vec![found], is_more: true }]);
    check(&[SearchBody { chats: Vec::new(), is_more: false }]);
    let unread = UnreadChat { chat_id: samples::CHAT, seq: Seq(42) };
    check(&[UnreadBody {
        mentioned_in: vec![samples::CHAT],
        unread_mentions: vec![samples::CHAT],
        seq: Seq(43),
        chats: vec![unread],
        written_in: vec![samples::CHAT],
        is_first_visit: false,
    }]);
}

#[test]
fn names_are_read_as_by_serde() {
    use {ErrorCode as E, WriteRestriction as W};
    let roles = [Role::Guest, Role::Member, Role::Moderator, Role::Administrator];
    check(&roles);
    for role in roles {
        assert_eq!(serde_json::to_value(role).ok(), Some(role.name().into()), "as in a column");
        assert_eq!(Role::of_name(role.name()), Some(role));
        check(&[samples::ada(), Author { role: Some(role), ..samples::ada() }]);
    }
    check(&[W::SignIn, W::MembersOnly, W::ReadOnly, W::Closed, W::ViewOnly]);
    let codes = [
        E::Invalid,
        E::Unauthenticated,
        E::Forbidden,
        E::NotFound,
        E::MethodNotAllowed,
        E::Conflict,
        E::Gone,
        E::TooLarge,
        E::UnsupportedType,
        E::NotAnImage,
        E::Timeout,
        E::Held,
        E::TooMany,
        E::Stopping,
        E::Unreachable,
        E::Internal,
    ];
    let error =
        |code| ErrorMessage { code, message: "a \"sentence\"".into(), retry_after: Some(5) };
    check(&codes.map(error));
}

#[test]
fn what_is_newer_is_ignored_and_what_is_damaged_is_refused() {
    let text = r#"[{"type":"party","guests":[1,{"a":null}]},{"type":"bye","retryInMs":1,"x":2.5}]"#;
    let expected = vec![ServerMessage::Unknown, ServerMessage::Bye { retry_in_ms: 1 }];
    assert_eq!(read(text), Some(expected));
    for text in ["", "[", "{}", r#"[{"type":"bye"}]"#, r#"[{"type":"bye","retryInMs":-1}]"#] {
        assert_eq!(read::<Vec<ServerMessage>>(text), None, "{text}");
    }
}
