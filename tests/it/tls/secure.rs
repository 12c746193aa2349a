//! TLS versions, ALPN, cookies, live sockets and client addresses with TLS.

use crate::common::Answer;
use crate::tls::files::Files;
use crate::tls::{follow, person, start};
use image_chat::server::config::{RateLimitConfig, Switch};
use reqwest::{Method, tls::Version};
use serde_json::json;
use tokio::net::TcpStream;

#[tokio::test]
async fn pages_are_served_over_https_and_cookies_are_secure() {
    let (server, files) = start().await;
    let ada = person(&server, &files, "Ada").await;
    let page = ada.get("/").await;
    assert_eq!(page.status, 200);
    assert!(page.text.contains("Tern &amp; Tide"));
    assert!(server.state().config.public_url().starts_with("https://127.0.0.1:"));
    let stranger = crate::tls::Person::with_client(files.client(), server.base());
    let answer = stranger.post("/api/v1/session", json!({ "name": "Bob" })).await;
    assert!(answer.header("set-cookie").contains("; Secure"), "{answer:?}");
}

#[tokio::test]
async fn tls_1_2_and_1_3_work() {
    let (server, files) = start().await;
    for version in [Version::TLS_1_2, Version::TLS_1_3] {
        let client = files.client().min_tls_version(version).max_tls_version(version);
        let person = crate::tls::Person::with_client(client, server.base());
        assert_eq!(person.get("/healthz").await.status, 200, "{version:?}");
    }
}

#[tokio::test]
async fn alpn_selects_http_1_1_alone() {
    let (server, files) = start().await;
    let offers: [&[&[u8]]; 2] = [&[b"h2", b"http/1.1"], &[b"http/1.1"]];
    for offer in offers {
        let socket = TcpStream::connect(server.server.addr).await.expect("connects");
        let stream = files.handshake_with_alpn(socket, offer).await.expect("welcome");
        assert_eq!(stream.get_ref().1.alpn_protocol(), Some(&b"http/1.1"[..]));
    }
    let socket = TcpStream::connect(server.server.addr).await.expect("connects");
    assert!(files.handshake_with_alpn(socket, &[b"h2"]).await.is_err());
}

#[tokio::test]
async fn wss_receives_events() {
    let (server, files) = start().await;
    let ada = person(&server, &files, "Ada").await;
    let image = ada.upload("demo").await;
    let socket = TcpStream::connect(server.server.addr).await.expect("connects");
    let stream = files.handshake(socket).await.expect("welcome");
    let mut live = follow(&server, stream, &ada, image).await;
    ada.open_chat(image, "over TLS").await;
    assert_eq!(live.next_event().await.1, "new-image-chat");
    live.check_in_step(&ada).await;
}

#[tokio::test]
async fn the_clients_address_is_known_behind_tls() {
    let files = Files::new();
    let server = crate::tls::TestServer::start_with(|config| {
        config.tls = files.setting();
        config.rate_limits = Switch::On;
        config.rates = RateLimitConfig::for_tests(1, |rates| &mut rates.requests);
        config.trusted_proxies = "127.0.0.1".parse().expect("a network");
    })
    .await;
    let proxy = crate::tls::Person::with_client(files.client(), server.base());
    for client in ["203.0.113.1", "203.0.113.2"] {
        for status in [200, 429] {
            let request = proxy.request(Method::GET, "/").header("x-forwarded-for", client);
            assert_eq!(Answer::to(request).await.status, status, "{client}");
        }
    }
}
