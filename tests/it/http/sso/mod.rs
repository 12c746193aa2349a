//! `POST /tenants/{tenant}/sso`: people of embedding sites, and what their pages may ask.

mod elsewhere;
mod people;

use crate::common::{Answer, TestServer, fresh};
use base64::{Engine, engine::general_purpose::STANDARD};
use hmac::{Hmac, Mac};
use image_chat::model::{ImageId, Role, Settings, TenantId, Timestamp, UserId, Writers};
use image_chat::protocol::moderation::AuditEntry;
use image_chat::server::clock;
use image_chat::server::services::tenants::default_tenant_id;
use image_chat::server::store::{Identity, User};
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};
use sha2::Sha256;

const PATH: &str = "/api/v1/tenants/demo/sso";
const SECRET: &str = "kq3J0aXq6l8VbFfVQm0m8YbN2c4Zt1uR5oW7yXhD9sE";
const SITE: &str = "https://site.example";

/// A server whose tenant `demo` has a secret and is embedded in a site.
async fn server() -> TestServer {
    let server = TestServer::start().await;
    give_secret(&server, &default_tenant_id(), SECRET).await;
    set(&server, |settings| settings.embed_origins = vec![SITE.into()]).await;
    server
}

async fn give_secret(server: &TestServer, tenant: &TenantId, secret: &str) {
    let now = clock::now();
    server.state().store.tenancy().rotate_secret(tenant, secret, now, now).await.expect("stored");
}

async fn set(server: &TestServer, change: impl FnOnce(&mut Settings)) {
    server.settings(&default_tenant_id(), change).await;
}

pub fn sign_at(secret: &str, user: &Value, timestamp: i64) -> Value {
    let data = STANDARD.encode(user.to_string());
    let mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("any key");
    let mac = mac.chain_update(timestamp.to_string()).chain_update(&data).finalize();
    let hash: String = mac.into_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    json!({ "sso": {
        "userDataJSONBase64": data, "verificationHash": hash, "timestamp": timestamp,
        "loginURL": "https://site.example/login",
    } })
}

fn sign(user: &Value) -> Value {
    sign_at(SECRET, user, clock::now().0)
}

fn ada() -> Value {
    json!({ "id": "7", "email": "ada@site.example", "username": "ada" })
}

fn ada_who(flag: &str) -> Value {
    let mut ada = ada();
    ada[flag] = json!(true);
    ada
}

/// Refused, and the message begins with the reason.
#[track_caller]
fn refused(answer: &Answer, status: u16, reason: &str) {
    answer.refused_because(status, reason);
    let body: Value = serde_json::from_str(&answer.text).expect("JSON");
    let message = body["error"]["message"].as_str().expect("a message");
    assert!(message.starts_with(&format!("{reason}: ")), "{reason}: {message}");
    assert_eq!(answer.header("set-cookie"), "", "{reason}");
}

/// A request of someone without cookies who shows this token.
fn with_token(server: &TestServer, method: Method, path: &str, token: &Value) -> RequestBuilder {
    server.stranger().request(method, path).bearer_auth(token.as_str().expect("a token"))
}

async fn writes(server: &TestServer, image: ImageId, token: &Value) -> Answer {
    let body = json!({ "x": 1, "y": 1, "body": "x", "broadcastId": fresh() });
    let path = format!("/api/v1/images/{image}/chats");
    Answer::to(with_token(server, Method::POST, &path, token).json(&body)).await
}
