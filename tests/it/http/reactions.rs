//! Reactions over the REST API.

use crate::common::{Answer, Person, TestServer, fresh};
use image_chat::model::{CommentId, Role, Writers};
use image_chat::server::services::tenants::default_tenant_id;
use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

fn path(comment: CommentId, emoji: &str) -> String {
    format!("/api/v1/comments/{comment}/reactions/{emoji}")
}

async fn react(person: &Person, comment: CommentId, emoji: &str) -> Answer {
    react_as(person, comment, emoji, fresh()).await
}

async fn react_as(person: &Person, comment: CommentId, emoji: &str, id: Uuid) -> Answer {
    let request = person.request(Method::PUT, &path(comment, emoji));
    Answer::to(request.json(&json!({ "broadcastId": id }))).await
}

async fn take_back(person: &Person, comment: CommentId, emoji: &str) -> Answer {
    person.delete(&path(comment, emoji), json!({ "broadcastId": fresh() })).await
}

/// Each emoji with the names of who put it on.
fn shown(answer: &Value) -> Vec<(String, Vec<String>)> {
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let all = answer["comment"]["reactions"].as_array().cloned().unwrap_or_default();
    let names =
        |by: &Value| by.as_array().expect("people").iter().map(|p| text(&p["name"])).collect();
    all.iter().map(|reaction| (text(&reaction["emoji"]), names(&reaction["by"]))).collect()
}

fn of(all: &[(&str, &[&str])]) -> Vec<(String, Vec<String>)> {
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    all.iter().map(|(emoji, by)| ((*emoji).to_owned(), names(by))).collect()
}

#[tokio::test]
async fn each_person_has_each_emoji_once() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let bob = server.person("Bob").await;
    let (_, comment) = ada.open_chat(image, "Too dark").await;
    react(&ada, comment, "👍").await.ok(200);
    let again = react(&ada, comment, "👍").await.ok(200);
    assert_eq!(shown(&again), of(&[("👍", &["Ada"])]));
    react(&bob, comment, "❤️").await.ok(200);
    let both = react(&bob, comment, "👍").await.ok(200);
    assert_eq!(shown(&both), of(&[("👍", &["Ada", "Bob"]), ("❤️", &["Bob"])]));
    let left = take_back(&ada, comment, "👍").await.ok(200);
    assert_eq!(shown(&left), of(&[("❤️", &["Bob"]), ("👍", &["Bob"])]));
    let none = take_back(&ada, comment, "❤️").await.ok(200);
    assert_eq!(shown(&none), shown(&left), "not one's own stays");
    let show = server.stranger().get(&format!("/api/v1/images/{image}")).await.ok(200);
    let comment = &show["chats"][0]["comments"][0];
    assert_eq!(shown(&json!({ "comment": comment })), shown(&left));
}

#[tokio::test]
async fn lp3_a_repeated_reaction_makes_no_event() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (_, comment) = ada.open_chat(image, "Too dark").await;
    let id = fresh();
    let first = react_as(&ada, comment, "🎉", id).await.ok(200);
    assert_eq!(react_as(&ada, comment, "🎉", id).await.ok(200), first);
    react_as(&ada, comment, "👀", id).await.refused(409);
    assert_eq!(ada.snapshot(image).await.board.seq.0, 2);
}

#[tokio::test]
async fn what_cannot_be_put_on_is_refused_by_name() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (chat, comment) = ada.open_chat(image, "Too dark").await;
    for emoji in ["🦄", "x", "%20", "%00", &"a".repeat(200)] {
        let refused = react(&ada, comment, emoji).await;
        refused.refused_because(400, emoji);
        assert!(refused.text.contains("not one of the reactions"), "{}", refused.text);
    }
    react(&ada, comment, "%FF").await.refused(404);
    let missing: CommentId = fresh().to_string().parse().expect("an id");
    react(&ada, missing, "👍").await.refused(404);
    react(&server.stranger(), comment, "👍").await.refused(401);
    let body = json!({ "broadcastId": fresh() });
    ada.delete(&format!("/api/v1/chats/{chat}"), body).await.ok(200);
    react(&ada, comment, "👍").await.refused(404);
}

#[tokio::test]
async fn who_may_not_write_does_not_react() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let max = server.person_as("Max", Role::Moderator, &default_tenant_id()).await;
    let (chat, comment) = ada.open_chat(image, "Too dark").await;
    react(&ada, comment, "👍").await.ok(200);
    let lock = json!({ "locked": true, "broadcastId": fresh() });
    Answer::to(max.request(Method::PATCH, &format!("/api/v1/chats/{chat}")).json(&lock))
        .await
        .ok(200);
    react(&ada, comment, "👀").await.refused(409);
    take_back(&ada, comment, "👍").await.refused(409);
    react(&max, comment, "✅").await.ok(200);
    server.settings(&default_tenant_id(), |settings| settings.writers = Writers::Members).await;
    react(&ada, comment, "👀").await.refused(401);
}
