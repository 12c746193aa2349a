//! Concurrency limits of uploads and sockets, for each person and each address.

use crate::common::{Answer, Person, TestServer, form_with, png};
use image_chat::server::config::{ConcurrencyConfig, Switch};
use reqwest::Method;
use serde_json::json;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// The address of the endless uploads.
const NETWORK: &str = "203.0.113.1";

/// A server with these concurrency limits, behind a proxy on this machine.
async fn server_with_places(change: impl FnOnce(&mut ConcurrencyConfig)) -> TestServer {
    TestServer::start_with(|config| {
        config.rate_limits = Switch::On;
        config.trusted_proxies = "127.0.0.1".parse().expect("networks");
        config.rates.concurrency.acquire_timeout = Duration::ZERO;
        change(&mut config.rates.concurrency);
    })
    .await
}

/// Starts an upload that never ends. The server is reading its body when this returns.
async fn upload_endlessly(person: &Person) -> TcpStream {
    let addr = person.base.trim_start_matches("http://");
    let mut line = TcpStream::connect(addr).await.expect("a connection");
    let cookie = person.cookie().expect("someone with a name");
    let head = format!(
        "POST /api/v1/tenants/demo/images HTTP/1.1\r\nhost: {addr}\r\ncookie: {}\r\n\
         x-forwarded-for: {NETWORK}\r\n\
         content-type: multipart/form-data; boundary=x\r\ncontent-length: 1000\r\n\
         expect: 100-continue\r\n\r\n",
        cookie.to_str().expect("text")
    );
    line.write_all(head.as_bytes()).await.expect("sent");
    let mut answer = [0; 21];
    line.read_exact(&mut answer).await.expect("an answer");
    assert_eq!(String::from_utf8_lossy(&answer), "HTTP/1.1 100 Continue");
    line
}

/// Uploads an image.
async fn upload(person: &Person, forwarded_for: &str) -> Answer {
    let request = person.request(Method::POST, "/api/v1/tenants/demo/images");
    let request = request.header("x-forwarded-for", forwarded_for);
    Answer::to(request.multipart(form_with(png(), "a.png"))).await
}

/// A live socket of a client behind the proxy, open until the response is dropped.
async fn open_socket(proxy: &Person, client: &str) -> reqwest::Response {
    let request = proxy.handshake_request(&[("x-forwarded-for", client)]);
    request.send().await.expect("an answer")
}

#[tokio::test]
async fn slow_uploads_of_a_person_block_nobody_else() {
    let server = server_with_places(|at_once| at_once.uploads = 2).await;
    let (ada, bob) = (server.person("Ada").await, server.person("Bob").await);
    let mut slow = vec![upload_endlessly(&ada).await, upload_endlessly(&ada).await];
    let refused = upload(&ada, "").await;
    refused.refused(429);
    assert_ne!(refused.header("retry-after"), "");
    bob.upload("demo").await;
    let src = "http://127.0.0.1:1/a.png";
    ada.post("/api/v1/tenants/demo/images", json!({ "src": src })).await.refused(429);
    assert_eq!(ada.submit("/t/demo", &[("src", src)]).await.status, 429, "whichever way");
    slow.pop();
    while upload(&ada, "").await.status != 201 {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn concurrent_uploads_of_a_person_wait_for_a_permit() {
    let server =
        server_with_places(|at_once| at_once.acquire_timeout = Duration::from_secs(60)).await;
    let ada = server.person("Ada").await;
    let all = futures::future::join_all((0..6).map(|_| upload(&ada, ""))).await;
    assert!(
        all.iter().all(|answer| answer.status == 201),
        "{:?}",
        all.iter().map(|a| a.status).collect::<Vec<_>>()
    );
}

#[tokio::test]
async fn uploads_from_one_address_leave_permits_for_others() {
    let server = server_with_places(|at_once| at_once.address_uploads = 2).await;
    let mut slow = Vec::new();
    for name in ["Ada", "Bob"] {
        slow.push(upload_endlessly(&server.person(name).await).await);
    }
    let eve = server.person("Eve").await;
    upload(&eve, NETWORK).await.refused(429);
    upload(&eve, "203.0.113.9").await.ok(201);
}

#[tokio::test]
async fn an_address_has_a_limit_of_open_sockets() {
    let server = server_with_places(|at_once| at_once.connections = 2).await;
    let proxy = server.stranger();
    let mut open = Vec::new();
    for _ in 0..2 {
        open.push(open_socket(&proxy, "203.0.113.1").await);
    }
    assert!(open.iter().all(|answer| answer.status() == 101));
    assert_eq!(open_socket(&proxy, "203.0.113.1").await.status(), 429);
    assert_eq!(open_socket(&proxy, "203.0.113.2").await.status(), 101);
    open.pop();
    while open_socket(&proxy, "203.0.113.1").await.status() != 101 {
        tokio::task::yield_now().await;
    }
}
