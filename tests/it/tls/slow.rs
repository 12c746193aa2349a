//! A reader so slow that the line to them is full: a line in memory, since that of a system holds megabytes.

use crate::tls::files::Files;
use crate::tls::{follow, person, start};
use futures::future::join_all;
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use image_chat::server::http::router;
use image_chat::server::state::AppState;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::DuplexStream;
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;
use tokio_rustls::rustls::pki_types::pem::PemObject;

/// Bytes that the line holds.
const LINE_BYTES: usize = 1024;
/// Below the next heartbeat, which would carry along what got stuck.
const BEFORE_A_HEARTBEAT: Duration = Duration::from_secs(15);

fn acceptor(files: &Files) -> TlsAcceptor {
    let key = PrivateKeyDer::from_pem_file(files.key()).expect("a key");
    let builder = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()));
    let builder = builder.with_safe_default_protocol_versions().expect("versions");
    let config = builder.with_no_client_auth().with_single_cert(vec![files.certificate()], key);
    TlsAcceptor::from(Arc::new(config.expect("a pair")))
}

/// Answers what comes over this line.
async fn serve(state: AppState, files: &Files, line: DuplexStream) {
    let stream = acceptor(files).accept(line).await.expect("welcome");
    let service = TowerToHyperService::new(router(state));
    let builder = hyper::server::conn::http1::Builder::new();
    let connection = builder.serve_connection(TokioIo::new(stream), service).with_upgrades();
    tokio::spawn(connection);
}

/// TLS keeps what the line does not take at once, and somebody has to send it on.
#[tokio::test]
async fn a_slow_reader_gets_the_last_bytes_too() {
    let (server, files) = start().await;
    let ada = person(&server, &files, "Ada").await;
    let image = ada.upload("demo").await;
    let (near, far) = tokio::io::duplex(LINE_BYTES);
    let (stream, ()) = tokio::join!(files.greet(near), serve(server.state().clone(), &files, far));
    let mut live = follow(&server, stream.expect("welcome"), &ada, image).await;
    for round in 0..5 {
        // Nothing is read while these come: the line is full, and then what TLS keeps.
        let text = format!("{round} {}", "x".repeat(1_990));
        join_all((0..40).map(|_| ada.open_chat(image, &text))).await;
        let seq = ada.snapshot(image).await.board.seq;
        let heard = timeout(BEFORE_A_HEARTBEAT, live.reach(seq)).await;
        assert!(heard.is_ok(), "{:?} of {seq:?}, in round {round}", live.replica.seq());
    }
}
