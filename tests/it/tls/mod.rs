//! TLS without a proxy, black box: pages, live sockets, reloaded certificates, clients without TLS.

pub mod files;
mod reload;
mod secure;
mod slow;
mod start;
mod strangers;

use crate::common::live::{Live, request};
use crate::common::{Person, TestServer};
use files::Files;
use image_chat::model::ImageId;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio_tungstenite::client_async;

/// A server with a certificate, and the files of the certificate.
pub async fn start() -> (TestServer, Files) {
    let files = Files::new();
    let server = TestServer::start_with(|config| config.tls = files.setting()).await;
    (server, files)
}

/// A named guest whose client trusts the current certificate.
pub async fn person(server: &TestServer, files: &Files, name: &str) -> Person {
    let mut person = Person::with_client(files.client(), server.base());
    person.take_name(name).await;
    person
}

/// A live socket that follows an image, over a TLS stream that is already connected.
pub async fn follow<S: AsyncRead + AsyncWrite + Unpin>(
    server: &TestServer,
    stream: S,
    person: &Person,
    image: ImageId,
) -> Live<S> {
    let (origin, cookie) = (server.base(), person.cookie().expect("a cookie"));
    let headers = [("origin", origin.as_str()), ("cookie", cookie.to_str().expect("text"))];
    let snapshot = person.snapshot(image).await;
    let (socket, _) = client_async(request(server, &headers), stream).await.expect("welcome");
    let mut live = Live::on(socket, snapshot);
    live.subscribe().await;
    live.welcome().await;
    live
}
