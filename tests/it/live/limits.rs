//! Beyond a limit there is a named close code, and other viewers do not notice (LP15, LP16).

use crate::common::live::Live;
use crate::common::{TestServer, fresh};
use crate::live::hub::{authorizer, stranger};
use crate::live::open_chat;
use image_chat::model::{BroadcastId, ImageId, Recorded, Seq};
use image_chat::protocol::live::{ClientMessage, CloseCode};
use image_chat::server::realtime::{Connection, Next};
use std::sync::Arc;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::frame::Frame;
use tokio_tungstenite::tungstenite::protocol::frame::coding::{Data, OpCode};

async fn follower(server: &TestServer) -> (crate::common::Person, Live) {
    let (ada, image) = server.person_with_image("Ada").await;
    let live = Live::following(server, &ada, image).await;
    (ada, live)
}

#[tokio::test]
async fn lp16_what_cannot_be_read_closes_with_4400() {
    let server = TestServer::start().await;
    let deep = format!("[{}", "[".repeat(10_000));
    let bad = [
        "",
        "x",
        "{}",
        "5",
        "null",
        "[5]",
        "[{}]",
        "[{\"type\":5}]",
        "[{\"type\":\"subscribe\"}]",
        "[{\"type\":\"subscribe\",\"tenantId\":\"NO\"}]",
        "{\"type\":\"unsubscribe\"}",
        "[{\"type\":\"unsubscribe\",\"imageId\":\"nonsense\"}]",
        &deep,
    ];
    for text in bad {
        let (_, mut live) = follower(&server).await;
        live.send_text(text).await;
        assert_eq!(live.close_code().await, CloseCode::Unreadable as u16, "{text:.60}");
    }
    let (_, mut live) = follower(&server).await;
    live.send(Message::binary(vec![1, 2, 3])).await;
    assert_eq!(live.close_code().await, CloseCode::Unreadable as u16, "binary");
}

#[tokio::test]
async fn lp16_a_frame_above_64_kib_closes_with_1009() {
    let server = TestServer::start().await;
    let padded = |bytes: usize| format!("[{}]", " ".repeat(bytes - 2));
    let (ada, mut live) = follower(&server).await;
    live.send_text(padded(64 * 1024)).await;
    ada.open_chat(live.image, "x").await;
    live.next_event().await;
    live.send_text(padded(64 * 1024 + 1)).await;
    assert_eq!(live.close_code().await, CloseCode::TooLarge as u16);
    // Too large for the server to read to its end.
    let (_, mut live) = follower(&server).await;
    live.send_text(padded(256 * 1024 + 1)).await;
    assert_eq!(live.close_code().await, CloseCode::TooLarge as u16);
}

/// RFC 6455, 7.4.1; Autobahn tests all violations (`scripts/autobahn`).
#[tokio::test]
async fn a_violation_of_the_websocket_protocol_closes_with_its_own_code() {
    let server = TestServer::start().await;
    let cases = [(Data::Text, &[0xFF][..], 1007), (Data::Reserved(3), b"[]", 1002)];
    for (kind, payload, code) in cases {
        let (_, mut live) = follower(&server).await;
        let frame = Frame::message(payload.to_vec(), OpCode::Data(kind), true);
        live.send(Message::Frame(frame)).await;
        assert_eq!(live.close_code().await, code, "{kind}");
    }
}

#[tokio::test]
async fn unknown_messages_are_ignored() {
    let server = TestServer::start().await;
    let (ada, mut live) = follower(&server).await;
    live.send_text(r#"[{"type":"party","cursor":{"x":1,"y":1}},{"type":"party"}]"#).await;
    live.send_text("[]").await;
    live.send(Message::Ping(vec![1].into())).await;
    ada.open_chat(live.image, "x").await;
    live.check_in_step(&ada).await;
}

#[tokio::test]
async fn lp16_a_connection_follows_16_images() {
    let server = TestServer::start().await;
    let (ada, mut live) = follower(&server).await;
    let mut images = Vec::new();
    for _ in 0..16 {
        images.push(ada.upload("demo").await);
    }
    let follow = |live: &Live, image_id| match live.subscription(live.epoch, Seq(0), vec![]) {
        ClientMessage::Subscribe { tenant_id, epoch, since, pending, build, place, .. } => {
            ClientMessage::Subscribe { tenant_id, image_id, epoch, since, pending, build, place }
        }
        other => other,
    };
    for image in &images[..15] {
        live.say(&[follow(&live, *image)]).await;
        live.welcome().await;
    }
    live.subscribe().await;
    live.welcome().await;
    live.say(&[ClientMessage::Unsubscribe { image_id: images[0] }, follow(&live, images[15])])
        .await;
    live.welcome().await;
    live.say(&[follow(&live, images[0])]).await;
    assert_eq!(live.close_code().await, CloseCode::TooFast as u16);
}

#[tokio::test]
async fn lp16_one_frame_does_not_ask_for_a_thousand_answers() {
    let server = TestServer::start().await;
    let (_, mut live) = follower(&server).await;
    let again = live.subscription(live.epoch, Seq(0), vec![]);
    live.say(&vec![again; 17]).await;
    assert_eq!(live.close_code().await, CloseCode::TooFast as u16);
}

#[tokio::test]
async fn after_unsubscribe_no_events_arrive() {
    let server = TestServer::start().await;
    let (ada, mut live) = follower(&server).await;
    let other = ada.upload("demo").await;
    let mut elsewhere = Live::open(&server, &ada, ada.snapshot(other).await).await;
    elsewhere.subscribe().await;
    elsewhere.welcome().await;
    let image_id = live.image;
    let same = live.subscription(live.epoch, Seq(0), vec![]);
    elsewhere.say(&[same, ClientMessage::Unsubscribe { image_id }]).await;
    elsewhere.welcome().await;
    ada.open_chat(image_id, "not for the other").await;
    ada.open_chat(other, "for the other").await;
    live.check_in_step(&ada).await;
    let (message, _) = elsewhere.until_event().await;
    assert_eq!(message, other, "the first event is of its own image");
}

impl Live {
    /// The next event of any image, with its image.
    async fn until_event(&mut self) -> (ImageId, Recorded) {
        let message = self.until(|message| message.clone().recorded().is_some()).await;
        message.recorded().expect("an event")
    }
}

/// One viewer stops reading while another reads on: the second receives everything at once, the first
/// receives the content of its queue and then, once it reads again, the rest from the log.
#[tokio::test]
async fn lp15_a_lagged_viewer_catches_up_from_the_log_and_no_other_waits() {
    const EVENTS: usize = 300;
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let engine = Arc::clone(&server.state().engine);
    let open = || Connection::new(Arc::clone(&engine), authorizer(engine.store()), stranger());
    let subscribe = format!(
        r#"[{{"type":"subscribe","tenantId":"demo","imageId":"{image}","epoch":"{}","since":0}}]"#,
        server.state().store.epoch()
    );
    let (mut slow, unread) = open();
    let (mut quick, read) = open();
    for connection in [&mut slow, &mut quick] {
        connection.receive(&subscribe).await.expect("welcome").expect("an answer");
    }
    let (mut heard, longest) = (0, "😀".repeat(2_000));
    for _ in 0..EVENTS {
        ada.does(image, open_chat(&longest)).await;
        while let Some(frame) = read.pop() {
            heard += events_in(&frame);
        }
    }
    while heard < EVENTS {
        assert_eq!(read.next().await, Next::Write, "for the quick viewer");
        heard += read.pop().map_or(0, |frame| events_in(&frame));
    }
    let (mut told, mut bytes) = (0, 0);
    while let Some(frame) = unread.pop() {
        (told, bytes) = (told + events_in(&frame), bytes + frame.len());
    }
    let Next::CatchUp(lagged) = unread.next().await else { panic!("not lagged") };
    assert!(bytes <= 1024 * 1024 && told < EVENTS, "{told} events in {bytes} bytes waited");
    assert_eq!(lagged.since, Some(Seq(told as u64)), "from the first event that did not fit");
    let rest = slow.catch_up(lagged).await.expect("read").expect("the rest");
    assert_eq!(told + events_in(rest.payload()), EVENTS);
}

fn events_in(frame: &[u8]) -> usize {
    let text = String::from_utf8_lossy(frame);
    text.matches("\"type\":\"new-image-chat\"").count()
}

#[tokio::test]
async fn lp16_more_than_20_presence_messages_a_second_are_too_many() {
    let server = TestServer::start().await;
    let (_, mut live) = follower(&server).await;
    let here = ClientMessage::Presence { image_id: None, cursor: None, typing: None, moving: None };
    for _ in 0..100 {
        live.say(std::slice::from_ref(&here)).await;
    }
    assert_eq!(live.close_code().await, CloseCode::TooFast as u16);
}

#[tokio::test]
async fn lp16_asking_again_and_again_is_too_fast() {
    let server = TestServer::start().await;
    let (_, mut live) = follower(&server).await;
    for _ in 0..100 {
        live.subscribe().await;
    }
    assert_eq!(live.close_code().await, CloseCode::TooFast as u16);
}

#[tokio::test]
async fn lp16_asking_what_became_of_many_operations_again_and_again_is_too_fast() {
    let server = TestServer::start().await;
    let (_, mut live) = follower(&server).await;
    let pending: Vec<_> = (0..64).map(|_| BroadcastId(fresh())).collect();
    let asks = live.subscription(live.epoch, Seq(0), pending);
    for _ in 0..12 {
        live.say(std::slice::from_ref(&asks)).await;
    }
    assert_eq!(live.close_code().await, CloseCode::TooFast as u16);
}

#[tokio::test]
async fn a_broken_connection_leaves_its_rooms() {
    let server = TestServer::start().await;
    let (ada, live) = follower(&server).await;
    let image = live.image;
    let mut other = Live::following(&server, &ada, image).await;
    drop(live);
    other
        .until(|m| matches!(m, image_chat::protocol::live::ServerMessage::Viewers { count: 1, .. }))
        .await;
    ada.does(image, open_chat("x")).await;
    other.check_in_step(&ada).await;
}
