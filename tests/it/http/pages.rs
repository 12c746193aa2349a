//! The pages as the server sends them: content without JavaScript, and nothing that their policy forbids.

use crate::common::{Answer, Person, TestServer, fresh};
use crate::http::accounts::account;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use image_chat::model::Role;
use image_chat::server::services::tenants::default_tenant_id;
use reqwest::Method;
use serde_json::json;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

async fn page(person: &Person, path: &str, status: u16) -> Answer {
    let answer = person.get(path).await;
    assert_eq!(answer.status, status, "{path}");
    assert_eq!(answer.header("content-type"), "text/html; charset=utf-8", "{path}");
    assert_eq!(answer.header("cache-control"), "private, no-cache", "{path}");
    assert!(answer.text.starts_with("<!DOCTYPE html>"), "{path}");
    check_policy(path, &answer);
    answer
}

/// Every script is a file of this site, and an inline style is named in the policy by its digest.
fn check_policy(path: &str, answer: &Answer) {
    let policy = answer.header("content-security-policy");
    for part in ["default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors"] {
        assert!(policy.contains(part), "{path}: {policy}");
    }
    assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
    for script in answer.text.split("<script").skip(1) {
        if script.starts_with(" type=\"application/json\"") {
            continue;
        }
        let is_file = script.starts_with(" type=\"module\" src=\"/pkg/");
        assert!(is_file && script.contains("\"></script>"), "{path}: {script:.80}");
    }
    for style in answer.text.split("<style").skip(1) {
        let style = style.strip_prefix('>').and_then(|style| style.split_once("</style>"));
        let digest = BASE64_STANDARD.encode(Sha256::digest(style.expect("a whole style").0));
        assert!(policy.contains(&format!("'sha256-{digest}'")), "{path}: {policy}");
    }
    let has_wasm = ["id=\"room-data\"", "class=\"live-queue\""];
    let has_wasm = has_wasm.iter().any(|mark| answer.text.contains(mark));
    assert_eq!(policy.contains("wasm"), has_wasm, "{path}");
    for forbidden in [" style=\"", " style='", " onclick=", " onload=", " onerror=", "javascript:"]
    {
        let body = answer.text.split_once("<body").expect("a body").1;
        assert!(!body.contains(forbidden), "{path} has{forbidden}");
    }
}

#[tokio::test]
async fn the_start_page_shows_the_images_of_members() {
    let server = TestServer::start().await;
    let ada = server.person_as("Ada", Role::Member, &default_tenant_id()).await;
    let image = ada.upload("demo").await;
    for path in ["/", "/t/demo"] {
        let answer = page(&server.stranger(), path, 200).await;
        assert!(answer.text.contains(&format!("href=\"/i/{image}\"")), "{path}");
        assert!(answer.text.contains("Tern &amp; Tide"), "{path} shows the sample");
        assert!(answer.text.contains("data-testid=\"upload\""), "{path}");
    }
}

/// The script of a page: the URL of its only one.
fn script_of(answer: &Answer) -> &str {
    let mut scripts = answer.text.split("<script type=\"module\" src=\"").skip(1);
    let script = scripts.next().and_then(|rest| rest.split('"').next()).expect("a script");
    assert_eq!(scripts.next(), None, "one script");
    script
}

/// Only pages with islands load the wasm. All others have the one script that this repository has the source of.
#[tokio::test]
async fn pages_without_islands_need_no_wasm() {
    let server = TestServer::start().await;
    let root = server.person_as("Root", Role::Administrator, &default_tenant_id()).await;
    let image = root.upload("demo").await;
    let share = format!("/i/{image}/share");
    let ada = account(&server, "Ada", "ada@example.org").await;
    for (person, path) in [
        (&ada, "/account"),
        (&root, "/"),
        (&root, "/t/demo"),
        (&root, "/login"),
        (&root, "/signup"),
        (&root, "/api/docs/live"),
        (&root, "/t/demo/members"),
        (&root, "/t/demo/settings"),
        (&root, "/t/demo/webhooks"),
        (&root, "/t/demo/moderation?view=audit"),
        (&root, share.as_str()),
    ] {
        let answer = page(person, path, 200).await;
        assert!(script_of(&answer).ends_with("/page.js"), "{path}: {}", script_of(&answer));
        assert!(!answer.text.contains(".wasm"), "{path}");
    }
    for path in [format!("/i/{image}"), "/t/demo/moderation".to_owned()] {
        let answer = page(&root, &path, 200).await;
        assert!(script_of(&answer).ends_with("/start.js"), "{path}: {}", script_of(&answer));
        for asset in ["rel=\"modulepreload\"", "image-chat.js\"", "image-chat.wasm\""] {
            assert!(answer.text.contains(asset), "{path}: {asset}");
        }
    }
}

#[tokio::test]
async fn the_script_of_a_page_is_kept_for_ever() {
    let server = TestServer::start().await;
    let start = page(&server.stranger(), "/", 200).await;
    let script = server.stranger().get(script_of(&start)).await;
    assert_eq!(
        (script.status, script.header("content-type")),
        (200, "text/javascript; charset=utf-8")
    );
    assert_eq!(script.header("cache-control"), "public, max-age=31536000, immutable");
    let other = script_of(&start).replace("/pkg/", "/pkg/0");
    assert_eq!(server.stranger().get(&other).await.status, 404, "{other}");
}

/// What search engines show.
fn description_of(answer: &Answer) -> &str {
    let (_, rest) = answer.text.split_once("<meta name=\"description\" content=\"").expect("one");
    rest.split('"').next().expect("its end")
}

#[tokio::test]
async fn every_page_is_described_in_its_own_words() {
    let server = TestServer::start().await;
    let root = server.person_as("Root", Role::Administrator, &default_tenant_id()).await;
    server.new_tenant("other").await;
    let image = root.upload("demo").await;
    let (image, share) = (format!("/i/{image}"), format!("/i/{image}/share"));
    let paths = [
        "/",
        "/t/other",
        "/login",
        "/signup",
        "/api/docs",
        "/api/docs/live",
        "/t/demo/members",
        "/t/demo/settings",
        "/t/demo/webhooks",
        "/t/demo/moderation",
        "/nothing",
        &image,
        &share,
    ];
    let mut described = BTreeSet::new();
    for path in paths {
        let answer = root.get(path).await;
        let description = description_of(&answer);
        assert!(description.chars().count() > 30, "{path}: {description:?}");
        assert!(described.insert(description.to_owned()), "{path}: {description:?} again");
    }
    assert!(description_of(&root.get(&image).await).starts_with("\u{2068}picture\u{2069}: "));
}

#[tokio::test]
async fn m10_a_tenants_page_shows_its_own_images() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    server.new_tenant("other").await;
    let elsewhere = ada.upload("other").await;
    let (demo, other) = (page(&ada, "/", 200).await, page(&ada, "/t/other", 200).await);
    let has =
        |answer: &Answer, id: image_chat::model::ImageId| answer.text.contains(&id.to_string());
    assert!(has(&demo, image) && !has(&demo, elsewhere));
    assert!(!has(&other, image) && has(&other, elsewhere));
}

#[tokio::test]
async fn an_image_shows_without_javascript() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada & <Co>").await;
    let (chat, comment) = ada.open_chat(image, "Too **dark** & <b>here</b>").await;
    let (other, _) = ada.open_chat(image, "Second").await;
    let path = format!("/i/{image}");
    let answer = page(&server.stranger(), &path, 200).await;
    let text = &answer.text;
    for id in [chat, other] {
        assert!(text.contains(&format!("data-chat-id=\"{id}\"")), "a marker for {id}");
    }
    assert_eq!(text.matches("data-testid=\"marker\"").count(), 2);
    assert!(text.contains("data-testid=\"stage\""));
    assert!(text.contains("#m1{--x:25.5%;--y:30.25%}"), "its place");
    let (_, reading) = text.split_once("<noscript>").expect("something to read");
    assert!(reading.contains(&format!("data-comment-id=\"{comment}\"")));
    assert!(reading.contains("<strong>dark</strong>") && reading.contains("Second"));
    assert!(reading.contains("Ada &amp; &lt;Co&gt;") && !text.contains("<b>here</b>"));
    assert!(text.contains("<title>picture</title>"));
}

#[tokio::test]
async fn m10_nothing_breaks_out_of_the_data_in_a_page() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("\"><script>alert('name')</script>").await;
    ada.open_chat(image, "</noscript></script><script>alert('body')</script> \" ' {{x}}").await;
    let hostile =
        crate::common::form_with(crate::common::png(), "\"><script>alert('title')</script>.png");
    let request = ada.request(Method::POST, "/api/v1/tenants/demo/images").multipart(hostile);
    Answer::to(request).await.ok(201);
    for path in ["/", &format!("/i/{image}")] {
        let answer = page(&ada, path, 200).await;
        assert!(!answer.text.contains("<script>alert"), "{path}: {}", answer.text);
        let reading = answer.text.matches("</noscript>").count();
        assert!(reading <= 1, "{path}: the reading part ends early");
    }
}

#[tokio::test]
async fn a_settled_or_deleted_discussion_shows_as_such() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let (settled, _) = ada.open_chat(image, "first").await;
    let (gone, _) = ada.open_chat(image, "S-2-secret").await;
    let settle = json!({ "resolved": true, "broadcastId": fresh() });
    ada.patch(&format!("/api/v1/chats/{settled}"), settle).await.ok(200);
    ada.delete(&format!("/api/v1/chats/{gone}"), json!({ "broadcastId": fresh() })).await.ok(200);
    let answer = page(&ada, &format!("/i/{image}"), 200).await;
    assert!(answer.text.contains("Resolved"));
    assert!(!answer.text.contains("S-2-secret") && !answer.text.contains(&gone.to_string()));
}

#[tokio::test]
async fn lp24_unknown_addresses_lead_to_a_page_that_says_so() {
    let server = TestServer::start().await;
    let ada = server.person("Ada").await;
    for path in [
        format!("/i/{}", fresh()),
        "/i/nonsense".into(),
        "/i/%FF".into(),
        "/i/%00".into(),
        "/t/nobody".into(),
        "/t/NO".into(),
        "/t/%FF".into(),
        "/nothing".into(),
        "/i".into(),
        "/favicon.svg/x".into(),
        "/pkg/nothing.js".into(),
        "/..%2f..%2fCargo.toml".into(),
    ] {
        let answer = page(&ada, &path, 404).await;
        assert!(answer.text.contains("nothing here for you to see"), "{path}");
    }
}

#[tokio::test]
async fn head_is_get_without_the_body() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    for path in ["/".to_owned(), format!("/i/{image}"), "/healthz".into()] {
        let answer = Answer::to(ada.request(Method::HEAD, &path)).await;
        assert_eq!((answer.status, answer.text.as_str()), (200, ""), "{path}");
    }
}

#[tokio::test]
async fn a_page_knows_who_looks_and_tells_nobody_else() {
    let server = TestServer::start().await;
    let (ada, image) = server.person_with_image("Ada").await;
    let path = format!("/i/{image}");
    let own = page(&ada, &path, 200).await.text;
    assert!(own.contains(&ada.id().to_string()));
    let strangers = page(&server.stranger(), &path, 200).await.text;
    assert!(!strangers.contains(&ada.id().to_string()), "she has written nothing");
    let cookie = ada.cookie().expect("a cookie").to_str().expect("text").to_owned();
    let secret = cookie.split_once('=').expect("a value").1;
    assert!(!own.contains(secret), "the session's secret stays out of pages");
}

/// They would be gone with the server otherwise.
#[tokio::test]
async fn icons_are_part_of_the_page() {
    let server = TestServer::start().await;
    let (_, image) = server.person_with_image("Ada").await;
    for path in ["/", &format!("/i/{image}"), "/login"] {
        let text = page(&server.stranger(), path, 200).await.text;
        assert!(!text.contains("icons.svg"), "{path}");
        let parts = text.split("href=\"#icon-").skip(1);
        let names: BTreeSet<&str> = parts.filter_map(|rest| rest.split('"').next()).collect();
        assert!(!names.is_empty(), "{path}");
        for name in &names {
            assert_eq!(
                text.matches(&format!("<symbol id=\"icon-{name}\"")).count(),
                1,
                "{path} {name}"
            );
        }
        assert_eq!(text.matches("<symbol ").count(), names.len(), "{path} has no others");
    }
}
