//! What is compared, each in a process of its own: the real server, and the simplest broadcaster.

use crate::child::Ready;
use axum::Router;
use axum::extract::State;
use axum::extract::ws::{Message, Utf8Bytes, WebSocket, WebSocketUpgrade};
use axum::response::Response;
use axum::routing::get;
use axum::serve::ListenerExt;
use futures::StreamExt;
use image_chat::server::config::Config;
use image_chat::server::run::Server;
use image_chat::server::seed;
use std::io::Read;
use std::path::Path;
use tokio::net::TcpListener;
use tokio::sync::broadcast::{self, Receiver, Sender};
use tokio_util::sync::CancellationToken;

/// Messages that may wait for one listener of the peer: 25 seconds at 40 a second.
const PEER_QUEUE: usize = 1_024;

/// The server as it is, with SQLite in `folder`, until standard input ends.
pub async fn server(folder: &Path) {
    let config = Config::for_tests(folder.to_owned());
    let server = Server::start(config).await.expect("the server starts");
    let recent = server.state.store.recent_images(&seed::tenant_id(), 1).await;
    let (image, _) = recent.expect("readable").pop().expect("the first start makes an image");
    say(&Ready { addr: server.addr, image: Some(image.id) });
    end_of_input().cancelled().await;
    server.stop().await;
}

/// Everyone who connects hears every text that anyone says; nothing is stored.
pub async fn peer() {
    let (everyone, _) = broadcast::channel::<Utf8Bytes>(PEER_QUEUE);
    let service = Router::new().route("/live", get(join)).with_state(everyone);
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    say(&Ready { addr: listener.local_addr().expect("bound"), image: None });
    let listener = listener.tap_io(|socket| socket.set_nodelay(true).expect("a TCP socket"));
    tokio::select! {
        ended = axum::serve(listener, service) => ended.expect("serves"),
        () = end_of_input().cancelled_owned() => {}
    }
}

async fn join(State(everyone): State<Sender<Utf8Bytes>>, upgrade: WebSocketUpgrade) -> Response {
    // Before the answer: who is connected hears everything.
    let hears = everyone.subscribe();
    // As large as the server's, so that memory compares.
    let upgrade = upgrade.read_buffer_size(4 * 1024).write_buffer_size(0);
    upgrade.on_upgrade(|socket| relay(socket, everyone, hears))
}

async fn relay(mut socket: WebSocket, everyone: Sender<Utf8Bytes>, mut hears: Receiver<Utf8Bytes>) {
    loop {
        tokio::select! {
            said = socket.next() => match said {
                // Nobody else may be there: that is no error.
                Some(Ok(Message::Text(text))) => drop(everyone.send(text)),
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return,
            },
            heard = hears.recv() => {
                let Ok(text) = heard else { return };
                if socket.send(Message::Text(text)).await.is_err() {
                    return;
                }
            }
        }
    }
}

fn say(ready: &Ready) {
    println!("{}", serde_json::to_string(ready).expect("serialises"));
}

/// Cancelled when whoever started this process wants it to end, or is gone.
fn end_of_input() -> CancellationToken {
    let ended = CancellationToken::new();
    let tell = ended.clone();
    // A thread of its own: the runtime would wait for a read that it began.
    std::thread::spawn(move || {
        let _ = std::io::stdin().read_to_end(&mut Vec::new());
        tell.cancel();
    });
    ended
}
