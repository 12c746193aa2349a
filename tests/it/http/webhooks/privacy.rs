//! What was deleted or hidden does not leave in a later delivery.

use super::*;
use crate::common::fresh;
use serde_json::{Value, json};

/// Sends everything again, and returns what came last of each message, in the order of the messages.
async fn sent_again(
    server: &TestServer,
    receiver: &Receiver,
    endpoint: &WebhookEndpoint,
) -> Vec<Value> {
    receiver.answers(Some(200));
    let all = deliveries(server, endpoint, |all| all.iter().all(|one| one.attempts > 0)).await;
    let webhooks = server.state().store.webhooks();
    for delivery in all.iter().rev() {
        let (tenant, now) = (default_tenant_id(), image_chat::server::clock::now());
        let message = delivery.message.id;
        let begun = webhooks.deliver_again(&tenant, endpoint.id, message, now).await;
        assert!(begun.expect("stored"));
    }
    let is_done = |one: &Delivery| one.state == DeliveryState::Delivered;
    deliveries(server, endpoint, |all| all.iter().all(is_done)).await;
    let seen = receiver.seen();
    let last = |delivery: &Delivery| {
        let id = format!("msg_{}", delivery.message.id);
        seen.iter().rfind(|received| received.id() == id).expect("it came").json()
    };
    all.iter().rev().map(last).collect()
}

/// What the last request of this kind told of a comment.
fn comment<'a>(told: &'a [Value], kind: &str, id: &str) -> &'a Value {
    let is = |body: &&Value| body["type"] == kind && body["data"]["comment"]["id"] == id;
    &told.iter().rfind(is).expect("one")["data"]["comment"]
}

#[tokio::test]
async fn what_is_deleted_before_it_is_sent_does_not_leave() {
    let (server, receiver) = (server().await, Receiver::answering(Some(503)).await);
    let endpoint = told(&server, &receiver).await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (chat, first) = ada.open_chat(image, "stays").await;
    let secret = ada.comment(chat, "my password is swordfish").await;
    let edited = ada.comment(chat, "swordfish, too").await;
    let body = json!({ "broadcastId": fresh() });
    ada.delete(&format!("/api/v1/comments/{secret}"), body).await.ok(200);
    let body = json!({ "body": "nothing", "broadcastId": fresh() });
    ada.patch(&format!("/api/v1/comments/{edited}"), body).await.ok(200);
    let told = sent_again(&server, &receiver, &endpoint).await;
    assert!(told.iter().all(|body| !body.to_string().contains("swordfish")), "{told:#?}");
    let (first, secret, edited) = (first.to_string(), secret.to_string(), edited.to_string());
    for kind in ["comment.added", "comment.deleted"] {
        assert_eq!(*comment(&told, kind, &secret), json!({ "id": secret }), "{kind}");
    }
    assert_eq!(comment(&told, "comment.added", &edited)["body"], "nothing");
    assert_eq!(comment(&told, "comment.added", &first)["body"], "stays");
}

#[tokio::test]
async fn of_a_deleted_image_nothing_but_ids_leaves() {
    let (server, receiver) = (server().await, Receiver::answering(Some(503)).await);
    let endpoint = told(&server, &receiver).await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (chat, comment) = ada.open_chat(image, "swordfish").await;
    let deleted = ada.delete(&format!("/api/v1/images/{image}"), json!({})).await;
    assert!(deleted.status < 300, "{}", deleted.text);
    let told = sent_again(&server, &receiver, &endpoint).await;
    assert_eq!(told.len(), 4);
    for body in &told {
        assert!(!body.to_string().contains("swordfish"), "{body}");
        assert_eq!(body["data"]["image"], json!({ "id": image }));
    }
    assert_eq!(told[2]["data"]["discussion"], json!({ "id": chat }));
    assert_eq!(told[2]["data"]["comment"], json!({ "id": comment }));
}
