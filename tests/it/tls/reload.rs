//! Certificates that are replaced while the server runs.

use crate::common::child::ChildServer;
use crate::tls::files::Files;
use crate::tls::{follow, person, start};
use std::future::Future;
use std::time::{Duration, Instant};
use tokio::net::TcpStream;

/// The bound of a failing test, never a pause.
const DEADLINE: Duration = Duration::from_secs(60);
const POLL_INTERVAL: Duration = Duration::from_millis(50);

async fn until<F: Future<Output = bool>>(what: &str, is_so: impl Fn() -> F) {
    let end = Instant::now() + DEADLINE;
    while !is_so().await {
        assert!(Instant::now() < end, "{what} did not happen");
        tokio::time::sleep(POLL_INTERVAL).await;
    }
}

#[tokio::test]
async fn a_new_certificate_is_loaded_and_open_sockets_live_on() {
    let (server, files) = start().await;
    let addr = server.server.addr;
    let ada = person(&server, &files, "Ada").await;
    let image = ada.upload("demo").await;
    let socket = TcpStream::connect(addr).await.expect("connects");
    let stream = files.handshake(socket).await.expect("welcome");
    let mut live = follow(&server, stream, &ada, image).await;
    let first = files.certificate();
    files.renew();
    assert_ne!(files.certificate(), first);
    until("loading the new certificate", || files.are_presented_at(addr)).await;
    // The socket and Ada's idle connection were opened with the old certificate.
    let bob = person(&server, &files, "Bob").await;
    bob.open_chat(image, "by way of the new certificate").await;
    assert_eq!(live.next_event().await.1, "new-image-chat");
    live.check_in_step(&bob).await;
}

#[tokio::test]
async fn a_broken_certificate_is_logged_and_the_old_one_stays() {
    let files = Files::new();
    let (cert, key) = (files.cert().display().to_string(), files.key().display().to_string());
    let variables = [("IMAGE_CHAT_TLS_CERT", &*cert), ("IMAGE_CHAT_TLS_KEY", &*key)];
    let server = ChildServer::start_with(&variables).await;
    assert!(files.are_presented_at(server.addr).await);
    let good = std::fs::read(files.key()).expect("readable");
    let old = files.certificate();
    // A truncated key, then a certificate with the key of another one.
    std::fs::write(files.key(), &good[..40]).expect("written");
    let logged = |times: usize| {
        let log = server.log();
        async move { log.matches("cannot take the new certificate").count() >= times }
    };
    until("logging a broken key", || logged(1)).await;
    assert!(files.are_presented_at(server.addr).await, "the old one");
    files.renew();
    std::fs::write(files.key(), &good).expect("written");
    until("logging a key of another certificate", || async {
        server.log().contains("cannot be used with the certificate")
    })
    .await;
    assert!(!files.are_presented_at(server.addr).await, "{old:?} is still presented");
    files.renew();
    until("loading a good pair", || files.are_presented_at(server.addr)).await;
    assert!(!server.log().contains("PRIVATE KEY"), "{}", server.log());
}
