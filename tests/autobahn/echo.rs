//! Says back every message over the server's own kind of socket, for Autobahn's fuzzing client to try
//! (`scripts/autobahn`). Only the largest message differs: Autobahn sends up to 16 MiB.

use axum::Router;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use image_chat::server::http::live::socket::{Incoming, SharedStream, Socket, handshake};
use image_chat::server::realtime::SocketWriter;
use std::future::poll_fn;
use std::sync::Arc;
use tokio::net::TcpListener;
use tungstenite::protocol::Message;
use tungstenite::protocol::frame::Frame;
use tungstenite::protocol::frame::coding::{Data, OpCode};

const MAX_BYTES: usize = 32 * 1024 * 1024;

/// Serves on a free port of this machine and prints the address.
#[tokio::main]
async fn main() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    println!("ws://{}", listener.local_addr().expect("an address"));
    let app = Router::new().route("/", get(upgrade));
    axum::serve(listener, app).await.expect("it serves");
}

async fn upgrade(request: Request) -> Response {
    let Some((response, upgrade)) = handshake(request) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    tokio::spawn(async move {
        if let Ok(upgraded) = upgrade.await {
            let (socket, stream) = Socket::new(upgraded, MAX_BYTES);
            echo(socket, stream).await;
        }
    });
    response
}

async fn echo(mut socket: Socket, stream: Arc<SharedStream>) {
    loop {
        let answer = match socket.next().await {
            Incoming::Message(Message::Text(text)) => data(text.into(), Data::Text),
            Incoming::Message(Message::Binary(bytes)) => data(bytes, Data::Binary),
            Incoming::Message(message) => {
                let is_over = matches!(message, Message::Close(_));
                let reply = socket.reply();
                if is_over {
                    return write(&stream, reply.unwrap_or_default()).await;
                }
                reply.unwrap_or_default()
            }
            Incoming::ProtocolError(code) => {
                write(&stream, socket.close_frame(code).unwrap_or_default()).await;
                return socket.shutdown().await;
            }
            Incoming::Closed => return,
        };
        write(&stream, answer).await;
    }
}

/// A whole message as the bytes of one frame.
fn data(payload: bytes::Bytes, kind: Data) -> bytes::Bytes {
    let frame = Frame::message(payload, OpCode::Data(kind), true);
    let mut wire = Vec::with_capacity(frame.len());
    frame.format(&mut wire).expect("a Vec takes everything");
    wire.into()
}

async fn write(stream: &SharedStream, mut bytes: bytes::Bytes) {
    while !bytes.is_empty() {
        let taken = poll_fn(|context| stream.poll_write(context, &bytes)).await;
        drop(bytes.split_to(taken));
    }
}
