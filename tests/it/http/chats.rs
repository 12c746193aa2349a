//! `/images/{id}/chats` and `/chats/{id}`: discussions.

use crate::common::{TestServer, fresh, id};
use image_chat::model::ChatId;
use serde_json::{Value, json};

#[tokio::test]
async fn a_discussion_from_opening_to_deletion() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let place =
        json!({ "x": 33.333333333333336, "y": 0, "body": " Too\r\ndark ", "broadcastId": fresh() });
    let answer = ada.post(&format!("/api/v1/images/{image}/chats"), place).await.ok(201);
    let chat = &answer["chat"];
    assert_eq!(answer["seq"], 1);
    assert_eq!((chat["number"].as_u64(), chat["x"].as_f64()), (Some(1), Some(33.333333333333336)));
    assert_eq!((chat["y"].as_f64(), &chat["resolvedAt"]), (Some(0.0), &Value::Null));
    assert_eq!(chat["by"], json!({ "id": ada.id(), "name": "Ada" }));
    assert_eq!(chat["comments"][0]["body"], "Too\ndark");
    let path = format!("/api/v1/chats/{}", chat["id"].as_str().expect("an id"));

    let settle = json!({ "resolved": true, "broadcastId": fresh() });
    let settled = ada.patch(&path, settle).await.ok(200);
    assert_eq!(
        (&settled["seq"], &settled["chat"]["resolvedBy"]["name"]),
        (&json!(2), &json!("Ada"))
    );
    assert!(settled["chat"]["resolvedAt"].is_i64());
    let reopen = json!({ "resolved": false, "broadcastId": fresh() });
    assert_eq!(ada.patch(&path, reopen).await.ok(200)["chat"]["resolvedAt"], Value::Null);
    let shift = json!({ "x": 100, "y": 99.5, "broadcastId": fresh() });
    let moved = ada.patch(&path, shift).await.ok(200);
    assert_eq!(
        (moved["chat"]["x"].as_f64(), moved["chat"]["y"].as_f64()),
        (Some(100.0), Some(99.5))
    );
    let both = json!({ "resolved": true, "x": 1, "y": 2, "broadcastId": fresh() });
    let both = ada.patch(&path, both).await.ok(200);
    assert_eq!((&both["seq"], both["chat"]["x"].as_f64()), (&json!(6), Some(1.0)), "two events");
    assert!(both["chat"]["resolvedAt"].is_i64());

    let shown = ada.get(&format!("/api/v1/images/{image}")).await.ok(200);
    assert_eq!((&shown["seq"], &shown["chats"][0]), (&json!(6), &both["chat"]));
    let gone = ada.delete(&path, json!({ "broadcastId": fresh() })).await.ok(200);
    assert_eq!(gone, json!({ "seq": 7 }));
    let shown = ada.get(&format!("/api/v1/images/{image}")).await.ok(200);
    assert_eq!((&shown["seq"], &shown["chats"]), (&json!(7), &json!([])));
}

#[tokio::test]
async fn m10_who_may_do_what() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (chat, _) = ada.open_chat(image, "first").await;
    let (bob, stranger) = (server.person("Bob").await, server.stranger());
    let path = format!("/api/v1/chats/{chat}");
    let id = || json!({ "broadcastId": fresh() });
    let with = |mut more: Value| {
        more["broadcastId"] = json!(fresh());
        more
    };
    let open = || with(json!({ "x": 1, "y": 1, "body": "x" }));
    stranger.post(&format!("/api/v1/images/{image}/chats"), open()).await.refused(401);
    stranger.patch(&path, with(json!({ "resolved": true }))).await.refused(401);
    stranger.delete(&path, id()).await.refused(401);

    bob.post(&format!("/api/v1/images/{image}/chats"), open()).await.ok(201);
    bob.patch(&path, with(json!({ "resolved": true }))).await.ok(200);
    bob.patch(&path, with(json!({ "resolved": false }))).await.ok(200);
    bob.patch(&path, with(json!({ "x": 1, "y": 1 }))).await.refused(403);
    bob.delete(&path, id()).await.refused(403);
    let shown = ada.get(&format!("/api/v1/images/{image}")).await.ok(200);
    assert_eq!((&shown["seq"], &shown["chats"][0]["x"]), (&json!(4), &json!(25.5)), "untouched");
}

#[tokio::test]
async fn a_patch_that_is_refused_in_part_says_so() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (chat, _) = ada.open_chat(image, "first").await;
    let bob = server.person("Bob").await;
    let both = json!({ "resolved": true, "x": 1, "y": 1, "broadcastId": fresh() });
    bob.patch(&format!("/api/v1/chats/{chat}"), both).await.refused(403);
    let chat = &ada.get(&format!("/api/v1/images/{image}")).await.ok(200)["chats"][0];
    assert_eq!(chat["x"], 25.5, "not moved");
}

#[tokio::test]
async fn what_is_gone_is_not_found() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (chat, _) = ada.open_chat(image, "first").await;
    let path = format!("/api/v1/chats/{chat}");
    ada.delete(&path, json!({ "broadcastId": fresh() })).await.ok(200);
    ada.delete(&path, json!({ "broadcastId": fresh() })).await.refused(404);
    ada.patch(&path, json!({ "resolved": true, "broadcastId": fresh() })).await.refused(404);
    let comment = json!({ "body": "x", "broadcastId": fresh() });
    ada.post(&format!("{path}/comments"), comment).await.refused(404);
}

#[tokio::test]
async fn m13_every_place_on_the_image_is_a_place() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let path = format!("/api/v1/images/{image}/chats");
    for (x, y) in [("0", "100"), ("100.0", "-0.0"), ("1e-320", "9.999999999999999e1")] {
        let body = format!(r#"{{"x":{x},"y":{y},"body":"x","broadcastId":"{}"}}"#, fresh());
        let answer = ada.send("POST", &path, body).await.ok(201);
        let is = |name: &str| answer["chat"][name].as_f64().expect("a number");
        assert_eq!((is("x"), is("y")), (x.parse().expect("x"), y.parse().expect("y")));
        let chat: ChatId = id(&answer["chat"]["id"]);
        let board = ada.snapshot(image).await.board;
        let kept = board.chat(chat).expect("there").at;
        assert_eq!((kept.x(), kept.y()), (is("x"), is("y")), "the very same");
    }
}
