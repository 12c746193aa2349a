//! What was deleted or hidden does not leave in a later delivery.

use super::*;
use crate::common::fresh;
use serde_json::{Value, json};

/// Lets what waits be sent, by a hand that does not wait for the next attempt.
async fn sends_all_again(server: &TestServer, endpoint: &WebhookEndpoint) {
    let webhooks = server.state().store.webhooks();
    for delivery in webhooks.deliveries(endpoint.id, 100).await.expect("read") {
        let (tenant, now) = (default_tenant_id(), image_chat::server::clock::now());
        let message = delivery.message.id;
        let begun = webhooks.deliver_again(&tenant, endpoint.id, message, now).await;
        assert!(begun.expect("stored"));
    }
}

#[tokio::test]
async fn what_is_deleted_before_it_is_sent_does_not_leave() {
    let (server, receiver) = (server().await, Receiver::answering(Some(503)).await);
    let endpoint = told(&server, &receiver).await;
    let (ada, image) = server.person_with_image("Ada").await;
    receiver.count(1).await;
    let (chat, first) = ada.open_chat(image, "stays").await;
    let secret = ada.comment(chat, "my password is swordfish").await;
    let edited = ada.comment(chat, "swordfish, too").await;
    let body = json!({ "broadcastId": fresh() });
    ada.delete(&format!("/api/v1/comments/{secret}"), body).await.ok(200);
    let body = json!({ "body": "nothing", "broadcastId": fresh() });
    ada.patch(&format!("/api/v1/comments/{edited}"), body).await.ok(200);
    let before = receiver.seen().len();
    receiver.answers(Some(200));
    sends_all_again(&server, &endpoint).await;
    let all = receiver.until("the deletion", |seen| {
        seen.iter().skip(before).any(|one| one.kind() == "comment.edited")
            && seen.iter().skip(before).any(|one| one.kind() == "comment.deleted")
    });
    let seen = all.await;
    let of = |id: &str, kind: &str| -> Value {
        let is = |data: &Value| data["data"]["comment"]["id"] == id && data["type"] == kind;
        seen.iter().map(|one| one.json()).rfind(is).expect("one")["data"]["comment"].clone()
    };
    let gone = json!({ "id": secret });
    assert_eq!(of(&secret.to_string(), "comment.added"), gone);
    assert_eq!(of(&secret.to_string(), "comment.deleted"), gone);
    assert_eq!(of(&edited.to_string(), "comment.added")["body"], "nothing");
    assert_eq!(of(&first.to_string(), "comment.added")["body"], "stays");
}

#[tokio::test]
async fn of_a_deleted_image_nothing_but_ids_leaves() {
    let (server, receiver) = (server().await, Receiver::answering(Some(503)).await);
    let endpoint = told(&server, &receiver).await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (chat, comment) = ada.open_chat(image, "swordfish").await;
    let deleted = ada.delete(&format!("/api/v1/images/{image}"), json!({})).await;
    assert!(deleted.status < 300, "{}", deleted.text);
    receiver.count(1).await;
    let before = receiver.seen().len();
    receiver.answers(Some(200));
    sends_all_again(&server, &endpoint).await;
    let seen = receiver.until("the deletion", |seen| {
        seen.iter().skip(before).any(|one| one.kind() == "image.deleted")
    });
    let seen = seen.await;
    for received in &seen[before..] {
        assert!(!received.body.contains("swordfish"), "{}", received.body);
        assert_eq!(received.json()["data"]["image"], json!({ "id": image }));
    }
    let added = seen.iter().rfind(|one| one.kind() == "comment.added").expect("it").json();
    assert_eq!(added["data"]["discussion"], json!({ "id": chat }));
    assert_eq!(added["data"]["comment"], json!({ "id": comment }));
}
