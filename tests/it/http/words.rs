//! The word list: masked or held (LP3).

use crate::common::{Answer, Person, TestServer, fresh};
use crate::http::moderation::texts;
use image_chat::model::{ChatId, ImageId, OnWord, Role};
use image_chat::server::services::tenants::default_tenant_id;
use serde_json::json;
use uuid::Uuid;

async fn with_words(server: &TestServer, on_word: OnWord) {
    let change = |settings: &mut image_chat::model::Settings| {
        settings.words = vec!["drat".into()];
        settings.on_word = on_word;
    };
    server.settings(&default_tenant_id(), change).await;
}

async fn opens(person: &Person, image: ImageId, text: &str, id: Uuid) -> Answer {
    let body = json!({ "x": 1, "y": 2, "body": text, "broadcastId": id });
    person.post(&format!("/api/v1/images/{image}/chats"), body).await
}

async fn adds(person: &Person, chat: ChatId, text: &str, id: Uuid) -> Answer {
    let body = json!({ "body": text, "broadcastId": id });
    person.post(&format!("/api/v1/chats/{chat}/comments"), body).await
}

#[tokio::test]
async fn lp3_a_covered_comment_is_known_by_what_was_asked() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    with_words(&server, OnWord::Mask).await;
    let id = fresh();
    let first = opens(&ada, image, "Oh **Drat**, really", id).await.ok(201);
    assert_eq!(first["chat"]["comments"][0]["body"], "Oh **∗∗∗∗**, really");
    let again = opens(&ada, image, "Oh **Drat**, really", id).await.ok(201);
    assert_eq!(again, first);
    opens(&ada, image, "Oh **∗∗∗∗**, really", id).await.refused(409);
    let mia = server.person_as("Mia", Role::Moderator, &default_tenant_id()).await;
    mia.open_chat(image, "drat, says a moderator").await;
    assert_eq!(texts(&ada, image).await, ["Oh **∗∗∗∗**, really", "drat, says a moderator"]);
}

#[tokio::test]
async fn lp3_a_held_comment_is_held_once_and_published_once() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (chat, _) = ada.open_chat(image, "fine").await;
    with_words(&server, OnWord::Hold).await;
    let id = fresh();
    for _ in 0..2 {
        let held = adds(&ada, chat, "drat", id).await.ok(202);
        assert_eq!(held["held"], true);
        assert_eq!(held["message"], "your comment waits for a moderator");
    }
    adds(&ada, chat, "drat, another", id).await.refused(409);
    let moderation = server.state().store.moderation();
    assert_eq!(moderation.waiting(&default_tenant_id()).await.expect("read"), 1);
    assert_eq!(texts(&ada, image).await, ["fine"]);
    let mia = server.person_as("Mia", Role::Moderator, &default_tenant_id()).await;
    let item = crate::http::moderation_page::queue(&mia, "").await.remove(0);
    crate::http::moderation_page::act(&mia, "approve", &[&item]).await;
    assert_eq!(texts(&ada, image).await, ["fine", "drat"]);
    let answer = adds(&ada, chat, "drat", id).await.ok(201);
    assert_eq!((answer["comment"]["body"].as_str(), &answer["seq"]), (Some("drat"), &json!(2)));
    assert_eq!(answer["comment"]["by"]["name"], "Ada", "in its author's name");
    assert_eq!(texts(&ada, image).await, ["fine", "drat"]);
}

#[tokio::test]
async fn what_would_be_refused_is_not_held() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    with_words(&server, OnWord::Hold).await;
    adds(&ada, ChatId(fresh()), "drat", fresh()).await.refused(404);
    let moderation = server.state().store.moderation();
    assert_eq!(moderation.waiting(&default_tenant_id()).await.expect("read"), 0);
}

#[tokio::test]
async fn a_page_is_told_that_its_comment_is_held() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    with_words(&server, OnWord::Hold).await;
    let (id, at) = (fresh(), json!({ "x": 1, "y": 2 }));
    let command = json!({ "do": "open-chat", "at": at, "body": "drat" });
    let operation = json!({ "broadcastId": id, "command": command });
    let body = json!({ "image": image, "operation": operation });
    let answer = ada.post("/rpc/operate", body).await.ok(200);
    let expected = json!({ "type": "held", "imageId": image, "broadcastId": id });
    assert_eq!(answer, expected);
}

#[tokio::test]
async fn of_one_person_only_so_much_waits() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (chat, _) = ada.open_chat(image, "fine").await;
    with_words(&server, OnWord::Hold).await;
    for n in 0..100 {
        adds(&ada, chat, &format!("drat {n}"), fresh()).await.ok(202);
    }
    let refused = adds(&ada, chat, "drat, once more", fresh()).await;
    refused.refused(429);
    assert!(refused.text.contains("100 comments of yours wait"), "{}", refused.text);
    adds(&ada, chat, "fine as well", fresh()).await.ok(201);
    adds(&server.person("Bob").await, chat, "drat", fresh()).await.ok(202);
    let mia = server.person_as("Mia", Role::Moderator, &default_tenant_id()).await;
    let item = crate::http::moderation_page::queue(&mia, "").await.remove(0);
    crate::http::moderation_page::act(&mia, "remove", &[&item]).await;
    adds(&ada, chat, "drat, again", fresh()).await.ok(202);
}
