//! Earlier texts of comments over the REST API.

use crate::common::{Answer, Person, TestServer, fresh};
use image_chat::model::{CommentId, Role, Viewers};
use image_chat::server::services::tenants::default_tenant_id;
use reqwest::Method;
use serde_json::json;

fn path(comment: CommentId) -> String {
    format!("/api/v1/comments/{comment}/versions")
}

async fn edit(person: &Person, comment: CommentId, text: &str) {
    let body = json!({ "body": text, "broadcastId": fresh() });
    let request = person.request(Method::PATCH, &format!("/api/v1/comments/{comment}"));
    Answer::to(request.json(&body)).await.ok(200);
}

async fn versions(person: &Person, comment: CommentId) -> Vec<String> {
    let body = person.get(&path(comment)).await.ok(200);
    let all = body["versions"].as_array().expect("versions").clone();
    all.iter().map(|version| version["body"].as_str().expect("a text").to_owned()).collect()
}

async fn forget(person: &Person, comment: CommentId) -> Answer {
    Answer::to(person.request(Method::DELETE, &path(comment))).await
}

#[tokio::test]
async fn readers_see_what_a_comment_said_until_its_author_deletes_that() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let bob = server.person("Bob").await;
    let (_, comment) = ada.open_chat(image, "the key is **1234**").await;
    assert_eq!(versions(&bob, comment).await, [""; 0]);
    edit(&ada, comment, "the key is secret").await;
    edit(&ada, comment, "ask me").await;
    assert_eq!(versions(&bob, comment).await, ["the key is **1234**", "the key is secret"]);
    let body = server.stranger().get(&path(comment)).await.ok(200);
    assert!(body["versions"][0]["html"].as_str().expect("html").contains("<strong>1234"));
    assert!(body["versions"][0]["createdAt"].as_i64() < body["versions"][1]["createdAt"].as_i64());

    forget(&bob, comment).await.refused(403);
    forget(&server.stranger(), comment).await.refused(401);
    assert_eq!(forget(&ada, comment).await.status, 204);
    assert_eq!(versions(&bob, comment).await, [""; 0]);
    assert_eq!(forget(&ada, comment).await.status, 204, "the same again");
    edit(&ada, comment, "at the door").await;
    assert_eq!(versions(&bob, comment).await, ["ask me"], "from there on");
}

#[tokio::test]
async fn of_a_deleted_comment_moderators_alone_see_them() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let max = server.person_as("Max", Role::Moderator, &default_tenant_id()).await;
    let (chat, _) = ada.open_chat(image, "first").await;
    let comment = ada.comment(chat, "rude").await;
    edit(&ada, comment, "polite").await;
    let body = json!({ "broadcastId": fresh() });
    ada.delete(&format!("/api/v1/comments/{comment}"), body).await.ok(200);
    ada.get(&path(comment)).await.refused(404);
    forget(&ada, comment).await.refused(404);
    assert_eq!(versions(&max, comment).await, ["rude"]);
    assert_eq!(forget(&max, comment).await.status, 204);
    let entry = server.audit(&default_tenant_id()).await.remove(0);
    assert_eq!(entry.action, "comment.versions.delete");
    assert_eq!(entry.detail, format!("of Ada, on image {image}"));
}

#[tokio::test]
async fn who_may_not_look_sees_none() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (_, comment) = ada.open_chat(image, "first").await;
    edit(&ada, comment, "second").await;
    let missing: CommentId = fresh().to_string().parse().expect("an id");
    ada.get(&path(missing)).await.refused(404);
    server.settings(&default_tenant_id(), |settings| settings.viewers = Viewers::Members).await;
    server.stranger().get(&path(comment)).await.refused(404);
}
