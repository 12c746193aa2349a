//! Every event is told, and as the examples of `docs/webhooks.md` show it.

use super::*;
use crate::common::fate::{Fate, operate};
use crate::common::fresh;
use image_chat::model::{BroadcastId, ChatId, Command, CommentId, ImageId, Operation};
use image_chat::protocol::webhooks::WebhookKind;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The examples of the document, by kind.
fn examples() -> BTreeMap<String, Value> {
    let text = include_str!("../../../../docs/webhooks.md");
    let blocks = text.split("```json\n").skip(1).filter_map(|rest| rest.split("```").next());
    let examples = blocks.map(|block| serde_json::from_str::<Value>(block).expect("JSON"));
    let of_kind = |example: Value| (example["type"].as_str().expect("a type").to_owned(), example);
    examples.map(of_kind).collect()
}

/// The same with the type in place of each value.
fn shape(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            let fields = fields.iter().map(|(name, value)| (name.clone(), shape(value)));
            Value::Object(fields.collect::<Map<_, _>>())
        }
        Value::Array(items) => items.iter().map(shape).collect(),
        Value::String(_) => "text".into(),
        Value::Number(_) => "number".into(),
        Value::Bool(_) => "yes or no".into(),
        Value::Null => Value::Null,
    }
}

async fn carries_out(person: &Person, image: ImageId, command: Command) {
    let operation = Operation { broadcast_id: BroadcastId(fresh()), command };
    let fate = operate(person, image, &operation).await;
    assert!(matches!(fate, Fate::Stored(_)), "{fate:?}");
}

#[tokio::test]
async fn every_event_is_told_as_the_examples_show_it() {
    let (server, receiver) = (server().await, Receiver::start().await);
    let endpoint = told(&server, &receiver).await;
    let root = administrator(&server).await;
    let bob = server.person("Bob").await;
    // Each event is received before the next happens, so that it shows what there is then.
    let (ada, image) = server.person_with_image("Ada").await;
    receiver.count(1).await;
    let (chat, _) = ada.open_chat(image, "Where is the door?").await;
    receiver.count(3).await;
    let comment = ada.comment(chat, "Too dark here").await;
    receiver.count(4).await;
    changes_comment(&ada, &bob, &receiver, (image, chat, comment)).await;
    changes_discussion(&ada, &receiver, image, chat).await;
    changes_image(&ada, &receiver, image).await;
    presses(&root, "test", &endpoint).await;
    let told = receiver.count(15).await;
    let examples = examples();
    let kinds = WebhookKind::ALL.map(WebhookKind::name);
    let shown: BTreeSet<_> = examples.keys().map(String::as_str).collect();
    assert_eq!(shown, BTreeSet::from(kinds), "an example each");
    for received in &told {
        let (kind, body) = (received.kind(), received.json());
        assert_eq!(shape(&body), shape(&examples[&kind]), "{kind}: {body:#}");
    }
    let told: BTreeSet<_> = told.iter().map(|received| received.kind()).collect();
    assert_eq!(told.len(), kinds.len(), "{told:?}");
}

async fn changes_comment(
    ada: &Person,
    bob: &Person,
    receiver: &Receiver,
    (image, chat, comment): (ImageId, ChatId, CommentId),
) {
    let path = format!("/api/v1/comments/{comment}");
    let body = json!({ "body": "Too **dark** here", "broadcastId": fresh() });
    ada.patch(&path, body).await.ok(200);
    receiver.count(5).await;
    let flag = bob.post(&format!("{path}/flag"), json!({ "reason": "spam" })).await;
    assert!(flag.status < 300, "{}", flag.text);
    let flagged = receiver.count(6).await[5].json();
    assert_eq!(flagged["data"]["by"], Value::Null, "who flagged is not told");
    ada.delete(&path, json!({ "broadcastId": fresh() })).await.ok(200);
    receiver.count(7).await;
    carries_out(ada, image, Command::RestoreComment { chat_id: chat, comment_id: comment }).await;
    receiver.count(8).await;
}

async fn changes_discussion(ada: &Person, receiver: &Receiver, image: ImageId, chat: ChatId) {
    let path = format!("/api/v1/chats/{chat}");
    let moved = json!({ "x": 40.5, "y": 60.25, "broadcastId": fresh() });
    ada.patch(&path, moved).await.ok(200);
    receiver.count(9).await;
    ada.delete(&path, json!({ "broadcastId": fresh() })).await.ok(200);
    receiver.count(10).await;
    carries_out(ada, image, Command::RestoreChat { chat_id: chat }).await;
    receiver.count(11).await;
}

async fn changes_image(ada: &Person, receiver: &Receiver, image: ImageId) {
    let path = format!("/api/v1/images/{image}");
    ada.patch(&path, json!({ "title": "Ground floor" })).await.ok(200);
    receiver.count(12).await;
    ada.delete(&path, json!({})).await;
    receiver.count(13).await;
    ada.post(&format!("{path}/restore"), json!({})).await.ok(200);
    receiver.count(14).await;
}
