//! The people that a comment mentions, as webhooks tell it.

use super::*;
use serde_json::json;

#[tokio::test]
async fn an_event_of_a_comment_names_the_people_it_mentions() {
    let (server, receiver) = (server().await, Receiver::start().await);
    told(&server, &receiver).await;
    let (ada, image) = server.person_with_image("Ada").await;
    let bob = server.person("Bob").await;
    let (chat, _) = ada.open_chat(image, "Too dark").await;
    receiver.count(3).await;
    assert_eq!(receiver.last("comment.added").await.json()["data"].get("mentions"), None);
    bob.comment(chat, &format!("@[x](person:{0}) and @[y](person:{0})", ada.id())).await;
    receiver.count(4).await;
    let told = receiver.last("comment.added").await.json();
    assert_eq!(told["data"]["mentions"], json!([{ "id": ada.id(), "name": "Ada" }]));
}
