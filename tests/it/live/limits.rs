//! Past a limit there is a named close code, and nobody else notices (LP15, LP16).

use crate::common::live::Live;
use crate::common::{TestServer, fresh};
use crate::live::hub::stranger;
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
    // So large that the server does not read it to its end.
    let (_, mut live) = follower(&server).await;
    live.send_text(padded(256 * 1024 + 1)).await;
    assert_eq!(live.close_code().await, CloseCode::TooLarge as u16);
}

/// RFC 6455, 7.4.1; all the ways to do it are Autobahn's (`scripts/autobahn`).
#[tokio::test]
async fn what_websockets_do_not_allow_closes_with_their_own_codes() {
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
        ClientMessage::Subscribe { tenant_id, epoch, since, pending, build, .. } => {
            ClientMessage::Subscribe { tenant_id, image_id, epoch, since, pending, build }
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
async fn who_unsubscribes_hears_no_more() {
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
    assert_eq!(message, other, "the first event it hears is of its own image");
}

impl Live {
    /// The next event of any image, told by its image.
    async fn until_event(&mut self) -> (ImageId, Recorded) {
        let message = self.until(|message| message.clone().recorded().is_some()).await;
        message.recorded().expect("an event")
    }
}

/// One viewer reads nothing while another reads on: that one gets everything at once, the first
/// gets what fitted into its queue and then, once it reads again, the rest from the log.
#[tokio::test]
async fn lp15_who_fell_behind_is_caught_up_from_the_log_and_nobody_waits() {
    const EVENTS: usize = 300;
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let hub = Arc::clone(&server.state().hub);
    let subscribe = format!(
        r#"[{{"type":"subscribe","tenantId":"demo","imageId":"{image}","epoch":"{}","since":0}}]"#,
        server.state().store.epoch()
    );
    let (mut slow, unread) = Connection::new(Arc::clone(&hub), stranger());
    let (mut quick, read) = Connection::new(Arc::clone(&hub), stranger());
    for connection in [&mut slow, &mut quick] {
        connection.receive(&subscribe).await.expect("welcome").expect("an answer");
    }
    let (mut heard, longest) = (0, "😀".repeat(2_000));
    for _ in 0..EVENTS {
        ada.does(image, open_chat(&longest)).await;
        while let Some(frame) = read.waiting() {
            heard += events_in(&frame);
        }
    }
    while heard < EVENTS {
        assert_eq!(read.next().await, Next::Write, "for the quick one");
        heard += read.waiting().map_or(0, |frame| events_in(&frame));
    }
    let (mut told, mut bytes) = (0, 0);
    while let Some(frame) = unread.waiting() {
        (told, bytes) = (told + events_in(&frame), bytes + frame.len());
    }
    let Next::Behind(behind) = unread.next().await else { panic!("not behind") };
    assert!(bytes <= 1024 * 1024 && told < EVENTS, "{told} events in {bytes} bytes waited");
    assert_eq!(behind.since, Some(Seq(told as u64)), "from where the queue was full");
    let rest = slow.catch_up(behind).await.expect("read").expect("the rest");
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
    let here = ClientMessage::Presence { image_id: None, cursor: None, typing: None };
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
async fn a_broken_off_connection_leaves_its_rooms() {
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
