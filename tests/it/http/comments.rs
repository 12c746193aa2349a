//! `/chats/{id}/comments` and `/comments/{id}`: comments.

use crate::common::{TestServer, fresh};
use serde_json::{Value, json};

#[tokio::test]
async fn a_comment_from_writing_to_deletion() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (chat, first) = ada.open_chat(image, "first").await;
    let bob = server.person("Bob").await;
    let answer = json!({ "body": "Better **now**?", "parentId": first, "broadcastId": fresh() });
    let answer = bob.post(&format!("/api/v1/chats/{chat}/comments"), answer).await.ok(201);
    let comment = &answer["comment"];
    assert_eq!((&answer["seq"], &comment["parentId"]), (&json!(2), &json!(first)));
    assert_eq!(comment["by"], json!({ "id": bob.id(), "name": "Bob" }));
    assert_eq!((&comment["body"], &comment["editedAt"]), (&json!("Better **now**?"), &Value::Null));
    assert!(comment["html"].as_str().expect("markup").contains("<strong>now</strong>"));

    let path = format!("/api/v1/comments/{}", comment["id"].as_str().expect("an id"));
    let edit = json!({ "body": "Better now?", "broadcastId": fresh() });
    let edited = bob.patch(&path, edit).await.ok(200);
    assert_eq!((&edited["seq"], &edited["comment"]["body"]), (&json!(3), &json!("Better now?")));
    assert_eq!(
        (&edited["comment"]["html"], &edited["comment"]["parentId"]),
        (&Value::Null, &json!(first))
    );
    assert!(edited["comment"]["editedAt"].is_i64());
    let shown = ada.get(&format!("/api/v1/images/{image}")).await.ok(200);
    assert_eq!(shown["chats"][0]["comments"][1], edited["comment"]);

    let gone = bob.delete(&path, json!({ "broadcastId": fresh() })).await.ok(200);
    assert_eq!(gone, json!({ "seq": 4 }));
    bob.delete(&path, json!({ "broadcastId": fresh() })).await.refused(404);
    let shown = ada.get(&format!("/api/v1/images/{image}")).await.ok(200);
    assert_eq!(shown["chats"][0]["comments"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn the_last_comment_takes_its_discussion_along() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (_, first) = ada.open_chat(image, "first").await;
    let path = format!("/api/v1/comments/{first}");
    ada.delete(&path, json!({ "broadcastId": fresh() })).await.ok(200);
    let events = ada.get(&format!("/api/v1/images/{image}/events?since=1")).await.ok(200);
    assert_eq!(events["events"][0]["type"], "deleted-image-chat");
}

#[tokio::test]
async fn m10_who_may_do_what() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (chat, first) = ada.open_chat(image, "first").await;
    let (bob, stranger) = (server.person("Bob").await, server.stranger());
    let (comments, path) =
        (format!("/api/v1/chats/{chat}/comments"), format!("/api/v1/comments/{first}"));
    let text = || json!({ "body": "x", "broadcastId": fresh() });
    stranger.post(&comments, text()).await.refused(401);
    stranger.patch(&path, text()).await.refused(401);
    stranger.delete(&path, text()).await.refused(401);
    bob.post(&comments, text()).await.ok(201);
    bob.patch(&path, text()).await.refused(403);
    bob.delete(&path, text()).await.refused(403);
    let shown = ada.get(&format!("/api/v1/images/{image}")).await.ok(200);
    assert_eq!(shown["chats"][0]["comments"][0]["body"], "first", "untouched");
}

#[tokio::test]
async fn an_answer_is_to_a_comment_of_the_same_discussion() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (chat, _) = ada.open_chat(image, "first").await;
    let (_, elsewhere) = ada.open_chat(image, "second").await;
    let path = format!("/api/v1/chats/{chat}/comments");
    for parent in [elsewhere.0, fresh()] {
        let body = json!({ "body": "x", "parentId": parent, "broadcastId": fresh() });
        ada.post(&path, body).await.refused(404);
    }
    let body = json!({ "body": "x", "parentId": null, "broadcastId": fresh() });
    ada.post(&path, body).await.ok(201);
}

#[tokio::test]
async fn m10_nothing_that_people_write_runs() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let hostile =
        "**b** <script>alert(1)</script> <img src=x onerror=alert(1)> [l](javascript:alert(1))";
    let body = json!({ "x": 1, "y": 1, "body": hostile, "broadcastId": fresh() });
    let answer = ada.post(&format!("/api/v1/images/{image}/chats"), body).await.ok(201);
    let comment = &answer["chat"]["comments"][0];
    assert_eq!(comment["body"], hostile, "the source is kept");
    let html = comment["html"].as_str().expect("markup");
    let page = ada.get(&format!("/i/{image}")).await.text;
    for text in [html, &page] {
        for live in ["<script>alert", "<img src=x", "href=\"javascript:"] {
            assert!(!text.contains(live), "{live} in {text}");
        }
    }
}

#[tokio::test]
async fn bodies_have_room_for_2000_characters() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (chat, _) = ada.open_chat(image, &"😀".repeat(2_000)).await;
    ada.comment(chat, &format!(" {} ", "ä\n".repeat(999))).await;
}
