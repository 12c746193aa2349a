//! `GET /images/{id}/events?since=N`: the log.

use crate::common::{Person, TestServer, fresh};
use futures::future::join_all;
use image_chat::model::{
    Actor, Board, BroadcastId, Command, CommentBody, DisplayName, ImageId, Operation, Point, Role,
    Settings,
};
use image_chat::protocol::live::ServerMessage;
use image_chat::server::realtime::OperationContext;
use serde_json::{Value, json};

async fn events(person: &Person, image: ImageId, query: &str) -> (Vec<ServerMessage>, u64) {
    let answer = person.get(&format!("/api/v1/images/{image}/events{query}")).await.ok(200);
    let events = serde_json::from_value(answer["events"].clone()).expect("events");
    (events, answer["head"].as_u64().expect("a place"))
}

async fn seqs(person: &Person, image: ImageId, query: &str) -> (Vec<u64>, u64) {
    let (events, head) = events(person, image, query).await;
    let seq = |message: ServerMessage| message.recorded().map_or(0, |(_, recorded)| recorded.seq.0);
    (events.into_iter().map(seq).collect(), head)
}

#[tokio::test]
async fn lp7_the_log_after_a_place() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    assert_eq!(seqs(&ada, image, "").await, (vec![], 0));
    let (chat, _) = ada.open_chat(image, "first").await;
    ada.comment(chat, "second").await;
    ada.comment(chat, "third").await;
    for query in ["", "?since=0", "?since=00", "?other=1"] {
        assert_eq!(seqs(&ada, image, query).await, (vec![1, 2, 3], 3), "{query}");
    }
    assert_eq!(seqs(&ada, image, "?since=2").await, (vec![3], 3));
    assert_eq!(seqs(&ada, image, "?since=3").await, (vec![], 3), "nothing is missing");
    assert_eq!(seqs(&server.stranger(), image, "?since=2").await, (vec![3], 3));
}

#[tokio::test]
async fn lp7_beyond_the_head_the_log_is_gone() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    ada.open_chat(image, "first").await;
    for since in ["2", "9223372036854775807", "9223372036854775808", "18446744073709551615"] {
        let path = format!("/api/v1/images/{image}/events?since={since}");
        ada.get(&path).await.refused_because(410, since);
    }
    for since in ["-1", "1.5", "x", "", "18446744073709551616", "1&since=2"] {
        let path = format!("/api/v1/images/{image}/events?since={since}");
        ada.get(&path).await.refused_because(400, since);
    }
    ada.get(&format!("/api/v1/images/{}/events", fresh())).await.refused(404);
    ada.get("/api/v1/images/nonsense/events").await.refused(404);
}

#[tokio::test]
async fn lp9_the_log_folds_to_what_is_there() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (chat, first) = ada.open_chat(image, "*first*").await;
    let comment = ada.comment(chat, "second").await;
    let id = |more: Value| {
        let mut body = more;
        body["broadcastId"] = json!(fresh());
        body
    };
    let path = format!("/api/v1/chats/{chat}");
    ada.patch(&path, id(json!({ "resolved": true, "x": 1, "y": 2 }))).await.ok(200);
    ada.patch(&format!("/api/v1/comments/{comment}"), id(json!({ "body": "new" }))).await.ok(200);
    ada.delete(&format!("/api/v1/comments/{first}"), id(json!({}))).await.ok(200);
    let (gone, _) = ada.open_chat(image, "third").await;
    ada.delete(&format!("/api/v1/chats/{gone}"), id(json!({}))).await.ok(200);

    let mut folded = Board::new(image);
    for (of, recorded) in
        events(&ada, image, "").await.0.into_iter().filter_map(ServerMessage::recorded)
    {
        assert_eq!((of, recorded.seq), (image, folded.seq.next()));
        folded.apply(&recorded);
    }
    let board = ada.snapshot(image).await.board;
    assert_eq!((folded.seq, folded.opened), (board.seq, board.opened));
    assert_eq!(folded.chats, board.chats);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_long_log_comes_in_parts() {
    const MOST: u64 = 1_000;
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let actor = Actor {
        id: ada.id(),
        name: DisplayName::new("Ada").expect("a name"),
        role: Role::Guest,
        is_look_alike: false,
    };
    let engine = &server.state().engine;
    let tenant = image_chat::server::services::tenants::default_tenant_id();
    let writing = (0..=MOST).map(|n| {
        let at = Point::new(50.0, 50.0).expect("on the image");
        let body = CommentBody::new(&format!("{n}")).expect("a text");
        let command = Command::OpenChat { at, size: None, body };
        let operation = Operation { broadcast_id: BroadcastId(fresh()), command };
        let limits = Settings::default().limits();
        let context = OperationContext { tenant: &tenant, image, actor: &actor, limits };
        async move { engine.apply(context, &operation).await.expect("stored") }
    });
    join_all(writing).await;
    let (first, head) = seqs(&ada, image, "").await;
    assert_eq!((first.len() as u64, head), (MOST, MOST + 1));
    assert_eq!(seqs(&ada, image, &format!("?since={MOST}")).await, (vec![MOST + 1], MOST + 1));
}
