//! Who may view and write in a tenant (M10, LP23, LP24).

use crate::common::{Answer, Person, TestServer, fresh};
use image_chat::model::{ImageId, Role, Viewers, Writers};
use image_chat::server::services::tenants::default_tenant_id;
use reqwest::Method;
use serde_json::json;

/// What someone gets who looks at an image in every way there is.
async fn looks(person: &Person, image: ImageId, picture: &str) -> Vec<u16> {
    let mut statuses = Vec::new();
    for path in [
        format!("/i/{image}"),
        format!("/api/v1/images/{image}"),
        format!("/api/v1/images/{image}/events?since=0"),
        picture.to_owned(),
    ] {
        statuses.push(person.get(&path).await.status);
    }
    statuses.push(person.get(&format!("/i/{image}/board")).await.status);
    statuses
}

async fn picture_of(person: &Person, image: ImageId) -> String {
    let answer = person.get(&format!("/api/v1/images/{image}")).await.ok(200);
    answer["image"]["src"].as_str().expect("an address").to_owned()
}

async fn writes(person: &Person, image: ImageId) -> Answer {
    let body = json!({ "x": 1, "y": 1, "body": "x", "broadcastId": fresh() });
    person.post(&format!("/api/v1/images/{image}/chats"), body).await
}

#[tokio::test]
async fn m10_members_alone_see_a_private_tenant() {
    let (server, tenant) = (TestServer::start().await, default_tenant_id());
    let (ada, image) = server.person_with_image("Ada").await;
    let picture = picture_of(&ada, image).await;
    let max = server.person_as("Max", Role::Member, &tenant).await;
    let stranger = server.stranger();
    for person in [&ada, &max, &stranger] {
        assert_eq!(looks(person, image, &picture).await, [200; 5]);
    }
    server.settings(&tenant, |settings| settings.viewers = Viewers::Members).await;
    assert_eq!(looks(&max, image, &picture).await, [200; 5]);
    for person in [&ada, &stranger] {
        assert_eq!(
            looks(person, image, &picture).await,
            [404; 5],
            "alike for a missing one (LP24)"
        );
        assert_eq!(person.get("/t/demo").await.status, 404);
    }
    writes(&ada, image).await.refused(404);
    let private = max.get(&picture).await;
    assert_eq!(private.header("cache-control"), "private, no-cache");
    server.set_role(&max, None, &tenant).await;
    assert_eq!(looks(&max, image, &picture).await, [404; 5]);
}

#[tokio::test]
async fn m10_who_may_write_is_the_tenants_decision() {
    let (server, tenant) = (TestServer::start().await, default_tenant_id());
    let (ada, image) = server.person_with_image("Ada").await;
    let max = server.person_as("Max", Role::Member, &tenant).await;
    let root = server.person_as("Root", Role::Administrator, &tenant).await;
    let (chat, _) = ada.open_chat(image, "first").await;
    let expected = [
        (Writers::Guests, [201, 201, 201]),
        (Writers::SignedIn, [401, 201, 201]),
        (Writers::Members, [401, 201, 201]),
        (Writers::Nobody, [403, 403, 403]),
    ];
    for (writers, statuses) in expected {
        server.settings(&tenant, |settings| settings.writers = writers).await;
        for (person, status) in [&ada, &max, &root].into_iter().zip(statuses) {
            assert_eq!(writes(person, image).await.status, status, "{writers:?}");
        }
    }
    assert_eq!(looks_at(&ada, image).await, 200, "who may not write may look");
    let path = format!("/api/v1/chats/{chat}");
    root.delete(&path, json!({ "broadcastId": fresh() })).await.ok(200);
}

async fn looks_at(person: &Person, image: ImageId) -> u16 {
    person.get(&format!("/api/v1/images/{image}")).await.status
}

#[tokio::test]
async fn m10_nobody_brings_images_where_they_may_not_write() {
    let (server, tenant) = (TestServer::start().await, default_tenant_id());
    let ada = server.person("Ada").await;
    server.settings(&tenant, |settings| settings.writers = Writers::Members).await;
    let form = crate::common::form_with(crate::common::png(), "a.png");
    let path = "/api/v1/tenants/demo/images";
    Answer::to(ada.request(Method::POST, path).multipart(form)).await.refused(401);
    let link = json!({ "src": "http://127.0.0.1:1/x.png" });
    ada.post(path, link.clone()).await.refused(401);
    server.settings(&tenant, |settings| settings.viewers = Viewers::Members).await;
    ada.post(path, link).await.refused(404);
}

#[tokio::test]
async fn comments_are_as_long_and_deep_as_the_tenant_allows() {
    let (server, tenant) = (TestServer::start().await, default_tenant_id());
    let (ada, image) = server.person_with_image("Ada").await;
    let (chat, first) = ada.open_chat(image, "first").await;
    server
        .settings(&tenant, |settings| {
            (settings.comment_length, settings.reply_depth) = (10, 1);
        })
        .await;
    let path = format!("/api/v1/chats/{chat}/comments");
    let answer = |body: &str, parent: Option<_>| json!({ "body": body, "parentId": parent, "broadcastId": fresh() });
    ada.post(&path, answer("0123456789", None)).await.ok(201);
    let long = ada.post(&path, answer("0123456789a", None)).await;
    long.refused(400);
    assert!(long.text.contains("at most 10 characters"), "{}", long.text);
    let deep = ada.post(&path, answer("deep", Some(first))).await.ok(201);
    let deep = crate::common::id(&deep["comment"]["id"]);
    ada.post(&path, answer("deeper", Some(deep))).await.refused(400);
    server.settings(&tenant, |settings| settings.reply_depth = 0).await;
    ada.post(&path, answer("deep", Some(first))).await.refused(400);
}

#[tokio::test]
async fn what_was_used_is_for_administrators_unless_the_tenant_is_open() {
    let server = TestServer::start().await;
    let other = server.new_tenant("other").await;
    let path = "/api/v1/tenants/other/usage";
    let max = server.person_as("Max", Role::Moderator, &other).await;
    let root = server.person_as("Root", Role::Administrator, &other).await;
    max.get(path).await.refused(403);
    root.get(path).await.ok(200);
    server.settings(&other, |settings| settings.usage_is_open = true).await;
    max.get(path).await.ok(200);
    server.stranger().get(path).await.refused(401);
    let foreign = server.person_as("Eve", Role::Administrator, &default_tenant_id()).await;
    server.settings(&other, |settings| settings.viewers = Viewers::Members).await;
    foreign.get(path).await.refused(404);
}
