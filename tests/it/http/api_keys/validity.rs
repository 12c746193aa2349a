//! Which keys are accepted, and where.

use super::*;
use crate::common::Answer;
use crate::http::contents::contents;
use image_chat::model::Timestamp;
use image_chat::server::config::{Config, RateLimitConfig, Switch};
use image_chat::server::store::ApiKey;

const SESSION: &str = "/api/v1/session";

/// It is refused with this name, as a reader and as a writer.
async fn refused(program: &Person, image: ImageId, reason: &str) {
    let looks = program.get(&format!("/api/v1/images/{image}")).await;
    let writes = program.post(&chats(image), chat(json!({}))).await;
    for answer in [looks, writes] {
        answer.refused(401);
        assert!(answer.text.contains(reason), "{}", answer.text);
    }
}

#[tokio::test]
async fn a_wrong_expired_or_revoked_key_is_refused_with_its_reason() {
    let server = TestServer::start().await;
    let (_, image) = server.person_with_image("Ada").await;
    refused(&program(&server, "ick_nobody"), image, "unknown_key").await;
    let valid = key(&server, &default_tenant_id(), Role::Member).await;
    let past = ApiKey { id: fresh(), expires_at: Some(Timestamp(1)), ..valid.key.clone() };
    let secret = image_chat::server::auth::new_api_key().expect("randomness");
    let keys = server.state().store.api_keys();
    keys.create_api_key(&past, &secret.digest(), 20).await.expect("stored");
    refused(&program(&server, secret.as_str()), image, "expired_key").await;
    let program = program(&server, &valid.secret);
    program.get(SESSION).await.ok(200);
    let is_revoked = keys.revoke_api_key(&default_tenant_id(), valid.key.id, Timestamp(2)).await;
    assert!(is_revoked.expect("stored"));
    server.state().access.invalidate();
    refused(&program, image, "revoked_key").await;
}

#[tokio::test]
async fn of_a_key_only_the_digest_is_stored() {
    let server = TestServer::start().await;
    let key = key(&server, &default_tenant_id(), Role::Member).await;
    let hex: String = key.secret.bytes().map(|byte| format!("{byte:02X}")).collect();
    for (table, rows) in contents(&server).await {
        assert!(!rows.contains(&key.secret) && !rows.contains(&hex), "{table}");
    }
}

#[tokio::test]
async fn an_administrator_sees_when_a_key_was_last_used() {
    let server = TestServer::start().await;
    let key = key(&server, &default_tenant_id(), Role::Member).await;
    let tenant = default_tenant_id();
    let last = || async {
        server.state().store.api_keys().api_keys(&tenant).await.expect("read")[0].last_used_at
    };
    assert_eq!(last().await, None);
    let program = program(&server, &key.secret);
    while last().await.is_none() {
        program.get(SESSION).await.ok(200);
    }
    let first = last().await;
    for _ in 0..5 {
        program.get(SESSION).await.ok(200);
    }
    assert_eq!(last().await, first, "at most once a minute");
}

#[tokio::test]
async fn pages_and_server_functions_know_no_key() {
    let server = TestServer::start().await;
    let program = program_as(&server, Role::Administrator).await;
    for page in ["/t/demo/members", "/t/demo/settings", "/t/demo/moderation"] {
        assert_eq!(program.get(page).await.status, 404, "{page}");
    }
    let form = [("do", "invite"), ("role", "administrator"), ("days", "7"), ("uses", "1")];
    let request = program.request(Method::POST, "/t/demo/members").form(&form);
    assert_eq!(Answer::to(request).await.status, 404);
}

#[tokio::test]
async fn a_key_needs_no_page_of_this_site_around_it() {
    let server = TestServer::start().await;
    let program = program_as(&server, Role::Member).await;
    let image = program.upload("demo").await;
    let request = program.request(Method::POST, &chats(image)).json(&chat(json!({})));
    let request = request.header("origin", "https://elsewhere.example");
    Answer::to(request.header("sec-fetch-site", "cross-site")).await.ok(201);
}

#[tokio::test]
async fn changes_are_counted_for_each_key() {
    let server = TestServer::start_with(|config: &mut Config| {
        config.rate_limits = Switch::On;
        config.rates = RateLimitConfig::for_tests(4, |rates| &mut rates.changes);
    })
    .await;
    let busy = program_as(&server, Role::Member).await;
    let image = busy.upload("demo").await;
    let mut last = 0;
    for _ in 0..6 {
        last = busy.post(&chats(image), chat(json!({}))).await.status;
    }
    assert_eq!(last, 429);
    let other = program_as(&server, Role::Member).await;
    other.post(&chats(image), chat(json!({}))).await.ok(201);
}
