//! Clients that speak no TLS or never finish a handshake. `ChildServer` checks the log for panics when it is
//! dropped.

use crate::common::child::ChildServer;
use crate::tls::files::Files;
use futures::future::join_all;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

async fn server(files: &Files) -> ChildServer {
    let (cert, key) = (files.cert().display().to_string(), files.key().display().to_string());
    let variables = [("IMAGE_CHAT_TLS_CERT", &*cert), ("IMAGE_CHAT_TLS_KEY", &*key)];
    ChildServer::start_with(&variables).await
}

async fn is_ready(files: &Files, server: &ChildServer) -> bool {
    let client = files.client().no_proxy().build().expect("a client");
    let answer = client.get(format!("{}/readyz", server.base())).send().await;
    answer.expect("an answer").status() == 200
}

#[tokio::test]
async fn a_client_without_tls_is_disconnected() {
    let files = Files::new();
    let server = server(&files).await;
    let garbage: [&[u8]; 5] = [
        b"GET / HTTP/1.1\r\nhost: x\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"\x00\x00\x00\x00\x00\x00\x00\x00",
        b"\x16\x03\x01\xff\xff\x01",
        b"\x15\x03\x03\x00\x02\x02\x28",
    ];
    for bytes in garbage {
        let mut socket = TcpStream::connect(server.addr).await.expect("connects");
        socket.write_all(bytes).await.expect("sent");
        socket.shutdown().await.expect("said all");
        let mut answer = Vec::new();
        // Closed or reset: neither contains a page.
        let _ = socket.read_to_end(&mut answer).await;
        assert!(!answer.starts_with(b"HTTP"), "{answer:?}");
    }
    assert!(is_ready(&files, &server).await);
}

#[tokio::test]
async fn a_stalled_handshake_delays_nobody_else() {
    let files = Files::new();
    let server = server(&files).await;
    let idle = join_all((0..300).map(|_| TcpStream::connect(server.addr))).await;
    let mut idle: Vec<TcpStream> =
        idle.into_iter().map(|socket| socket.expect("connects")).collect();
    for socket in idle.iter_mut().step_by(2) {
        socket.write_all(b"\x16\x03\x01").await.expect("sent");
    }
    assert!(is_ready(&files, &server).await);
    // The handshake timeout disconnects them.
    let mut rest = Vec::new();
    let _ = idle[0].read_to_end(&mut rest).await;
}
