//! The server functions below `/rpc/`. Errors have no envelope, and the same codes and statuses as everywhere.

use crate::common::{Answer, TestServer, fresh};
use image_chat::protocol::live::ServerMessage;
use serde_json::{Value, json};

impl Answer {
    /// It is the error of this status, as server functions give it.
    #[track_caller]
    pub fn failed(&self, status: u16, what: &str) {
        assert_eq!(self.status, status, "{what}: {}", self.text);
        let error: Value = serde_json::from_str(&self.text).expect("JSON");
        self.check_error(&error, status, what);
    }
}

fn open(image: impl serde::Serialize, id: impl serde::Serialize) -> Value {
    let command = json!({ "do": "open-chat", "at": { "x": 25.5, "y": 30 }, "body": "x" });
    json!({ "image": image, "operation": { "broadcastId": id, "command": command } })
}

#[tokio::test]
async fn an_operation_is_answered_by_the_event_that_everyone_gets() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (path, opening) = ("/rpc/operate", open(image, fresh()));
    let message: ServerMessage = ada.post(path, opening.clone()).await.read();
    let events = ada.get(&format!("/api/v1/images/{image}/events")).await.ok(200);
    assert_eq!(json!([message]), events["events"]);
    assert_eq!(ada.post(path, opening.clone()).await.read::<ServerMessage>(), message, "LP3");
    let mut other = opening;
    other["operation"]["command"]["body"] = json!("other words");
    ada.post(path, other).await.failed(409, "LP3");
}

#[tokio::test]
async fn m10_the_same_rules_hold_as_for_rest() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (chat, comment) = ada.open_chat(image, "first").await;
    let bob = server.person("Bob").await;
    let path = "/rpc/operate";
    server.stranger().post(path, open(image, fresh())).await.failed(401, "a stranger");
    ada.post(path, open(fresh(), fresh())).await.failed(404, "no such image");
    let does = |command: Value| json!({ "image": image, "operation": { "broadcastId": fresh(), "command": command } });
    let edit = json!({ "do": "edit-comment", "chatId": chat, "commentId": comment, "body": "x" });
    bob.post(path, does(edit.clone())).await.failed(403, "another's comment");
    bob.post(path, does(json!({ "do": "delete-chat", "chatId": chat }))).await.failed(403, "chat");
    bob.post(path, does(json!({ "do": "resolve", "chatId": fresh() }))).await.failed(404, "none");
    ada.post(path, does(edit)).await.ok(200);
    ada.post(path, does(json!({ "do": "delete-chat", "chatId": chat }))).await.ok(200);
    ada.post(path, does(json!({ "do": "restore-chat", "chatId": chat }))).await.ok(200);
    assert!(ada.snapshot(image).await.board.chat(chat).is_some(), "undone");
}

#[tokio::test]
async fn invalid_arguments_are_refused() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let with = |command: Value| json!({ "image": image, "operation": { "broadcastId": fresh(), "command": command } });
    let body = json!("x".repeat(2_001));
    let bad = [
        ("operate", json!({})),
        ("operate", json!(null)),
        ("operate", json!({ "image": image })),
        ("operate", open("nonsense", fresh())),
        ("operate", open(image, "nonsense")),
        ("operate", with(json!({ "do": "party" }))),
        ("operate", with(json!({ "do": "open-chat", "at": { "x": 101, "y": 1 }, "body": "x" }))),
        ("operate", with(json!({ "do": "open-chat", "at": { "x": 1, "y": 1 }, "body": " " }))),
        ("operate", with(json!({ "do": "open-chat", "at": { "x": 1, "y": 1 }, "body": body }))),
        ("operate", with(json!({ "do": "resolve", "chatId": 5 }))),
        ("introduce", json!({ "name": "" })),
        ("introduce", json!({ "name": 5 })),
    ];
    for (function, body) in bad {
        let what = format!("{function} {:.80}", body.to_string());
        ada.post(&format!("/rpc/{function}"), body).await.failed(400, &what);
    }
    for function in ["operate", "introduce"] {
        for body in ["", "{", "x", "{\"image\":\u{0}}"] {
            let answer = ada.send("POST", &format!("/rpc/{function}"), body).await;
            answer.failed(400, &format!("{function} {body}"));
        }
    }
}

#[tokio::test]
async fn bodies_have_a_limit() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let mut large = open(image, fresh());
    large["unknown"] = json!("x".repeat(64 * 1024));
    for function in ["operate", "nothing"] {
        ada.post(&format!("/rpc/{function}"), large.clone()).await.refused_because(413, function);
    }
    let parts = (0..100).map(|_| Ok::<_, std::io::Error>(vec![b' '; 1024]));
    let body = reqwest::Body::wrap_stream(futures::stream::iter(parts));
    let request = ada.request(reqwest::Method::POST, "/rpc/operate").body(body);
    let request = request.header("content-type", "application/json");
    Answer::to(request).await.refused_because(413, "of unknown length");
}

#[tokio::test]
async fn introduce_takes_a_name_or_none() {
    let server = TestServer::start().await;
    let stranger = server.stranger();
    let nameless = stranger.post("/rpc/introduce", json!({ "name": null })).await;
    assert!(nameless.header("set-cookie").contains("HttpOnly"));
    let nameless = nameless.ok(200);
    assert_eq!(nameless["name"], Value::Null);
    let named = stranger.post("/rpc/introduce", json!({ "name": "Ada" })).await;
    assert_eq!(named.header("set-cookie"), "", "the cookie stays");
    let named = named.ok(200);
    assert_eq!((&named["id"], &named["name"]), (&nameless["id"], &json!("Ada")));
    let unchanged = stranger.post("/rpc/introduce", json!({})).await.ok(200);
    assert_eq!(unchanged, named, "a name is not taken away");
}

#[tokio::test]
async fn a_snapshot_is_for_everyone_who_knows_the_address() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    ada.open_chat(image, "first").await;
    let snapshot = server.stranger().snapshot(image).await;
    assert_eq!((snapshot.board.seq.0, snapshot.epoch), (1, server.state().store.epoch()));
    ada.get(&format!("/i/{}/board", fresh())).await.ok(404);
}
