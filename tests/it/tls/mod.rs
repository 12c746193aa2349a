//! TLS without a proxy, from outside: pages, live sockets, certificates that change, and those who
//! do not speak it.

mod files;
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

/// A server with a certificate, and the files that it is in.
pub async fn start() -> (TestServer, Files) {
    let files = Files::new();
    let server = TestServer::start_with(|config| config.tls = files.setting()).await;
    (server, files)
}

/// Someone with a name, who trusts the certificate as it is now.
pub async fn person(server: &TestServer, files: &Files, name: &str) -> Person {
    let mut person = Person::with_client(files.client(), server.base());
    person.take_name(name).await;
    person
}

/// A live socket over TLS that follows an image, from a connection that was made already.
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
