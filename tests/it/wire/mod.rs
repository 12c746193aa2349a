//! Snapshots of everything that is sent or stored, as exact bytes, a line each; round trips; and sizes
//! (LP17).
//!
//! After an intended change: `INSTA_UPDATE=always cargo test --features ssr --test it wire::`, then look
//! at the difference. Stored events only ever gain optional fields and variants.

mod browser;
mod samples;

use image_chat::model::{Actor, Board, Change, Event, NewChat, NewComment, Role, Seq};
use image_chat::protocol::live::{ClientMessage, CloseCode, SUBPROTOCOL, ServerMessage};
use image_chat::protocol::page::{ImageCard, Me, Snapshot};
use image_chat::protocol::rest::{
    ChatAnswer, ChatBody, CommentAnswer, CommentView, DeleteAnswer, ErrorBody, EventBody,
    EventsBody, ImageBody, NewImageBody, SessionBody, UserBody,
};
use image_chat::protocol::{AppError, ErrorCode, ErrorMessage};
use insta::assert_snapshot;
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use samples::{ada, at, author, body};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt::Debug;
use std::sync::Arc;

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("JSON")
}

fn lines<T: Serialize>(values: &[T]) -> String {
    values.iter().map(json).collect::<Vec<_>>().join("\n")
}

fn check_round_trip<T: Serialize + DeserializeOwned + PartialEq + Debug>(values: &[T]) {
    for value in values {
        let text = json(value);
        let back: T = serde_json::from_str(&text).expect("readable");
        assert_eq!(&back, value, "{text}");
        assert_eq!(json(&back), text);
    }
}

#[test]
fn m3_server_messages() {
    let messages = samples::server_messages();
    assert_snapshot!("server_messages", lines(&messages));
    check_round_trip(&messages);
    check_round_trip(&[messages]);
}

#[test]
fn client_messages() {
    let messages = samples::client_messages();
    assert_snapshot!("client_messages", lines(&messages));
    check_round_trip(&messages);
}

#[test]
fn stored_events() {
    let events = samples::events();
    assert_snapshot!("stored_events", lines(&events));
    check_round_trip(&events);
    check_round_trip(&samples::changes());
}

#[test]
fn operations() {
    let operations = samples::operations();
    assert_snapshot!("operations", lines(&operations));
    check_round_trip(&operations);
}

#[test]
fn close_codes() {
    let code = |code: CloseCode| format!("{} {code:?}", code as u16);
    let all = [
        CloseCode::TooLarge,
        CloseCode::Restart,
        CloseCode::Overload,
        CloseCode::Silent,
        CloseCode::TooSlow,
        CloseCode::TooFast,
        CloseCode::Unreadable,
        CloseCode::NotAllowed,
        CloseCode::ImageGone,
    ];
    assert_snapshot!("close_codes", all.map(code).join("\n"));
    assert_eq!(SUBPROTOCOL, "ic.v1");
}

#[test]
fn page_data() {
    let mut board = Board::new(samples::IMAGE);
    (board.seq, board.opened) = (Seq(42), 7);
    board.chats.insert(samples::CHAT, Arc::new(samples::chat(true)));
    let snapshot = Snapshot { epoch: samples::EPOCH, board, image: None };
    let me = |name| Me { id: ada().id, name };
    let people = [me(Some(ada().name)), me(None)];
    let card = ImageCard { image: samples::image_info(), open_chats: 3 };
    let actor = Actor { id: ada().id, name: ada().name, role: Role::Guest, is_look_alike: false };
    let text = [json(&snapshot), lines(&people), json(&card), json(&actor)].join("\n");
    assert_snapshot!("page", text);
    check_round_trip(&[snapshot]);
    check_round_trip(&people);
    check_round_trip(&[card]);
}

#[test]
fn rest_bodies() {
    let (image, epoch, seq) = (samples::image_info(), samples::EPOCH, Seq(42));
    let chats = [false, true].map(|is_rich| ChatBody::from(&samples::chat(is_rich)));
    let comment = CommentView::from(&samples::comment(true));
    let user = UserBody { id: ada().id, name: Some(ada().name) };
    let events = samples::server_messages().into_iter().filter_map(ServerMessage::recorded);
    let events = events.take(1).map(|(image, recorded)| EventBody::new(image, recorded)).collect();
    let texts = [
        json(&SessionBody { user }),
        json(&NewImageBody { image: image.clone() }),
        json(&ImageBody { image, epoch, seq, chats: chats.to_vec() }),
        json(&ChatAnswer { chat: chats[0].clone(), seq }),
        json(&CommentAnswer { comment, seq }),
        json(&DeleteAnswer { seq }),
        json(&EventsBody { events, head: seq }),
    ];
    assert_snapshot!("rest", texts.join("\n"));
}

#[test]
fn an_event_is_the_same_object_by_rest_and_over_the_socket() {
    for (image, recorded) in samples::server_messages().into_iter().filter_map(|m| m.recorded()) {
        let by_rest = serde_json::to_value(EventBody::new(image, recorded.clone()));
        let over_the_socket = serde_json::to_value(ServerMessage::event(image, recorded));
        assert_eq!(by_rest.expect("JSON"), over_the_socket.expect("JSON"));
    }
}

#[test]
fn errors() {
    let all = [
        ErrorCode::Invalid,
        ErrorCode::Unauthenticated,
        ErrorCode::Forbidden,
        ErrorCode::NotFound,
        ErrorCode::MethodNotAllowed,
        ErrorCode::Timeout,
        ErrorCode::Conflict,
        ErrorCode::Gone,
        ErrorCode::TooLarge,
        ErrorCode::UnsupportedType,
        ErrorCode::NotAnImage,
        ErrorCode::TooMany,
        ErrorCode::Unwritable,
        ErrorCode::Stopping,
        ErrorCode::Unreachable,
        ErrorCode::Internal,
    ];
    let line = |code: ErrorCode| {
        let message = "a \"sentence\"".to_owned();
        let error = AppError::from(ErrorMessage { code, message, retry_after: None });
        check_round_trip(std::slice::from_ref(&error));
        format!("{} {}", code.status(), json(&ErrorBody { error }))
    };
    assert_snapshot!("errors", all.map(line).join("\n"));
}

/// Fields and kinds of a later version are ignored by an earlier one.
#[test]
fn unknown_events_keep_their_place() {
    // A message of this version, with another change in it.
    let resolved = Event::ImageChatUpdated { chat_id: samples::CHAT, change: Change::Resolved };
    let message = json(&ServerMessage::event(samples::IMAGE, samples::recorded(resolved)));
    let of = |change: &str| message.replace(r#"{"kind":"resolved"}"#, change);
    let unknown = Event::ImageChatUpdated { chat_id: samples::CHAT, change: Change::Unknown };
    for change in [
        r#"{"kind":"pinned","colour":"red","at":[1,2]}"#,
        r#"{"kind":"approved"}"#,
        r#"{"kind":"comment-added-v2","body":{"text":"x"}}"#,
    ] {
        let message: ServerMessage = serde_json::from_str(&of(change)).expect("readable");
        let (image, recorded) = message.recorded().expect("an event");
        assert_eq!((image, &recorded), (samples::IMAGE, &samples::recorded(unknown.clone())));
        let mut board = Board::new(image);
        board.apply(&recorded);
        assert_eq!(board, Board { seq: recorded.seq, ..Board::new(image) });
    }
    let resolved = r#"{"kind":"resolved","reason":{"text":"done"}}"#;
    let message: ServerMessage = serde_json::from_str(&of(resolved)).expect("readable");
    let expected = Event::ImageChatUpdated { chat_id: samples::CHAT, change: Change::Resolved };
    assert_eq!(message.recorded().map(|(_, r)| r.event), Some(expected));
}

#[test]
fn unknown_messages_are_ignored() {
    let text = r#"[{"type":"party","guests":[1,{"a":null}]},{"type":"bye","retryInMs":1,"x":2}]"#;
    let messages: Vec<ServerMessage> = serde_json::from_str(text).expect("readable");
    assert_eq!(messages, [ServerMessage::Unknown, ServerMessage::Bye { retry_in_ms: 1 }]);
    let text = r#"[{"type":"party","cursor":[1,2]}]"#;
    let messages: Vec<ClientMessage> = serde_json::from_str(text).expect("readable");
    assert_eq!(messages, [ClientMessage::Unknown]);
}

#[test]
fn invalid_values_are_not_read() {
    let point = |x: &str| format!(r#"{{"kind":"moved","to":{{"x":{x},"y":1}}}}"#);
    for x in ["-1", "100.01", "null", "\"1\"", "1e300"] {
        assert!(serde_json::from_str::<Change>(&point(x)).is_err(), "{x}");
    }
    assert!(serde_json::from_str::<Change>(&point("1e-300")).is_ok());
    let size =
        |w: &str| format!(r#"{{"kind":"moved","to":{{"x":1,"y":1}},"size":{{"w":{w},"h":1}}}}"#);
    for w in ["0", "-1", "100.01", "null", "\"1\"", "1e300"] {
        assert!(serde_json::from_str::<Change>(&size(w)).is_err(), "{w}");
    }
    assert!(serde_json::from_str::<Change>(&size("1e-300")).is_ok());
    for half in [
        r#"{"kind":"moved"}"#,
        r#"{"kind":"comment-added"}"#,
        r#"{"kind":"comment-restored","comment":{"id":"5d3e9f1a-7c24-5b68-8e0f-1a2b3c4d5e6f","body":"x"}}"#,
        r#"{"kind":"restored"}"#,
        r#"{"comment":1}"#,
    ] {
        assert!(serde_json::from_str::<Change>(half).is_err(), "{half}");
    }
}

/// The bytes of a frame with one new marker, a name of 20 characters and a comment of this length.
fn frame_bytes(comment_chars: usize) -> usize {
    let text: String =
        "Could the sun stand a little lower? ".chars().cycle().take(comment_chars).collect();
    let text = text.trim_end().to_owned() + &"!".repeat(comment_chars - text.trim_end().len());
    assert_eq!(text.chars().count(), comment_chars);
    let comment =
        NewComment { id: samples::COMMENT, parent_id: None, body: body(&text), html: None };
    let place = at(33.333_333_333_333_336, 66.666_666_666_666_67);
    let chat = NewChat { id: samples::CHAT, at: place, size: None, comment: Some(comment) };
    let mut recorded = samples::recorded(Event::NewImageChat { chat });
    (recorded.seq, recorded.by) = (Seq(123_456), author("Bartholomew Fitzroy!"));
    assert_eq!(recorded.by.name.as_str().chars().count(), 20);
    json(&[ServerMessage::event(samples::IMAGE, recorded)]).len()
}

#[test]
fn lp17_a_new_marker_is_small() {
    let (short, long) = (frame_bytes(80), frame_bytes(280));
    println!("a new marker: {short} bytes with 80 characters, {long} with 280");
    assert!(short < 512, "{short} bytes");
    assert!(long < 1_024, "{long} bytes");
}

fn config() -> ProptestConfig {
    let kept = FileFailurePersistence::Direct("tests/proptest-regressions/wire.txt");
    ProptestConfig { failure_persistence: Some(Box::new(kept)), ..Default::default() }
}

proptest! {
    #![proptest_config(config())]

    /// All decimals are kept, on the wire and in the log.
    #[test]
    fn m13_a_place_comes_back_as_it_went(x in 0.0..=100.0_f64, y in 0.0..=100.0_f64) {
        let moved = Change::Moved { to: at(x, y), size: None };
        let back: Change = serde_json::from_str(&json(&moved)).expect("readable");
        assert_eq!(back, moved);
    }

    /// A quick version of the fuzz targets: a frame with bytes changed, cut or duplicated is read or refused,
    /// and the result survives another round trip.
    #[test]
    fn lp16_a_damaged_frame_is_read_or_refused(
        which in any::<prop::sample::Index>(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3_u8), 1..6),
    ) {
        let mut samples: Vec<String> = samples::client_messages().iter().map(json).collect();
        samples.extend(samples::server_messages().iter().map(json));
        let mut bytes = format!("[{}]", which.get(&samples)).into_bytes();
        for (place, byte, kind) in damage {
            let place = place.index(bytes.len());
            match kind {
                0 => bytes[place] = byte,
                1 => bytes.truncate(place.max(1)),
                _ => bytes.insert(place, bytes[place]),
            }
        }
        if let Ok(read) = serde_json::from_slice::<Vec<ClientMessage>>(&bytes) {
            let known: Vec<_> = read.into_iter().filter(|m| *m != ClientMessage::Unknown).collect();
            let again: Vec<ClientMessage> = serde_json::from_str(&json(&known)).expect("readable");
            prop_assert_eq!(again, known);
        }
        if let Ok(read) = serde_json::from_slice::<Vec<ServerMessage>>(&bytes) {
            let known: Vec<_> = read.into_iter().filter(|m| *m != ServerMessage::Unknown).collect();
            let again: Vec<ServerMessage> = serde_json::from_str(&json(&known)).expect("readable");
            prop_assert_eq!(again, known);
        }
    }
}
