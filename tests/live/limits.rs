//! Past a limit there is a named close code, and nobody else notices (LP15, LP16).

use crate::common::{TestServer, fresh};
use crate::live::Live;
use crate::{body, open_chat};
use image_chat::model::{
    Author, BroadcastId, ChatId, CommentId, DisplayName, Event, ImageId, NewChat, NewComment,
    Point, Recorded, Seq, Timestamp,
};
use image_chat::protocol::live::{ClientMessage, CloseCode};
use image_chat::server::realtime::Connection;
use image_chat::server::seed::tenant_id;
use std::sync::Arc;
use tokio_tungstenite::tungstenite::Message;

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
}

#[tokio::test]
async fn unknown_messages_are_ignored() {
    let server = TestServer::start().await;
    let (ada, mut live) = follower(&server).await;
    live.send_text(r#"[{"type":"presence","cursor":{"x":1,"y":1}},{"type":"party"}]"#).await;
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
        ClientMessage::Subscribe { tenant_id, epoch, since, pending, .. } => {
            ClientMessage::Subscribe { tenant_id, image_id, epoch, since, pending }
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

/// A new marker with the longest comment there is.
fn large(seq: u64) -> Recorded {
    let text = body(&"😀".repeat(2_000));
    let comment = NewComment { id: CommentId(fresh()), parent_id: None, body: text, html: None };
    let at = Point::new(1.0, 1.0).expect("on the image");
    let event = Event::NewImageChat { chat: NewChat { id: ChatId(fresh()), at, comment } };
    let by = Author {
        id: image_chat::model::UserId(fresh()),
        name: DisplayName::new("Ada").expect("a name"),
    };
    let broadcast_id = BroadcastId(fresh());
    Recorded { seq: Seq(seq), broadcast_id, by, at: Timestamp(0), event }
}

/// One viewer reads nothing, another reads on: the first is dropped, the second gets everything.
#[tokio::test]
async fn lp15_who_is_too_slow_is_closed_and_nobody_waits_for_them() {
    const EVENTS: u64 = 2_000;
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let hub = Arc::clone(&server.state().hub);
    let subscribe = format!(
        r#"[{{"type":"subscribe","tenantId":"demo","imageId":"{image}","epoch":"{}","since":0}}]"#,
        server.state().store.epoch()
    );
    let (mut slow, mut unread) = Connection::new(Arc::clone(&hub), Some(ada.id()));
    let (mut quick, mut read) = Connection::new(Arc::clone(&hub), None);
    for connection in [&mut slow, &mut quick] {
        connection.receive(&subscribe).await.expect("welcome").expect("an answer");
    }
    let room = hub.room(&tenant_id(), image);
    let mut heard = 0;
    for seq in 1..=EVENTS {
        room.viewers.publish(large(seq));
        while let Some(frame) = read.waiting() {
            heard += events_in(&frame);
        }
    }
    while heard < EVENTS as usize {
        heard += events_in(&read.next().await.expect("a frame for the quick one"));
    }
    assert_eq!(heard, EVENTS as usize);
    assert!(unread.next().await.is_none(), "the slow one is told to go");
    drop(quick);
    assert!(room.viewers.is_empty(), "the slow one is out of the room already");
}

fn events_in(frame: &[u8]) -> usize {
    let text = std::str::from_utf8(frame).expect("text");
    text.matches("\"type\":\"new-image-chat\"").count()
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
