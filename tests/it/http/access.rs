//! CSRF protection, unknown paths, methods that are not allowed, health, and the headers of every answer.

use crate::common::{Answer, Person, TestServer, fresh};
use image_chat::server::http::router;
use reqwest::Method;
use serde_json::json;

/// A request that changes something, with these headers.
async fn post_with(person: &Person, path: &str, headers: &[(&str, &str)]) -> Answer {
    let body = match path {
        "/rpc/introduce" => json!({ "name": "Eve" }),
        _ => json!({ "x": 1, "y": 1, "body": "x", "broadcastId": fresh(), "name": "Eve" }),
    };
    let request = person.request(Method::POST, path).json(&body);
    let with = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
    Answer::to(with).await
}

#[tokio::test]
async fn m10_changes_come_from_the_sites_own_pages() {
    let server =
        TestServer::start_with(|config| config.public_url = Some("https://chat.example".into()))
            .await;
    let (ada, image) = server.person_with_image("Ada").await;
    let own = server.base();
    let https = own.replace("http:", "https:");
    let chats = format!("/api/v1/images/{image}/chats");
    let fine: &[&[(&str, &str)]] = &[
        &[],
        &[("origin", &own)],
        &[("origin", &https)],
        &[("origin", "https://chat.example")],
        &[("sec-fetch-site", "same-origin")],
        &[("sec-fetch-site", "none")],
        &[("sec-fetch-site", "same-origin"), ("origin", &own)],
    ];
    let foreign: &[&[(&str, &str)]] = &[
        &[("origin", "https://evil.example")],
        &[("origin", "https://chat.example.evil.example")],
        &[("origin", "https://chat.example:444")],
        &[("origin", "http://chat.example")],
        &[("origin", "null")],
        &[("origin", "")],
        &[("origin", "127.0.0.1")],
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site")],
        &[("sec-fetch-site", "")],
        &[("sec-fetch-site", "Same-Origin")],
        &[("sec-fetch-site", "cross-site"), ("origin", &own)],
    ];
    for path in [chats.as_str(), "/api/v1/session", "/rpc/introduce"] {
        for headers in fine {
            let answer = post_with(&ada, path, headers).await;
            assert!(matches!(answer.status, 200 | 201), "{path} {headers:?}: {}", answer.text);
        }
        for headers in foreign {
            let answer = post_with(&ada, path, headers).await;
            let what = format!("{path} {headers:?}");
            if path.starts_with("/rpc/") {
                answer.failed(403, &what);
            } else {
                answer.refused_because(403, &what);
            }
            assert_eq!(answer.header("set-cookie"), "");
        }
    }
    let read = ada.request(Method::GET, &format!("/api/v1/images/{image}"));
    Answer::to(read.header("sec-fetch-site", "cross-site")).await.ok(200);
}

#[tokio::test]
async fn no_answer_invites_other_sites() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    for path in ["/", "/healthz", "/nothing", &format!("/api/v1/images/{image}")] {
        let request = ada.request(Method::GET, path).header("origin", "https://evil.example");
        let answer = Answer::to(request).await;
        assert_eq!(answer.header("access-control-allow-origin"), "", "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "strict-origin-when-cross-origin", "{path}");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin", "{path}");
    }
    let preflight = ada.request(Method::OPTIONS, "/api/v1/session");
    let preflight = preflight.header("origin", "https://evil.example");
    let answer = Answer::to(preflight.header("access-control-request-method", "POST")).await;
    assert_eq!((answer.status, answer.header("access-control-allow-origin")), (403, ""));
}

#[tokio::test]
async fn unknown_endpoints_say_so_in_json() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    for path in ["/api/v1", "/api/v1/", "/api/v1/nothing", "/api/v1/images", "/api/v1/session/x"] {
        ada.get(path).await.refused_because(404, path);
        ada.post(path, json!({})).await.refused_because(404, path);
    }
    ada.post("/rpc/nothing", json!({})).await.refused(404);
    ada.post("/rpc/a/b", json!({})).await.refused(404);
}

#[tokio::test]
async fn other_methods_are_not_allowed() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let cases = [
        ("PUT", "/api/v1/session".to_owned()),
        ("PUT", "/api/v1/tenants/demo/images".into()),
        ("PUT", format!("/api/v1/images/{image}")),
        ("POST", format!("/api/v1/images/{image}/events")),
        ("GET", format!("/api/v1/images/{image}/chats")),
        ("GET", format!("/api/v1/chats/{}", fresh())),
        ("PUT", format!("/api/v1/chats/{}", fresh())),
        ("PATCH", format!("/api/v1/chats/{}/comments", fresh())),
        ("POST", format!("/api/v1/comments/{}", fresh())),
        ("GET", "/rpc/operate".into()),
        ("POST", "/".into()),
        ("DELETE", format!("/i/{image}")),
        ("POST", "/healthz".into()),
        ("POST", "/live".into()),
        ("PUT", "/media/a/b.png".into()),
        ("BREW", "/api/v1/session".into()),
    ];
    for (method, path) in cases {
        let answer = ada.send(method, &path, "{}").await;
        answer.refused_because(405, &format!("{method} {path}"));
        assert_ne!(answer.header("allow"), "", "{method} {path} says what is");
    }
}

#[tokio::test]
async fn health_checks_answer() {
    let server = TestServer::start().await;
    let stranger = server.stranger();
    let (alive, ready) = (stranger.get("/healthz").await, stranger.get("/readyz").await);
    assert_eq!((alive.status, alive.text.as_str()), (200, "ok\n"));
    assert_eq!((ready.status, ready.text.as_str()), (200, "ready\n"));
}

/// What a request that is already inside meets while the server stops.
async fn ask(service: &axum::Router, path: &str) -> u16 {
    use tower::ServiceExt;
    let request = axum::http::Request::get(path).header("host", "localhost");
    let request = request.body(axum::body::Body::empty()).expect("a request");
    service.clone().oneshot(request).await.expect("an answer").status().as_u16()
}

#[tokio::test]
async fn lp20_a_stopping_server_is_not_ready() {
    let server = TestServer::start().await;
    let service = router(server.state().clone());
    assert_eq!((ask(&service, "/healthz").await, ask(&service, "/readyz").await), (200, 200));
    server.state().draining.cancel();
    assert_eq!((ask(&service, "/healthz").await, ask(&service, "/readyz").await), (200, 503));
}

#[tokio::test]
async fn a_server_without_its_database_is_not_ready_and_says_nothing_more() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    server.state().store.close().await;
    assert_eq!(ada.get("/readyz").await.status, 503);
    assert_eq!(ada.get("/healthz").await.status, 200);
    let answer = ada.get(&format!("/api/v1/images/{image}")).await;
    let body = answer.ok(500);
    assert_eq!(body["error"]["code"], "internal");
    assert!(!answer.text.contains("pool") && !answer.text.contains("sql"), "{}", answer.text);
    let page = ada.get(&format!("/i/{image}")).await;
    assert_eq!(page.status, 500);
    assert!(page.text.contains("Something failed on our side"), "{}", page.text);
}
