//! Markers of a page: placed, seen live, repeated, deleted, and their authors.

use super::{CALLS, PAGE, SRC, marker, page_of};
use crate::common::live::Live;
use crate::common::{TestServer, fresh, id};
use image_chat::model::{BroadcastId, Role, Settings, Viewers, Writers};
use image_chat::protocol::live::ServerMessage;
use image_chat::server::config::{RateLimitConfig, Switch};
use image_chat::server::services::tenants::default_tenant_id;
use serde_json::{Value, json};

#[tokio::test]
async fn m3_m4_what_a_page_does_is_seen_live_by_others_under_its_broadcast_id() {
    let server = TestServer::start().await;
    let (ada, bob) = (server.person("Ada").await, server.person("Bob").await);
    let first = ada.place_marker(CALLS, SRC).await;
    let image = server.state().store.image_of_chat(first).await.expect("read").expect("there");
    let mut live = Live::following(&server, &bob, image).await;
    let placing = fresh();
    let placed = ada.post(CALLS, marker(SRC, placing)).await.ok(200);
    assert_eq!(placed["status"], "success");
    assert_eq!(placed.as_object().map(|body| body.len()), Some(2), "{placed}");
    let (event, name) = live.next_event().await;
    assert_eq!(name, "new-image-chat");
    let (_, recorded) = event.recorded().expect("an event");
    assert_eq!(recorded.broadcast_id, BroadcastId(placing));
    assert_eq!(recorded.event.chat_id(), id(&placed["createdChatId"]));
    let chat = recorded.event.chat_id();
    ada.comment(chat, "The first comment follows").await;
    let (event, _) = live.next_event().await;
    assert!(matches!(event, ServerMessage::ImageChatUpdated { chat_id, .. } if chat_id == chat));
    let deleting = fresh();
    let path = format!("{CALLS}/{chat}");
    let done = ada.delete(&path, json!({ "broadcastId": deleting })).await.ok(200);
    assert_eq!(done, json!({ "status": "success" }));
    let (event, name) = live.next_event().await;
    assert_eq!(name, "deleted-image-chat");
    let (_, recorded) = event.recorded().expect("an event");
    assert_eq!(recorded.broadcast_id, BroadcastId(deleting));
    live.check_in_step(&bob).await;
}

#[tokio::test]
async fn the_list_has_every_documented_field() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let chat = ada.place_marker(CALLS, SRC).await;
    let of_page = page_of(CALLS, PAGE);
    let listed = ada.get(&of_page).await.ok(200);
    let conversation = json!({ "_id": chat, "urlId": PAGE, "x": 25.5, "y": 30.25, "src": SRC });
    assert_eq!(
        listed,
        json!({
            "status": "success", "user": { "id": ada.id(), "username": "Ada" },
            "conversations": [conversation], "urlIdClean": PAGE, "isSiteAdmin": false,
            "tenantIdWS": "demo", "urlIdWS": PAGE, "userIdWS": ada.id(),
        })
    );
    let stranger = server.stranger().get(&of_page).await;
    assert_eq!(stranger.header("cache-control"), "private, no-store");
    let stranger = stranger.ok(200);
    assert_eq!((&stranger["user"], &stranger["userIdWS"]), (&Value::Null, &json!("")));
    assert_eq!(stranger["conversations"], listed["conversations"], "open to everyone who may view");
    for role in [Role::Member, Role::Moderator, Role::Administrator] {
        let person = server.person_as("Someone", role, &default_tenant_id()).await;
        let is_admin = &person.get(&of_page).await.ok(200)["isSiteAdmin"];
        assert_eq!(*is_admin, json!(role >= Role::Moderator), "{role:?}");
    }
    let other = ada.get(&page_of(CALLS, "https://site.example/other")).await.ok(200);
    assert_eq!(other["conversations"], json!([]));
}

#[tokio::test]
async fn a_repetition_has_the_answer_of_the_first_time() {
    let server = TestServer::start().await;
    let (ada, bob) = (server.person("Ada").await, server.person("Bob").await);
    let (placing, deleting) = (fresh(), json!({ "broadcastId": fresh() }));
    let first = ada.post(CALLS, marker(SRC, placing)).await.ok(200);
    assert_eq!(ada.post(CALLS, marker(SRC, placing)).await.ok(200), first);
    assert_eq!(ada.page_markers(CALLS).await.len(), 1, "once");
    let mut elsewhere = marker(SRC, placing);
    elsewhere["x"] = json!(1);
    ada.post(CALLS, elsewhere).await.fails(400, "the same id for another place");
    let others = bob.post(CALLS, marker(SRC, placing)).await.ok(200);
    assert_ne!(others, first, "an id is its person's");
    let path = format!("{CALLS}/{}", first["createdChatId"].as_str().expect("an id"));
    for _ in 0..2 {
        assert_eq!(ada.delete(&path, deleting.clone()).await.ok(200)["status"], "success");
    }
    assert_eq!(ada.post(CALLS, marker(SRC, placing)).await.ok(200), first, "also when it is gone");
    ada.delete(&path, json!({ "broadcastId": fresh() })).await.fails(404, "another deletion");
    assert_eq!(ada.page_markers(CALLS).await.len(), 1);
}

#[tokio::test]
async fn its_author_and_moderators_alone_delete_a_marker() {
    let server = TestServer::start().await;
    let tenant = default_tenant_id();
    let (ada, bob) = (server.person("Ada").await, server.person("Bob").await);
    let member = server.person_as("Member", Role::Member, &tenant).await;
    let delete = || json!({ "broadcastId": fresh() });
    let paths = [ada.place_marker(CALLS, SRC).await, ada.place_marker(CALLS, SRC).await];
    let [first, second] = paths.map(|chat| format!("{CALLS}/{chat}"));
    server.stranger().delete(&first, delete()).await.fails(401, "a stranger");
    server.stranger().post(CALLS, marker(SRC, fresh())).await.fails(401, "a stranger places");
    server.stranger().post(CALLS, json!({})).await.fails(401, "before the body is read");
    bob.delete(&first, delete()).await.fails(403, "another guest");
    member.delete(&first, delete()).await.fails(403, "a member");
    ada.delete(&first, delete()).await.ok(200);
    let admin = server.person_as("Root", Role::Administrator, &tenant).await;
    admin.delete(&second, delete()).await.ok(200);
    let third = ada.place_marker(CALLS, SRC).await;
    let mia = server.person_as("Mia", Role::Moderator, &tenant).await;
    mia.delete(&format!("{CALLS}/{third}"), delete()).await.ok(200);
    assert!(ada.page_markers(CALLS).await.is_empty());
}

/// One change of the settings at a time, and what a guest gets then: by reading, and by placing.
#[tokio::test]
async fn the_tenant_decides_who_looks_and_who_places() {
    type Change = fn(&mut Settings);
    let cases: [(Change, u16, u16); 4] = [
        (|settings| settings.writers = Writers::Nobody, 200, 403),
        (|settings| settings.writers = Writers::SignedIn, 200, 401),
        (|settings| settings.writers = Writers::Members, 200, 401),
        (|settings| settings.viewers = Viewers::Members, 404, 404),
    ];
    for (change, reading, placing) in cases {
        let server = TestServer::start().await;
        let ada = server.person("Ada").await;
        let chat = ada.place_marker(CALLS, SRC).await;
        server.settings(&default_tenant_id(), change).await;
        let read = ada.get(&page_of(CALLS, PAGE)).await;
        assert_eq!(read.status, reading, "{}", read.text);
        ada.post(CALLS, marker(SRC, fresh())).await.fails(placing, "placing");
        if reading == 404 {
            let path = format!("{CALLS}/{chat}");
            ada.delete(&path, json!({ "broadcastId": fresh() })).await.fails(404, "deleting");
            let member = server.person_as("Mo", Role::Member, &default_tenant_id()).await;
            assert_eq!(member.page_markers(CALLS).await.len(), 1, "members look");
        }
    }
}

#[tokio::test]
async fn m10_tenants_with_the_same_page_stay_apart() {
    let server = TestServer::start().await;
    let other = server.new_tenant("other").await;
    let ada = server.person("Ada").await;
    let calls = format!("/comment-image-chats/{other}");
    let (here, there) = (ada.place_marker(CALLS, SRC).await, ada.place_marker(&calls, SRC).await);
    let ids = async |calls: &str| -> Vec<Value> {
        ada.page_markers(calls).await.iter().map(|marker| marker["_id"].clone()).collect()
    };
    assert_eq!(ids(CALLS).await, [json!(here)]);
    assert_eq!(ids(&calls).await, [json!(there)]);
    let body = json!({ "broadcastId": fresh() });
    ada.delete(&format!("{CALLS}/{there}"), body.clone()).await.fails(404, "of the other tenant");
    let root = server.person_as("Root", Role::Administrator, &default_tenant_id()).await;
    root.delete(&format!("{CALLS}/{there}"), body.clone())
        .await
        .fails(404, "to administrators too");
    root.delete(&format!("{calls}/{there}"), body).await.fails(403, "a guest over there");
    server.settings(&other, |settings| settings.viewers = Viewers::Members).await;
    let body = json!({ "broadcastId": fresh() });
    root.delete(&format!("{calls}/{there}"), body).await.fails(404, "a stranger over there");
    assert_eq!(ids(CALLS).await, [json!(here)]);
}

#[tokio::test]
async fn too_many_changes_are_429_with_the_seconds_to_wait() {
    let server = TestServer::start_with(|config| {
        config.rate_limits = Switch::On;
        config.rates = RateLimitConfig::for_tests(2, |rates| &mut rates.changes);
    })
    .await;
    let ada = server.person("Ada").await;
    ada.place_marker(CALLS, SRC).await;
    ada.place_marker(CALLS, SRC).await;
    let refused = ada.post(CALLS, marker(SRC, fresh())).await;
    refused.fails(429, "too many");
    assert!(refused.header("retry-after").parse::<u32>().is_ok_and(|seconds| seconds > 0));
    assert_eq!(ada.page_markers(CALLS).await.len(), 2);
}
