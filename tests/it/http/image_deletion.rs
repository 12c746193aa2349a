//! Deleting images, restoring them, and what is left when they are gone for good.

use crate::common::live::Live;
use crate::common::{Answer, Person, TestServer, form_with, fresh, png};
use image_chat::model::{ImageId, Role, Timestamp};
use image_chat::protocol::live::CloseCode;
use image_chat::server::boot::jobs;
use image_chat::server::clock;
use image_chat::server::services::tenants::default_tenant_id;
use reqwest::Method;
use serde_json::json;

const DAY_MS: i64 = 24 * 60 * 60 * 1_000;

fn path(image: ImageId) -> String {
    format!("/api/v1/images/{image}")
}

async fn delete(person: &Person, image: ImageId) -> u16 {
    person.request(Method::DELETE, &path(image)).send().await.expect("an answer").status().as_u16()
}

async fn restore(person: &Person, image: ImageId) -> Answer {
    person.post(&format!("{}/restore", path(image)), json!({})).await
}

/// Days from now on.
fn in_days(days: i64) -> Timestamp {
    Timestamp(clock::now().0 + days * DAY_MS)
}

#[tokio::test]
async fn a_deleted_image_is_not_there_for_anyone() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (chat, comment) = ada.open_chat(image, "secret").await;
    let mia = server.person_as("Mia", Role::Moderator, &default_tenant_id()).await;
    let src = ada.get(&path(image)).await.ok(200)["image"]["src"].clone();
    let shared = Answer::to(
        mia.request(Method::POST, &format!("/i/{image}/share")).form(&[("level", "comment")]),
    )
    .await
    .text;
    let token = shared.split("/s/").nth(1).and_then(|rest| rest.split('"').next()).expect("a link");
    let mut live = Live::following(&server, &server.person("Bob").await, image).await;
    assert_eq!(delete(&ada, image).await, 204);
    assert_eq!(live.close_code().await, CloseCode::ImageGone as u16);
    let reads = [
        path(image),
        format!("{}/events", path(image)),
        format!("{}/file", path(image)),
        format!("/i/{image}"),
        format!("/i/{image}/board"),
        format!("/i/{image}/comments/{chat}"),
        format!("/i/{image}/discussions"),
        format!("/i/{image}/manage"),
        format!("/i/{image}/share"),
        format!("/s/{token}"),
        src.as_str().expect("an address").to_owned(),
    ];
    for person in [&ada, &mia, &server.stranger()] {
        for path in &reads {
            assert_eq!(person.get(path).await.status, 404, "{path}");
        }
        assert!(!person.get("/").await.text.contains(&format!("/i/{image}\"")));
        let list = person.get("/api/v1/tenants/demo/images").await;
        assert!(!list.text.contains(&image.to_string()));
    }
    let body = json!({ "x": 1, "y": 1, "body": "late", "broadcastId": fresh() });
    ada.post(&format!("{}/chats", path(image)), body.clone()).await.refused(404);
    ada.post(&format!("/api/v1/chats/{chat}/comments"), body.clone()).await.refused(404);
    ada.patch(&format!("/api/v1/comments/{comment}"), body).await.refused(404);
    assert_eq!(delete(&ada, image).await, 404, "once");
}

#[tokio::test]
async fn its_uploader_and_moderators_restore_an_image_for_30_days() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    ada.open_chat(image, "kept").await;
    let before = ada.get(&path(image)).await.ok(200);
    let mia = server.person_as("Mia", Role::Moderator, &default_tenant_id()).await;
    let bob = server.person("Bob").await;
    restore(&ada, image).await.refused_because(404, "it is there");
    for person in [&ada, &mia] {
        assert_eq!(delete(&mia, image).await, 204);
        restore(&bob, image).await.refused(404);
        restore(&server.stranger(), image).await.refused(401);
        let back = restore(person, image).await.ok(200);
        assert_eq!(back["image"], before["image"]);
        assert_eq!(bob.get(&path(image)).await.ok(200), before, "with its discussions");
    }
    let done: Vec<_> = crate::http::moderation::audit(&server).await;
    let done: Vec<_> = done.iter().map(|(action, who)| (action.as_str(), who.as_str())).collect();
    let expected = [
        ("image.delete", "Mia"),
        ("image.restore", "Ada"),
        ("image.delete", "Mia"),
        ("image.restore", "Mia"),
    ];
    assert_eq!(done, expected);
}

#[tokio::test]
async fn after_30_days_rows_and_files_are_gone_and_others_stay() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (chat, comment) = ada.open_chat(image, "S-8-secret").await;
    let twin = ada.upload("demo").await;
    let bob = server.person("Bob").await;
    let flag = json!({ "reason": "rude" });
    assert_eq!(bob.post(&format!("/api/v1/comments/{comment}/flag"), flag).await.status, 204);
    let folder = |image: ImageId| server.folder.path().join("blobs").join(image.to_string());
    assert_eq!(delete(&ada, image).await, 204);
    jobs::prune(server.state(), in_days(29)).await;
    assert!(folder(image).exists());
    restore(&ada, image).await.ok(200);
    ada.get(&format!("/i/{image}")).await.is_page(200);
    assert_eq!(delete(&ada, image).await, 204);
    jobs::prune(server.state(), in_days(31)).await;
    restore(&ada, image).await.refused(404);
    assert!(!folder(image).exists(), "no file is left");
    assert!(folder(twin).exists(), "the same picture of another image stays");
    let src = ada.get(&path(twin)).await.ok(200)["image"]["src"].clone();
    assert_eq!(ada.get(src.as_str().expect("an address")).await.status, 200);
    let rows = crate::http::contents::contents(&server).await;
    for (table, rows) in rows.iter().filter(|(table, _)| *table != "audit") {
        assert!(!rows.contains("S-8-secret"), "{table}");
        let bytes = image.0.simple().to_string().to_uppercase();
        assert!(!rows.contains(&bytes), "{table} names the image");
    }
    assert_eq!(server.state().store.image_of_chat(chat).await.expect("read"), None);
}

#[tokio::test]
async fn a_url_id_is_free_when_its_image_is_deleted() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let bring = async || {
        let form = form_with(png(), "a.png").text("urlId", "floor-1");
        let request = ada.request(Method::POST, "/api/v1/tenants/demo/images").multipart(form);
        let image = Answer::to(request).await.ok(201)["image"].clone();
        crate::common::id::<ImageId>(&image["id"])
    };
    let first = bring().await;
    assert_eq!(delete(&ada, first).await, 204);
    let second = bring().await;
    restore(&ada, first).await.refused(409);
    assert_eq!(delete(&ada, second).await, 204);
    assert_eq!(restore(&ada, first).await.ok(200)["image"]["urlId"], "floor-1");
}

#[tokio::test]
async fn what_waits_for_moderators_goes_with_its_image_and_comes_back() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (_, comment) = ada.open_chat(image, "not fine").await;
    let mia = server.person_as("Mia", Role::Moderator, &default_tenant_id()).await;
    let flag = json!({ "reason": "rude" });
    assert_eq!(mia.post(&format!("/api/v1/comments/{comment}/flag"), flag).await.status, 204);
    let waiting = async || {
        let waiting = server.state().store.moderation().waiting(&default_tenant_id()).await;
        let shown = mia.get("/t/demo/moderation").await.text.contains("not fine");
        (waiting.expect("read"), shown)
    };
    assert_eq!(waiting().await, (1, true));
    assert_eq!(delete(&ada, image).await, 204);
    assert_eq!(waiting().await, (0, false));
    restore(&ada, image).await.ok(200);
    assert_eq!(waiting().await, (1, true));
}
