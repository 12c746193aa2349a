//! Says back every message over the server's own kind of socket, for Autobahn's fuzzing client to try
//! (`scripts/autobahn`). Only the largest message differs: Autobahn sends up to 16 MiB.

use axum::Router;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use image_chat::server::http::live::socket::{Heard, Line, Socket, handshake};
use image_chat::server::realtime::Wire;
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
            let (socket, line) = Socket::new(upgraded, MAX_BYTES);
            echo(socket, line).await;
        }
    });
    response
}

async fn echo(mut socket: Socket, line: Arc<Line>) {
    loop {
        let answer = match socket.next().await {
            Heard::Message(Message::Text(text)) => data(text.into(), Data::Text),
            Heard::Message(Message::Binary(bytes)) => data(bytes, Data::Binary),
            Heard::Message(message) => {
                let is_over = matches!(message, Message::Close(_));
                let reply = socket.reply();
                if is_over {
                    return write(&line, reply.unwrap_or_default()).await;
                }
                reply.unwrap_or_default()
            }
            Heard::Breach(code) => {
                write(&line, socket.farewell(code).unwrap_or_default()).await;
                return socket.hang_up().await;
            }
            Heard::Gone => return,
        };
        write(&line, answer).await;
    }
}

/// A whole message as the bytes of one frame.
fn data(payload: bytes::Bytes, kind: Data) -> bytes::Bytes {
    let frame = Frame::message(payload, OpCode::Data(kind), true);
    let mut wire = Vec::with_capacity(frame.len());
    frame.format(&mut wire).expect("a Vec takes everything");
    wire.into()
}

async fn write(line: &Line, mut bytes: bytes::Bytes) {
    while !bytes.is_empty() {
        let taken = poll_fn(|context| line.poll_take(context, &bytes)).await;
        drop(bytes.split_to(taken));
    }
}
