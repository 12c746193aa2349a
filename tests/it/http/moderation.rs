//! Flags, locks, bans, closed images: what moderators may do, and others may not (M10).

use crate::common::{Answer, Person, TestServer, fresh};
use image_chat::model::{ChatId, CommentId, ImageId, Role};
use image_chat::server::services::tenants::default_tenant_id;
use image_chat::server::store::{Ban, Banned};
use serde_json::{Value, json};
use uuid::Uuid;

/// Someone flags a comment.
pub async fn flag(person: &Person, comment: CommentId, reason: &str) -> Answer {
    person.post(&format!("/api/v1/comments/{comment}/flag"), json!({ "reason": reason })).await
}

/// The comments of an image as someone sees them.
pub async fn texts(person: &Person, image: ImageId) -> Vec<String> {
    let answer = person.get(&format!("/api/v1/images/{image}")).await.ok(200);
    let chats = answer["chats"].as_array().expect("discussions").clone();
    let comments = |chat: &Value| chat["comments"].as_array().expect("comments").clone();
    let text = |comment: Value| comment["body"].as_str().expect("a text").to_owned();
    chats.iter().flat_map(comments).map(text).collect()
}

/// What the audit log of the default tenant says was done, the first first.
pub async fn audit(server: &TestServer) -> Vec<(String, String)> {
    let entries = server.audit(&default_tenant_id()).await;
    entries.into_iter().rev().map(|entry| (entry.action, entry.actor_name)).collect()
}

impl Person {
    /// Answers in a discussion and gives the comment.
    pub async fn answers(&self, chat: ChatId, text: &str) -> CommentId {
        let body = json!({ "body": text, "broadcastId": fresh() });
        let answer = self.post(&format!("/api/v1/chats/{chat}/comments"), body).await.ok(201);
        crate::common::id(&answer["comment"]["id"])
    }
}

#[tokio::test]
async fn enough_flags_hide_a_comment() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (chat, _) = ada.open_chat(image, "fine").await;
    let comment = ada.answers(chat, "not fine").await;
    server.settings(&default_tenant_id(), |settings| settings.flags_to_hide = 2).await;
    let (bob, eve) = (server.person("Bob").await, server.person("Eve").await);
    assert_eq!(flag(&bob, comment, "rude").await.status, 204);
    assert_eq!(flag(&bob, comment, "rude, I said").await.status, 204, "one flag a person");
    assert_eq!(texts(&ada, image).await, ["fine", "not fine"]);
    assert_eq!(flag(&eve, comment, "").await.status, 204);
    assert_eq!(texts(&ada, image).await, ["fine"]);
    flag(&bob, comment, "").await.refused(404);
    let waiting = server.state().store.moderation().waiting(&default_tenant_id()).await;
    assert_eq!(waiting.expect("read"), 1);
}

#[tokio::test]
async fn a_discussion_of_one_comment_is_hidden_with_it() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (_, comment) = ada.open_chat(image, "not fine").await;
    server.settings(&default_tenant_id(), |settings| settings.flags_to_hide = 1).await;
    flag(&server.person("Bob").await, comment, "").await;
    assert_eq!(texts(&ada, image).await, [""; 0]);
}

#[tokio::test]
async fn with_zero_flags_hide_nothing() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (_, comment) = ada.open_chat(image, "fine").await;
    server.settings(&default_tenant_id(), |settings| settings.flags_to_hide = 0).await;
    for name in ["Bob", "Eve", "Max"] {
        flag(&server.person(name).await, comment, "").await;
    }
    assert_eq!(texts(&ada, image).await, ["fine"]);
}

#[tokio::test]
async fn flags_that_make_no_sense_are_refused() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (_, comment) = ada.open_chat(image, "fine").await;
    let bob = server.person("Bob").await;
    flag(&ada, comment, "").await.refused(400);
    flag(&server.stranger(), comment, "").await.refused(401);
    flag(&bob, CommentId(fresh()), "").await.refused(404);
    flag(&bob, comment, &"x".repeat(201)).await.refused(400);
    assert_eq!(flag(&bob, comment, &"x".repeat(200)).await.status, 204);
    bob.post("/api/v1/comments/nothing/flag", json!({})).await.refused(404);
}

#[tokio::test]
async fn m10_moderators_alone_lock() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (chat, _) = ada.open_chat(image, "fine").await;
    let mia = server.person_as("Mia", Role::Moderator, &default_tenant_id()).await;
    let path = format!("/api/v1/chats/{chat}");
    let patch = |locked: bool| json!({ "locked": locked, "broadcastId": fresh() });
    ada.patch(&path, patch(true)).await.refused(403);
    let answer = mia.patch(&path, patch(true)).await.ok(200);
    assert_eq!(answer["chat"]["locked"], true);
    let comment = json!({ "body": "more", "broadcastId": fresh() });
    let refused = ada.post(&format!("{path}/comments"), comment).await;
    refused.refused(409);
    assert!(refused.text.contains("locked"), "{}", refused.text);
    mia.answers(chat, "a moderator's word").await;
    let answer = mia.patch(&path, patch(false)).await.ok(200);
    assert_eq!(answer["chat"]["locked"], Value::Null);
    ada.answers(chat, "and on").await;
    let done = audit(&server).await;
    let expected = ["chat.lock", "chat.unlock"].map(|action| (action.into(), "Mia".into()));
    assert_eq!(done, expected);
}

#[tokio::test]
async fn what_moderators_do_to_others_is_written_down() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (chat, _) = ada.open_chat(image, "fine").await;
    let comment = ada.answers(chat, "S-9-words").await;
    let mia = server.person_as("Mia", Role::Moderator, &default_tenant_id()).await;
    let own = mia.answers(chat, "her own").await;
    let delete = json!({ "broadcastId": fresh() });
    mia.delete(&format!("/api/v1/comments/{own}"), delete).await.ok(200);
    let delete = json!({ "broadcastId": fresh() });
    mia.delete(&format!("/api/v1/comments/{comment}"), delete).await.ok(200);
    let entries = server.audit(&default_tenant_id()).await;
    assert_eq!(entries.len(), 1, "what is one's own is nobody's business: {entries:?}");
    let entry = &entries[0];
    assert_eq!((entry.action.as_str(), &*entry.target), ("comment.delete", &*comment.to_string()));
    assert_eq!((entry.actor, entry.address.as_str()), (Some(mia.id()), "127.0.0.1"));
    assert!(entry.detail.contains("Ada") && !entry.detail.contains("S-9"), "{}", entry.detail);
}

/// Closes an image or opens it again.
pub async fn close(person: &Person, image: ImageId, closed: bool) -> u16 {
    let body = json!({ "image": image, "closed": closed });
    person.post("/rpc/close_image", body).await.status
}

#[tokio::test]
async fn m10_moderators_alone_close_images() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let mia = server.person_as("Mia", Role::Moderator, &default_tenant_id()).await;
    let other = server.new_tenant("other").await;
    let foreign = server.person_as("Eve", Role::Administrator, &other).await;
    assert_eq!(close(&ada, image, true).await, 403, "not even who brought it");
    assert_eq!(close(&foreign, image, true).await, 403);
    assert_eq!(close(&mia, ImageId(fresh()), true).await, 404);
    assert_eq!(close(&mia, image, true).await, 200);
    let open = json!({ "x": 1, "y": 1, "body": "x", "broadcastId": fresh() });
    ada.post(&format!("/api/v1/images/{image}/chats"), open).await.refused(409);
    assert_eq!(close(&mia, image, false).await, 200);
    ada.open_chat(image, "again").await;
    let done: Vec<_> = audit(&server).await.into_iter().map(|(action, _)| action).collect();
    assert_eq!(done, ["image.close", "image.open"]);
}

#[tokio::test]
async fn a_banned_person_is_told_so_on_a_page() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let ban = Ban {
        id: Uuid::now_v7(),
        tenant: default_tenant_id(),
        target: Banned::Person(ada.id(), "Ada".into()),
        reason: "S-3-reason".into(),
        by: ada.id(),
        created_at: image_chat::server::clock::now(),
        expires_at: image_chat::model::Timestamp(i64::MAX),
    };
    server.state().store.tenancy().ban(&ban).await.expect("stored");
    server.state().access.invalidate();
    for path in [format!("/i/{image}"), "/t/demo".to_owned(), "/".to_owned()] {
        let page = ada.get(&path).await;
        assert_eq!(page.status, 403, "{path}");
        assert!(page.text.contains("a moderator has banned you for a time"), "{}", page.text);
        assert!(!page.text.contains("S-3-reason"), "the reason is for moderators");
    }
    ada.get(&format!("/api/v1/images/{image}")).await.refused(403);
    assert_eq!(server.stranger().get(&format!("/i/{image}")).await.status, 200);
}
