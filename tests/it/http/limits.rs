//! Rate limits: refusals carry `Retry-After`, and no header that a client sends raises a limit. The limits of these tests
//! refill once an hour, so that no test waits.

use crate::common::{Answer, Person, TestServer, form_with, fresh, png};
use crate::http::accounts::{PASSWORD, account, sign_in};
use governor::Quota;
use image_chat::server::config::{RateLimitConfig, Switch};
use reqwest::{Method, header};
use serde_json::{Value, json};

/// A server that lets this happen so often and the rest as by default; proxies in these networks.
async fn server_with(
    count: u32,
    which: impl FnOnce(&mut RateLimitConfig) -> &mut Quota,
    proxies: &str,
) -> TestServer {
    TestServer::start_with(|config| {
        config.rate_limits = Switch::On;
        config.rates = RateLimitConfig::for_tests(count, which);
        config.trusted_proxies = proxies.parse().expect("networks");
    })
    .await
}

/// It says when to come back: in about an hour.
#[track_caller]
fn check_wait(answer: &Answer) -> u32 {
    assert_eq!(answer.status, 429, "{}", answer.text);
    let seconds = answer.header("retry-after").parse().expect("whole seconds");
    assert!((3_500..=3_600).contains(&seconds), "{seconds}");
    seconds
}

/// A page, with this in `X-Forwarded-For`, a line each.
async fn page_for(person: &Person, path: &str, lines: &[&str]) -> Answer {
    let request = person.request(Method::GET, path);
    Answer::to(lines.iter().fold(request, |r, line| r.header("x-forwarded-for", *line))).await
}

/// A handshake of a client that the proxy says this of.
async fn handshake(person: &Person, forwarded_for: &str) -> Answer {
    person.handshake(&[("x-forwarded-for", forwarded_for)]).await
}

#[tokio::test]
async fn a_refusal_has_the_format_of_its_route() {
    let server = server_with(4, |rates| &mut rates.requests, "").await;
    let stranger = server.stranger();
    for path in ["/", "/t/demo", "/nothing", "/api/v1/nothing"] {
        assert_ne!(stranger.get(path).await.status, 429, "{path}");
    }
    let page = stranger.get("/").await;
    let wait = check_wait(&page);
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    assert!(
        page.text.contains("Too many requests") && page.text.contains("seconds"),
        "{}",
        page.text
    );

    let rest = stranger.get("/api/v1/nothing").await;
    rest.refused(429);
    check_wait(&rest);
    let told = &rest.ok(429)["error"]["retryAfter"];
    assert!(told.as_u64().is_some_and(|told| told.abs_diff(wait.into()) < 60), "{told}");

    let function = stranger.post("/rpc/introduce", json!({ "name": "Ada" })).await;
    check_wait(&function);
    let body: Value = function.ok(429);
    assert_eq!(body["code"], "too_many", "bare, as callers of server functions read it");
    assert_eq!(function.header("set-cookie"), "", "nothing was done");
}

#[tokio::test]
async fn an_address_that_has_loaded_its_share_of_bytes_is_refused_and_others_are_not() {
    // No unit comes back in time, so that nothing waits.
    let server = server_with(1, |rates| &mut rates.pages, "127.0.0.1").await;
    let stranger = server.stranger();
    assert_eq!(page_for(&stranger, "/", &["203.0.113.9"]).await.status, 200, "all there is");
    check_wait(&page_for(&stranger, "/", &["203.0.113.9"]).await);
    check_wait(&page_for(&stranger, "/api/v1/nothing", &["203.0.113.9"]).await);
    assert_eq!(page_for(&stranger, "/", &["203.0.113.10"]).await.status, 200);
    assert_eq!(page_for(&stranger, "/readyz", &["203.0.113.9"]).await.status, 200);
}

#[tokio::test]
async fn pictures_and_health_checks_are_not_counted_as_requests() {
    let server = server_with(3, |rates| &mut rates.requests, "").await;
    let (ada, image) = server.person_with_image("Ada").await;
    let show = ada.get(&format!("/api/v1/images/{image}")).await.ok(200);
    check_wait(&ada.get("/").await);
    let picture = show["image"]["thumbSrc"].as_str().expect("an address");
    for path in [picture, "/healthz", "/readyz", "/media/x/y.png"] {
        for _ in 0..5 {
            assert_ne!(ada.get(path).await.status, 429, "{path}");
        }
    }
    for path in ["/nothing.png", "/pkg/nothing.js", "/pkg/nothing.js.br"] {
        check_wait(&ada.get(path).await);
    }
}

/// Each route counts in the class of its group.
#[tokio::test]
async fn a_route_counts_by_its_class_and_its_method() {
    let server = server_with(1, |rates| &mut rates.requests, "").await;
    let stranger = server.stranger();
    assert_eq!(stranger.get("/").await.status, 200);
    let ask = async |method: &Method, path: &str| {
        Answer::to(stranger.request(method.clone(), path)).await
    };
    let (health, picture) = (["/healthz", "/readyz"], "/media/a/b.png");
    for method in [Method::GET, Method::HEAD] {
        for path in health.into_iter().chain([picture]) {
            assert_ne!(ask(&method, path).await.status, 429, "{method} {path}");
        }
    }
    let counted =
        ["/", "/i/x", "/t/demo", "/nothing.png", "/pkg/nothing.js", "/mediax", "/healthz/"];
    for path in counted.into_iter().chain(["/api/v1/images/x", "/api/docs"]) {
        for method in [Method::GET, Method::POST, Method::OPTIONS] {
            assert_eq!(ask(&method, path).await.status, 429, "{method} {path}");
        }
    }
    for path in health.into_iter().chain([picture]) {
        assert_eq!(ask(&Method::POST, path).await.status, 429, "POST {path}");
    }
    assert_eq!(ask(&Method::DELETE, "/api/v1/session").await.status, 429);
    assert_ne!(ask(&Method::GET, "/live?x").await.status, 429, "sockets have a limit of their own");
}

#[tokio::test]
async fn an_address_has_a_limit_of_pictures_and_may_read_on() {
    let server = server_with(3, |rates| &mut rates.pictures, "").await;
    let stranger = server.stranger();
    for n in 0..3 {
        assert_eq!(stranger.get(&format!("/media/{}/full-{n}.png", fresh())).await.status, 404);
    }
    check_wait(&stranger.get("/media/x/y.png").await);
    assert_eq!(stranger.get("/").await.status, 200);
}

#[tokio::test]
async fn a_person_has_a_limit_of_changes_and_may_read_on() {
    let server = server_with(5, |rates| &mut rates.changes, "").await;
    let (ada, image) = server.person_with_image("Ada").await;
    let bob = server.person("Bob").await;
    // The image was a change too. Becoming known was nobody's yet.
    for n in 0..4 {
        ada.open_chat(image, &format!("{n}")).await;
    }
    let path = format!("/api/v1/images/{image}/chats");
    let body = || json!({ "x": 1, "y": 1, "body": "one too many", "broadcastId": fresh() });
    check_wait(&ada.post(&path, body()).await);
    check_wait(&ada.post("/rpc/introduce", json!({ "name": "Eve" })).await);
    assert_eq!(ada.get(&format!("/i/{image}")).await.status, 200);
    bob.open_chat(image, "from the same address").await;
    let shown = server.stranger().get(&format!("/api/v1/images/{image}")).await;
    assert_eq!(shown.ok(200)["seq"], 5);
}

#[tokio::test]
async fn a_person_has_a_limit_of_changes_in_all_their_sessions() {
    let server = server_with(6, |rates| &mut rates.changes, "").await;
    // Signing up is the first change.
    let ada = account(&server, "Ada", "ada@example.org").await;
    let phone = server.stranger();
    sign_in(&phone, "ada@example.org", PASSWORD).await.goes_to("/t/demo");
    let mut changes = 0;
    for session in [&ada, &phone].into_iter().cycle() {
        let answer = session.post("/rpc/introduce", json!({ "name": "Ada" })).await;
        if answer.status == 429 {
            check_wait(&answer);
            break;
        }
        changes += 1;
    }
    assert_eq!(changes, 5);
    assert_eq!(phone.get("/account").await.status, 200, "they may read on");
}

#[tokio::test]
async fn a_tenant_has_a_limit_of_changes_that_others_do_not_share() {
    let server = server_with(3, |rates| &mut rates.tenant_changes, "").await;
    let (ada, image) = server.person_with_image("Ada").await;
    let bob = server.person("Bob").await;
    let (chat, _) = ada.open_chat(image, "one").await;
    bob.comment(chat, "two").await;
    ada.comment(chat, "three").await;
    let body = json!({ "body": "four", "broadcastId": fresh() });
    check_wait(&bob.post(&format!("/api/v1/chats/{chat}/comments"), body).await);
    server.new_tenant("other").await;
    bob.open_chat(bob.upload("other").await, "elsewhere").await;
}

#[tokio::test]
async fn a_person_has_a_limit_of_images_whichever_way_they_come() {
    let server = server_with(2, |rates| &mut rates.uploads, "").await;
    let ada = server.person("Ada").await;
    ada.upload("demo").await;
    let path = "/api/v1/tenants/demo/images";
    let link = json!({ "src": "http://127.0.0.1:1/a.png" });
    ada.post(path, link.clone()).await.refused(400);
    check_wait(&ada.post(path, link.clone()).await);
    let form = form_with(png(), "a.png");
    check_wait(&Answer::to(ada.request(Method::POST, path).multipart(form)).await);
    let src = link["src"].as_str().expect("text");
    check_wait(&ada.submit("/t/demo", &[("src", src)]).await);
    let form = form_with(png(), "a.png");
    check_wait(&Answer::to(ada.request(Method::POST, "/t/demo").multipart(form)).await);
    server.person("Bob").await.upload("demo").await;
}

#[tokio::test]
async fn a_tenant_has_a_limit_of_images_that_others_do_not_share() {
    let server = server_with(2, |rates| &mut rates.tenant_uploads, "").await;
    server.new_tenant("other").await;
    for name in ["Ada", "Bob"] {
        server.person(name).await.upload("demo").await;
    }
    let eve = server.person("Eve").await;
    let request = eve.request(Method::POST, "/api/v1/tenants/demo/images");
    check_wait(&Answer::to(request.multipart(form_with(png(), "a.png"))).await);
    eve.upload("other").await;
}

#[tokio::test]
async fn an_address_has_a_limit_of_guests_and_known_ones_come_and_go() {
    let server = server_with(2, |rates| &mut rates.guests, "").await;
    let ada = server.person("Ada").await;
    let bob = server.stranger();
    bob.post("/rpc/introduce", json!({ "name": null })).await.ok(200);
    for (path, body) in [("/api/v1/session", "Eve"), ("/rpc/introduce", "Eve")] {
        let answer = server.stranger().post(path, json!({ "name": body })).await;
        check_wait(&answer);
        assert_eq!(answer.header("set-cookie"), "");
    }
    ada.post("/api/v1/session", json!({ "name": "Countess" })).await.ok(201);
    bob.post("/rpc/introduce", json!({ "name": "Bob" })).await.ok(200);
}

#[tokio::test]
async fn an_address_has_a_limit_of_sockets() {
    let server = server_with(2, |rates| &mut rates.sockets, "").await;
    let stranger = server.stranger();
    for _ in 0..2 {
        assert_eq!(handshake(&stranger, "").await.status, 101);
    }
    let refused = handshake(&stranger, "").await;
    refused.refused(429);
    check_wait(&refused);
    assert_eq!(stranger.get("/").await.status, 200);
}

#[tokio::test]
async fn without_a_trusted_proxy_headers_are_only_words() {
    let server = server_with(3, |rates| &mut rates.requests, "10.0.0.0/8").await;
    let stranger = server.stranger();
    for n in 0..3 {
        let path = page_for(&stranger, "/", &[&format!("203.0.113.{n}")]).await;
        assert_eq!(path.status, 200);
    }
    let spoofed: [&[&str]; 5] =
        [&["203.0.113.9"], &["10.0.0.1"], &["203.0.113.9, 10.0.0.1"], &["127.0.0.1"], &["x", "y"]];
    for lines in spoofed {
        check_wait(&page_for(&stranger, "/", lines).await);
    }
    for (name, value) in [
        ("forwarded", "for=203.0.113.9"),
        ("x-real-ip", "203.0.113.9"),
        ("true-client-ip", "203.0.113.9"),
    ] {
        let request = stranger.request(Method::GET, "/").header(name, value);
        check_wait(&Answer::to(request).await);
    }
}

#[tokio::test]
async fn behind_a_trusted_proxy_each_client_has_limits_of_its_own() {
    let server = server_with(2, |rates| &mut rates.requests, "127.0.0.0/8,10.0.0.0/8").await;
    let proxy = server.stranger();
    for client in ["203.0.113.1", "203.0.113.2", "2001:db8::1", "2001:db8:0:1::1"] {
        for _ in 0..2 {
            assert_eq!(page_for(&proxy, "/", &[client]).await.status, 200, "{client}");
        }
        check_wait(&page_for(&proxy, "/", &[client]).await);
    }
    // What a client writes itself stands to the left of what the proxy adds.
    let spoofed: [&[&str]; 6] = [
        &["198.51.100.1, 203.0.113.1"],
        &["198.51.100.1", "203.0.113.1"],
        &["198.51.100.1, 10.1.1.1, 203.0.113.1"],
        &["unknown, <x>, 203.0.113.1, 10.1.1.1"],
        &["::ffff:203.0.113.1"],
        &["203.0.113.1:4711"],
    ];
    for lines in spoofed {
        check_wait(&page_for(&proxy, "/", lines).await);
    }
    check_wait(&page_for(&proxy, "/", &["2001:db8::ffff:1"]).await);
}

#[tokio::test]
async fn a_handshake_has_the_address_that_the_proxy_tells() {
    let server = server_with(1, |rates| &mut rates.sockets, "127.0.0.1").await;
    let proxy = server.stranger();
    for client in ["203.0.113.1", "203.0.113.2"] {
        assert_eq!(handshake(&proxy, client).await.status, 101);
        check_wait(&handshake(&proxy, client).await);
        check_wait(&handshake(&proxy, &format!("198.51.100.1, {client}")).await);
    }
}

#[tokio::test]
async fn a_guest_has_the_address_that_the_proxy_tells() {
    let server = server_with(1, |rates| &mut rates.guests, "127.0.0.1").await;
    let introduce = async |path: &str, client: &str| {
        let request = server.stranger().request(Method::POST, path).json(&json!({ "name": "Ada" }));
        Answer::to(request.header("x-forwarded-for", client)).await
    };
    introduce("/api/v1/session", "203.0.113.1").await.ok(201);
    introduce("/rpc/introduce", "203.0.113.2").await.ok(200);
    for client in ["203.0.113.1", "203.0.113.2"] {
        for path in ["/api/v1/session", "/rpc/introduce"] {
            check_wait(&introduce(path, client).await);
        }
    }
}

/// What nobody sent is no reason to count it: a request is refused before its body is read.
#[tokio::test]
async fn a_refused_upload_is_not_read() {
    let server = server_with(1, |rates| &mut rates.uploads, "").await;
    let ada = server.person("Ada").await;
    ada.upload("demo").await;
    for path in ["/api/v1/tenants/demo/images", "/t/demo"] {
        let endless = futures::stream::pending::<Result<Vec<u8>, std::io::Error>>();
        let request = ada.request(Method::POST, path);
        let request = request.header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
        check_wait(&Answer::to(request.body(reqwest::Body::wrap_stream(endless))).await);
    }
}
