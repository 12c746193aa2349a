//! A reader so slow that the stream is full: an in-memory stream, since the kernel's buffers hold megabytes.

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

/// Capacity of the stream.
const STREAM_BYTES: usize = 1024;
/// Below the heartbeat interval: a heartbeat would flush the rest.
const BEFORE_A_HEARTBEAT: Duration = Duration::from_secs(15);

fn acceptor(files: &Files) -> TlsAcceptor {
    let key = PrivateKeyDer::from_pem_file(files.key()).expect("a key");
    let builder = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()));
    let builder = builder.with_safe_default_protocol_versions().expect("versions");
    let config = builder.with_no_client_auth().with_single_cert(vec![files.certificate()], key);
    TlsAcceptor::from(Arc::new(config.expect("a pair")))
}

/// Serves HTTP over TLS on the stream.
async fn serve(state: AppState, files: &Files, stream: DuplexStream) {
    let stream = acceptor(files).accept(stream).await.expect("welcome");
    let service = TowerToHyperService::new(router(state));
    let builder = hyper::server::conn::http1::Builder::new();
    let connection = builder.serve_connection(TokioIo::new(stream), service).with_upgrades();
    tokio::spawn(connection);
}

/// TLS buffers the bytes that the stream does not accept at once; they have to be flushed.
#[tokio::test]
async fn a_slow_reader_gets_the_last_bytes_too() {
    let (server, files) = start().await;
    let ada = person(&server, &files, "Ada").await;
    let image = ada.upload("demo").await;
    let (near, far) = tokio::io::duplex(STREAM_BYTES);
    let (stream, ()) =
        tokio::join!(files.handshake(near), serve(server.state().clone(), &files, far));
    let mut live = follow(&server, stream.expect("welcome"), &ada, image).await;
    for round in 0..5 {
        // Nothing is read meanwhile: the stream fills up, then the buffer of TLS.
        let text = format!("{round} {}", "x".repeat(1_990));
        join_all((0..40).map(|_| ada.open_chat(image, &text))).await;
        let seq = ada.snapshot(image).await.board.seq;
        let heard = timeout(BEFORE_A_HEARTBEAT, live.reach(seq)).await;
        assert!(heard.is_ok(), "{:?} of {seq:?}, in round {round}", live.replica.seq());
    }
}
