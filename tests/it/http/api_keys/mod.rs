//! API keys: what programs may do with one, where it is good, and in whose name it writes.

mod authors;
mod daily_usage;
mod page;
mod validity;

use crate::common::{Person, TestServer, fresh};
use image_chat::model::{DisplayName, ImageId, Role, TenantId};
use image_chat::server::services::api_keys::{CreatedApiKey, NewApiKey, issue};
use image_chat::server::services::tenants::default_tenant_id;
use reqwest::{Client, Method, header};
use serde_json::{Value, json};

/// A new key, as the command line makes it.
async fn key(server: &TestServer, tenant: &TenantId, role: Role) -> CreatedApiKey {
    let new = NewApiKey { name: DisplayName::new("Importer").expect("a name"), role, days: None };
    let store = &*server.state().store;
    issue(store, tenant, None, &new).await.expect("stored")
}

/// A program that sends this secret with each request.
fn program(server: &TestServer, secret: &str) -> Person {
    let mut headers = header::HeaderMap::new();
    let bearer = format!("Bearer {secret}").parse().expect("a header");
    headers.insert(header::AUTHORIZATION, bearer);
    Person::with_client(Client::builder().default_headers(headers), server.base())
}

async fn program_as(server: &TestServer, role: Role) -> Person {
    let key = key(server, &default_tenant_id(), role).await;
    program(server, &key.secret)
}

/// A discussion to be opened.
fn chat(fields: Value) -> Value {
    let mut body = json!({ "x": 1, "y": 2, "body": "Hello", "broadcastId": fresh() });
    for (name, value) in fields.as_object().expect("fields") {
        body[name] = value.clone();
    }
    body
}

fn chats(image: ImageId) -> String {
    format!("/api/v1/images/{image}/chats")
}

#[tokio::test]
async fn a_program_uploads_and_writes_under_the_name_of_its_key() {
    let server = TestServer::start().await;
    let key = key(&server, &default_tenant_id(), Role::Member).await;
    assert!(key.secret.starts_with("ick_") && key.secret.len() == 47, "256 bits");
    let program = program(&server, &key.secret);
    let image = program.upload("demo").await;
    let answer = program.post(&chats(image), chat(json!({}))).await.ok(201);
    let by = &answer["chat"]["by"];
    assert_eq!((by["name"].as_str(), by["role"].as_str()), (Some("Importer"), None));
    assert_eq!(by["id"], key.key.id.to_string(), "it is the same author each time");
    let known = program.get("/api/v1/session").await.ok(200);
    assert_eq!(known["user"]["id"], by["id"]);
    program.post("/api/v1/session", json!({ "name": "Ada" })).await.refused(403);
    program.post("/api/v1/live-ticket", json!({})).await.refused(401);
}

#[tokio::test]
async fn a_key_may_what_its_role_may() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    server.settings(&default_tenant_id(), |settings| settings.usage_is_open = false).await;
    for (role, deletes, reads) in
        [(Role::Member, 403, 403), (Role::Moderator, 200, 403), (Role::Administrator, 200, 200)]
    {
        let program = program_as(&server, role).await;
        let (chat, _) = ada.open_chat(image, "mine").await;
        let body = json!({ "broadcastId": fresh() });
        let path = format!("/api/v1/chats/{chat}");
        assert_eq!(program.delete(&path, body).await.status, deletes, "{role:?}");
        let usage = program.get("/api/v1/tenants/demo/usage").await;
        assert_eq!(usage.status, reads, "{role:?}");
    }
}

#[tokio::test]
async fn m10_lp24_in_a_private_tenant_of_others_a_key_finds_nothing() {
    let server = TestServer::start().await;
    let victim = server.new_tenant("victim").await;
    let owner = server.person_as("Vera", Role::Administrator, &victim).await;
    let image = owner.upload("victim").await;
    let (chat_id, comment) = owner.open_chat(image, "Between us").await;
    let private = image_chat::model::Viewers::Members;
    server.settings(&victim, |settings| settings.viewers = private).await;
    let program = program_as(&server, Role::Administrator).await;
    let body = chat(json!({ "reason": "", "name": "x" }));
    let nobody = fresh().to_string();
    for (method, path, own) in [
        (Method::GET, "/api/v1/images/{id}", image.to_string()),
        (Method::GET, "/api/v1/images/{id}/events?since=0", image.to_string()),
        (Method::POST, "/api/v1/images/{id}/chats", image.to_string()),
        (Method::DELETE, "/api/v1/chats/{id}", chat_id.to_string()),
        (Method::POST, "/api/v1/chats/{id}/comments", chat_id.to_string()),
        (Method::PATCH, "/api/v1/comments/{id}", comment.to_string()),
        (Method::POST, "/api/v1/comments/{id}/flag", comment.to_string()),
        (Method::GET, "/api/v1/tenants/{id}/usage", "victim".to_owned()),
        (Method::GET, "/api/v1/tenants/{id}/images", "victim".to_owned()),
    ] {
        let ask = |id: &str| {
            let request = program.request(method.clone(), &path.replace("{id}", id));
            let request = if method == Method::GET { request } else { request.json(&body) };
            crate::common::Answer::to(request)
        };
        let (foreign, missing) = (ask(&own).await, ask(&nobody).await);
        foreign.refused_because(404, path);
        assert_eq!(foreign.text, missing.text, "{method} {path}: foreign and missing are alike");
    }
}

#[tokio::test]
async fn m10_in_a_public_tenant_of_others_a_key_is_a_stranger() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (chat_id, _) = ada.open_chat(image, "Hello").await;
    let other = server.new_tenant("other").await;
    let key = key(&server, &other, Role::Administrator).await;
    let program = program(&server, &key.secret);
    program.get(&format!("/api/v1/images/{image}")).await.ok(200);
    program.post(&chats(image), chat(json!({}))).await.refused(401);
    let path = format!("/api/v1/chats/{chat_id}");
    program.delete(&path, json!({ "broadcastId": fresh() })).await.refused(401);
    program.get("/api/v1/tenants/demo/usage").await.refused(401);
}
