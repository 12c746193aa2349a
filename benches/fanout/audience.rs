//! The viewers: sockets that follow the image and note when they hear of what. Knows no server.

use crate::plan::Plan;
use futures::{SinkExt, StreamExt};
use image_chat::model::BroadcastId;
use image_chat::protocol::live::SUBPROTOCOL;
use serde::Deserialize;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::net::TcpStream;
use tokio::task::JoinHandle;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::{HeaderValue, header};
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::tungstenite::{Message, Utf8Bytes};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async_with_config};

/// Handshakes at a time: fewer than wait at a listening socket.
const CONNECTING: usize = 64;
/// A few messages; the default of 128 KiB would be 64 MB for 500 viewers.
const READ_BUFFER_BYTES: usize = 8 * 1024;
/// An answer that does not come within this time does not come.
const ANSWER_DEADLINE: Duration = Duration::from_secs(30);

/// A viewer's socket.
pub type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// How a viewer comes in.
pub struct Door {
    /// Where.
    pub addr: SocketAddr,
    /// What to say first, for a server that wants to hear something; it answers.
    pub hello: Option<Utf8Bytes>,
}

/// What one viewer heard.
pub struct Heard {
    /// How late each operation was, by its place in the plan; `None`: never heard.
    pub late: Vec<Option<Duration>>,
    /// Copies beyond the first.
    pub doubled: usize,
    /// Frames that held operations.
    pub frames: usize,
}

/// As much of a message as says which operation it is.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Told {
    broadcast_id: Option<BroadcastId>,
}

/// Connects viewers; all of them hear of everything that is sent from now on.
pub async fn connect(door: &Door, viewers: usize) -> Vec<Socket> {
    let coming = futures::stream::iter(0..viewers).map(|_| enter(door));
    coming.buffer_unordered(CONNECTING).collect().await
}

/// Connects one viewer.
pub async fn enter(door: &Door) -> Socket {
    let mut request = format!("ws://{}/live", door.addr).into_client_request().expect("an address");
    let origin = HeaderValue::try_from(format!("http://{}", door.addr)).expect("an origin");
    request.headers_mut().insert(header::ORIGIN, origin);
    if door.hello.is_some() {
        let protocol = HeaderValue::from_static(SUBPROTOCOL);
        request.headers_mut().insert(header::SEC_WEBSOCKET_PROTOCOL, protocol);
    }
    let config = WebSocketConfig::default().read_buffer_size(READ_BUFFER_BYTES);
    let connected = connect_async_with_config(request, Some(config), true).await;
    let (mut socket, _) = connected.expect("a socket (more than 1,000 viewers: raise ulimit -n)");
    if let Some(hello) = &door.hello {
        socket.send(Message::Text(hello.clone())).await.expect("takes the hello");
        next_text(&mut socket).await;
    }
    socket
}

/// The next text that comes.
pub async fn next_text(socket: &mut Socket) -> Utf8Bytes {
    let text = async {
        loop {
            if let Message::Text(text) = socket.next().await.expect("open").expect("readable") {
                return text;
            }
        }
    };
    tokio::time::timeout(ANSWER_DEADLINE, text).await.expect("an answer in time")
}

/// The operations that a frame tells of.
pub fn told(text: &str) -> impl Iterator<Item = BroadcastId> {
    let messages: Vec<Told> = serde_json::from_str(text).expect("an array of messages");
    messages.into_iter().filter_map(|message| message.broadcast_id)
}

/// Lets all viewers listen until the plan is over.
pub fn listen(sockets: Vec<Socket>, plan: &Arc<Plan>) -> Vec<JoinHandle<Heard>> {
    let listen = |socket| tokio::spawn(listen_one(socket, Arc::clone(plan)));
    sockets.into_iter().map(listen).collect()
}

/// What each of them heard.
pub async fn gather(listening: Vec<JoinHandle<Heard>>) -> Vec<Heard> {
    let mut all = Vec::new();
    for viewer in listening {
        all.push(viewer.await.expect("a viewer that does not panic"));
    }
    all
}

async fn listen_one(mut socket: Socket, plan: Arc<Plan>) -> Heard {
    let mut heard = Heard { late: vec![None; plan.operations.len()], doubled: 0, frames: 0 };
    let over = plan.over.cancelled();
    tokio::pin!(over);
    loop {
        let message = tokio::select! {
            message = socket.next() => message,
            () = &mut over => return heard,
        };
        match message {
            Some(Ok(Message::Text(text))) => heard.note(&text, Instant::now(), &plan),
            Some(Ok(Message::Close(_)) | Err(_)) | None => return heard,
            Some(Ok(_)) => {}
        }
    }
}

impl Heard {
    fn note(&mut self, text: &str, now: Instant, plan: &Plan) {
        let mut places = told(text).filter_map(|id| plan.place(id)).peekable();
        self.frames += usize::from(places.peek().is_some());
        for place in places {
            let late = now.saturating_duration_since(plan.operations[place].at);
            if self.late[place].replace(late).is_some() {
                self.doubled += 1;
            } else {
                plan.heard_one();
            }
        }
    }
}
