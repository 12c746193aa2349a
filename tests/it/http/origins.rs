//! Pages of other sites change nothing and read nothing, whatever origin they claim (LP22, M10). The rule itself is tested
//! in `server/http/middleware/origin.rs`; here, that every route follows it.

use crate::common::{Answer, Person, TestServer, form_with, fresh, png};
use crate::http::contents::contents;
use crate::http::malformed::{Call, calls};
use image_chat::model::{ImageId, Role};
use image_chat::server::services::tenants::default_tenant_id;
use leptos::server_fn::axum::server_fn_paths;
use reqwest::Method;
use serde_json::{Value, json};

type Headers<'a> = Vec<(&'a str, &'a str)>;

const PUBLIC: &str = "https://chat.example.org";

async fn public_server() -> TestServer {
    TestServer::start_with(|config| config.public_url = Some(PUBLIC.into())).await
}

/// What pages of other sites come with, and those who would like to be taken for this one.
fn foreign() -> Vec<Headers<'static>> {
    let origins = [
        "null",
        "",
        "https://evil-chat.example.org",
        "https://chat.example.org.evil.test",
        "https://chat.example.org:444",
        "http://chat.example.org",
        "https://CHAT.EXAMPLE.ORG",
        "https://evil.test@chat.example.org",
        "https://chat.example.org@evil.test",
        "https://chat.example.org.",
        "https://chat.example.org/",
        "http://localhost:1",
    ];
    let mut all: Vec<Headers> = origins.map(|origin| vec![("origin", origin)]).into();
    all.extend([
        vec![("origin", PUBLIC), ("origin", PUBLIC)],
        vec![("origin", PUBLIC), ("origin", "https://evil.test")],
        // A name of someone else that was made to lead here.
        vec![("origin", "https://evil.test"), ("host", "evil.test")],
        vec![("origin", "http://evil.test:3000"), ("host", "evil.test:3000")],
        vec![("origin", "http://127.0.0.1.evil.test"), ("host", "127.0.0.1.evil.test")],
    ]);
    all
}

/// What only requests have that are no handshakes.
fn cross_site() -> Vec<Headers<'static>> {
    vec![
        vec![("sec-fetch-site", "cross-site")],
        vec![("sec-fetch-site", "same-site")],
        vec![("sec-fetch-site", "cross-site"), ("origin", PUBLIC)],
        vec![("sec-fetch-site", "same-origin"), ("sec-fetch-site", "cross-site")],
        vec![
            ("sec-fetch-site", "same-origin"),
            ("origin", "https://evil.test"),
            ("host", "evil.test"),
        ],
        vec![("sec-fetch-site", "none"), ("origin", "null")],
    ]
}

async fn send(person: &Person, call: (&str, &str), body: &Value, headers: &Headers<'_>) -> Answer {
    let (method, path) = call;
    let request = person.raw(method, path, "application/json", body.to_string());
    Answer::to(headers.iter().fold(request, |r, (name, value)| r.header(*name, *value))).await
}

/// A body that this server function would do something with, or show something for.
fn body_for(function: &str, image: ImageId) -> Value {
    let command = json!({ "do": "open-chat", "at": { "x": 1, "y": 1 }, "body": "from elsewhere" });
    match function {
        "operate" => {
            json!({ "image": image, "operation": { "broadcastId": fresh(), "command": command } })
        }
        "introduce" => json!({ "name": "Eve" }),
        "flag_comment" => json!({ "comment": fresh(), "reason": "from elsewhere" }),
        "close_image" => json!({ "image": image, "closed": true }),
        "mark_read" => json!({ "image": image, "chat": null, "seq": 0 }),
        other => panic!("{other} is a new server function: say here what it takes"),
    }
}

#[tokio::test]
async fn m10_every_call_of_the_api_is_for_own_pages() {
    let server = public_server().await;
    let ada = server.person("Ada").await;
    let calls = calls(&ada, &server).await;
    let before = contents(&server).await;
    for headers in foreign().iter().chain(&cross_site()) {
        for Call { method, path, body, .. } in &calls {
            let answer = send(&ada, (*method, path.as_str()), body, headers).await;
            answer.refused_because(403, &format!("{method} {path} {headers:?}"));
        }
    }
    assert_eq!(contents(&server).await, before, "nothing changed");
    let own = vec![("origin", PUBLIC), ("sec-fetch-site", "same-origin")];
    for Call { method, path, body, .. } in &calls {
        let answer = send(&ada, (*method, path.as_str()), body, &own).await;
        assert!(matches!(answer.status, 200 | 201), "{method} {path}: {}", answer.text);
    }
    assert_ne!(contents(&server).await, before, "and it can be seen when something does");
}

#[tokio::test]
async fn m10_every_server_function_is_for_own_pages_with_every_method() {
    let server = public_server().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let functions: Vec<&str> = server_fn_paths().map(|(path, _)| path).collect();
    assert!(functions.len() >= 4 && functions.iter().all(|path| path.starts_with("/rpc/")));
    let before = contents(&server).await;
    for path in functions {
        let body = body_for(path.trim_start_matches("/rpc/"), image);
        for headers in foreign().iter().chain(&cross_site()) {
            send(&ada, ("POST", path), &body, headers)
                .await
                .failed(403, &format!("{path} {headers:?}"));
        }
        let evil = vec![("origin", "https://evil.test"), ("sec-fetch-site", "cross-site")];
        for method in ["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"] {
            let answer = send(&ada, (method, path), &body, &evil).await;
            assert_eq!(answer.status, 403, "{method} {path}");
        }
        // A form of another site can send these types without asking first.
        for kind in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"] {
            let request = ada.raw("POST", path, kind, body.to_string());
            let answer = Answer::to(request.header("origin", "https://evil.test")).await;
            answer.failed(403, &format!("{path} as {kind}"));
        }
    }
    assert_eq!(contents(&server).await, before, "nothing changed");
}

#[tokio::test]
async fn m10_a_form_of_another_site_is_answered_by_a_page() {
    let server = public_server().await;
    let root = server.person_as("Root", Role::Administrator, &default_tenant_id()).await;
    let before = contents(&server).await;
    let post = |path| root.request(Method::POST, path);
    for headers in foreign().iter().chain(&cross_site()) {
        for request in [
            post("/t/demo/settings").form(&[("name", "Mine now")]),
            post("/t/demo").form(&[("src", "http://127.0.0.1:1/x.png")]),
            post("/t/demo").multipart(form_with(png(), "a.png")),
        ] {
            let answer = headers.iter().fold(request, |r, (name, value)| r.header(*name, *value));
            let answer = Answer::to(answer).await;
            assert_eq!(answer.status, 403, "{headers:?}");
            let why = [
                "This request comes from another site.",
                "does not know the name it was called by",
            ];
            assert!(why.iter().any(|why| answer.text.contains(why)), "{}", answer.text);
        }
    }
    assert_eq!(contents(&server).await, before, "nothing changed");
}

#[tokio::test]
async fn lp22_sockets_are_for_own_pages() {
    let server = public_server().await;
    let ada = server.person("Ada").await;
    for headers in foreign() {
        for person in [&server.stranger(), &ada] {
            let answer = person.handshake(&headers).await;
            assert_eq!(answer.status, 403, "{headers:?}: {}", answer.text);
        }
    }
    for person in [&server.stranger(), &ada] {
        assert_eq!(person.handshake(&[("origin", PUBLIC)]).await.status, 101);
        assert_eq!(person.handshake(&[("origin", &server.base())]).await.status, 101, "loopback");
    }
    assert_eq!(server.stranger().handshake(&[]).await.status, 101, "a program, as nobody");
    assert_eq!(ada.handshake(&[]).await.status, 403, "a cookie without an origin");
}

#[tokio::test]
async fn without_a_public_address_a_page_is_of_the_host_it_calls() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    let rename = json!({ "name": "Ada" });
    let own = vec![("origin", "https://192.168.0.7"), ("host", "192.168.0.7")];
    send(&ada, ("POST", "/api/v1/session"), &rename, &own).await.ok(201);
    assert_eq!(ada.handshake(&own).await.status, 101);
    for origin in ["https://evil.test", "null", "https://192.168.0.7:1", "file://192.168.0.7"] {
        let other = vec![("origin", origin), ("host", "192.168.0.7")];
        send(&ada, ("POST", "/api/v1/session"), &rename, &other).await.refused(403);
        assert_eq!(ada.handshake(&other).await.status, 403, "{origin}");
    }
}

/// A program that keeps cookies sends neither header, and no page can be such a program.
#[tokio::test]
async fn programs_may_change_what_their_person_may() {
    let server = public_server().await;
    let (ada, image) = server.person_with_image("Ada").await;
    ada.open_chat(image, "without an origin").await;
    let path = format!("/api/v1/images/{image}/chats");
    let body = json!({ "x": 1, "y": 1, "body": "x", "broadcastId": fresh() });
    server.stranger().post(&path, body).await.refused(401);
}

#[tokio::test]
async fn nothing_is_read_by_a_name_that_others_own() {
    let server = public_server().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let picture = ada.snapshot(image).await;
    assert_eq!(picture.board.image, image);
    let paths = ["/", "/t/demo", "/login", "/pkg/image-chat.js", "/api/openapi.json", "/live"];
    let of_image = [format!("/i/{image}"), format!("/api/v1/images/{image}")];
    for path in paths.into_iter().chain(of_image.iter().map(String::as_str)) {
        let by = |host: &'static str| ada.request(Method::GET, path).header("host", host);
        for host in
            ["evil.test", "evil.test:3000", "127.0.0.1.evil.test", "chat.example.org.evil.test"]
        {
            let answer = Answer::to(by(host)).await;
            assert_eq!(answer.status, 403, "{path} by {host}");
            assert!(answer.text.contains("does not know the name"), "{path}: {}", answer.text);
            assert!(!answer.text.contains("Ada"), "{path}");
        }
        let own = Answer::to(by("chat.example.org")).await;
        assert!(!own.text.contains("does not know the name"), "{path}: {}", own.text);
    }
    for path in ["/healthz", "/readyz"] {
        let request = ada.request(Method::GET, path).header("host", "probe.cluster.local");
        assert_eq!(Answer::to(request).await.status, 200, "watchers ask by any name");
    }
}
