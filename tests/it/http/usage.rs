//! `GET /tenants/{tenant}/usage`: a tenant's usage (LP28).

use crate::common::TestServer;
use serde_json::Value;

async fn today(server: &TestServer) -> Value {
    let ada = server.person("Ada").await;
    let answer = ada.get("/api/v1/tenants/demo/usage").await.ok(200);
    answer["usage"].as_array().and_then(|days| days.last().cloned()).unwrap_or(Value::Null)
}

#[tokio::test]
async fn lp28_markers_are_counted_also_over_a_restart() {
    let server = TestServer::start().await;
    assert_eq!(today(&server).await, Value::Null, "nothing yet");
    let (ada, image) = server.person_with_image("Ada").await;
    let (chat, _) = ada.open_chat(image, "one").await;
    ada.open_chat(image, "two").await;
    ada.comment(chat, "no marker").await;
    let day = today(&server).await;
    assert_eq!(day["conversationCreateCount"], 2);
    assert_eq!(day["pubSubMessageCount"], 0, "nobody follows");
    assert_eq!(today(&server).await, day, "asking counts nothing");
    let TestServer { server, folder } = server;
    server.stop().await;
    let server = TestServer::start_in(folder, |_| {}).await;
    ada_again(&server).await;
    assert_eq!(today(&server).await["conversationCreateCount"], 3);
}

async fn ada_again(server: &TestServer) {
    let (ada, image) = server.person_with_image("Ada").await;
    ada.open_chat(image, "three").await;
}

#[tokio::test]
async fn days_are_asked_for_by_name() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    ada.open_chat(image, "one").await;
    let ask = |query: &'static str| {
        let ada = &ada;
        async move { ada.get(&format!("/api/v1/tenants/demo/usage{query}")).await }
    };
    let day = ask("").await.ok(200)["usage"][0]["day"].as_str().expect("a day").to_owned();
    let only = ada.get(&format!("/api/v1/tenants/demo/usage?from={day}&to={day}")).await.ok(200);
    assert_eq!(only["usage"][0]["day"], day.as_str());
    let past = ask("?from=2001-01-01&to=2001-12-31").await.ok(200);
    assert_eq!(past["usage"], Value::Array(vec![]));
    for wrong in [
        "?from=yesterday",
        "?to=2026-02-30",
        "?from=2026-02-02&to=2026-02-01",
        "?from=1990-01-01&to=2026-01-01",
        "?from=-9999-01-01",
        "?to=9999-12-31&from=0000-01-01",
    ] {
        ask(wrong).await.refused_because(400, wrong);
    }
    assert_eq!(ask("?to=9999-12-31").await.status, 200);
}

#[tokio::test]
async fn usage_is_for_known_callers_and_existing_tenants() {
    let server = TestServer::start().await;
    let path = "/api/v1/tenants/demo/usage";
    server.stranger().get(path).await.refused_because(401, "a stranger");
    let ada = server.person("Ada").await;
    for tenant in ["other", "NO", "%00"] {
        let path = format!("/api/v1/tenants/{tenant}/usage");
        ada.get(&path).await.refused_because(404, tenant);
    }
}
