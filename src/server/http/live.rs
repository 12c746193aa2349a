//! The live socket: moves frames between a socket and a [`Connection`]. Knows no message.

use super::guard;
use crate::model::UserId;
use crate::protocol::live::{CloseCode, SUBPROTOCOL};
use crate::protocol::{AppError, ErrorCode};
use crate::server::context::Caller;
use crate::server::realtime::{Connection, Fault, Receiver};
use crate::server::state::AppState;
use axum::extract::State;
use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket, WebSocketUpgrade};
use axum::http::{HeaderMap, header};
use axum::response::Response;
use bytes::Bytes;
use futures::{SinkExt, StreamExt};
use rand::Rng;
use std::time::Duration;
use tokio::time::{Instant, sleep_until};

/// LP16: the largest inbound frame.
const MAX_FRAME_BYTES: usize = 64 * 1024;
/// Up to here a frame is read, so that its sender can be told; beyond, the connection just ends.
const MAX_READ_BYTES: usize = 4 * MAX_FRAME_BYTES;
/// LP16: the first `subscribe` must come within this time.
const HELLO_DEADLINE: Duration = Duration::from_secs(10);
/// LP18: a sign of life this often, give or take a fifth.
const HEARTBEAT: Duration = Duration::from_secs(25);
/// LP20: clients come back within this time after a restart.
const RETRY_SPREAD_MS: u64 = 2_000;
/// A socket that takes nothing for this long is dead.
const SEND_DEADLINE: Duration = Duration::from_secs(10);

/// `GET /live`
pub async fn upgrade(
    State(state): State<AppState>,
    caller: Caller,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Result<Response, AppError> {
    may_connect(&state, &caller, &headers)?;
    let user = caller.user.map(|user| user.id);
    let upgrade = upgrade
        .protocols([SUBPROTOCOL])
        .read_buffer_size(4 * 1024)
        .write_buffer_size(0)
        .max_frame_size(MAX_READ_BYTES)
        .max_message_size(MAX_READ_BYTES);
    let tracker = state.sockets.clone();
    Ok(upgrade.on_upgrade(move |socket| tracker.track_future(serve(socket, state, user))))
}

/// LP22: the page behind the socket must be the site's own.
fn may_connect(state: &AppState, caller: &Caller, headers: &HeaderMap) -> Result<(), AppError> {
    let allowed = match headers.get(header::ORIGIN) {
        Some(origin) => guard::is_own_origin(state, headers, origin),
        None => caller.user.is_none(),
    };
    let refused = || AppError::new(ErrorCode::Forbidden, "this page may not open a live socket");
    allowed.then_some(()).ok_or_else(refused)
}

async fn serve(socket: WebSocket, state: AppState, user: Option<UserId>) {
    let (connection, receiver) = Connection::new(state.hub.clone(), user);
    let mut pump = Pump { socket, connection, receiver };
    let stopping = state.stopping.clone();
    let code = tokio::select! {
        code = pump.run() => code,
        () = stopping.cancelled() => pump.say_bye().await,
    };
    if let Some(code) = code {
        pump.close(code).await;
    }
}

struct Pump {
    socket: WebSocket,
    connection: Connection,
    receiver: Receiver,
}

impl Pump {
    /// Moves frames until one side ends it; says with which code to close, if it is still open.
    async fn run(&mut self) -> Option<CloseCode> {
        let hello = Instant::now() + HELLO_DEADLINE;
        let mut beat = Instant::now() + heartbeat_pause();
        loop {
            tokio::select! {
                inbound = self.socket.next() => {
                    if let Some(end) = self.inbound(inbound?.ok()?).await {
                        return end;
                    }
                }
                frame = self.receiver.next() => match frame {
                    Some(frame) => self.outbound(frame).await?,
                    None => return Some(CloseCode::TooSlow),
                },
                () = sleep_until(beat) => {
                    beat = Instant::now() + heartbeat_pause();
                    if let Some(frame) = self.connection.heartbeat() {
                        self.send(frame).await?;
                    }
                }
                () = sleep_until(hello), if !self.connection.is_following() => {
                    return Some(CloseCode::Silent);
                }
            }
        }
    }

    /// `Some(end)`: the socket is over, and that is how.
    async fn inbound(&mut self, message: Message) -> Option<Option<CloseCode>> {
        let text = match message {
            Message::Text(text) if text.len() > MAX_FRAME_BYTES => {
                return Some(Some(CloseCode::TooLarge));
            }
            Message::Text(text) => text,
            Message::Binary(_) => return Some(Some(CloseCode::Unreadable)),
            Message::Close(_) => return Some(None),
            Message::Ping(_) | Message::Pong(_) => return None,
        };
        match self.connection.receive(&text).await {
            Ok(None) => None,
            Ok(Some(answer)) => self.send(answer).await.is_none().then_some(None),
            Err(Fault::Close(code)) => Some(Some(code)),
            Err(Fault::Store(error)) => {
                tracing::error!(%error, "a live connection cannot read the log");
                Some(Some(CloseCode::Overload))
            }
        }
    }

    /// Sends a frame and whatever waits behind it, then flushes once.
    async fn outbound(&mut self, frame: Bytes) -> Option<()> {
        self.feed(frame).await?;
        while let Some(frame) = self.receiver.waiting() {
            self.feed(frame).await?;
        }
        self.flush().await
    }

    async fn send(&mut self, frame: Bytes) -> Option<()> {
        self.feed(frame).await?;
        self.flush().await
    }

    async fn feed(&mut self, frame: Bytes) -> Option<()> {
        let text = Utf8Bytes::try_from(frame).ok()?;
        let sent = tokio::time::timeout(SEND_DEADLINE, self.socket.feed(Message::Text(text)));
        sent.await.ok()?.ok()
    }

    async fn flush(&mut self) -> Option<()> {
        tokio::time::timeout(SEND_DEADLINE, self.socket.flush()).await.ok()?.ok()
    }

    async fn say_bye(&mut self) -> Option<CloseCode> {
        let retry_in_ms = rand::rng().random_range(0..RETRY_SPREAD_MS);
        self.send(Connection::bye(retry_in_ms)).await?;
        Some(CloseCode::Restart)
    }

    async fn close(&mut self, code: CloseCode) {
        let frame = CloseFrame { code: code as u16, reason: Utf8Bytes::from_static("") };
        let close = self.socket.send(Message::Close(Some(frame)));
        // The other side may be gone already; there is nobody to tell.
        let _ = tokio::time::timeout(SEND_DEADLINE, close).await;
    }
}

fn heartbeat_pause() -> Duration {
    HEARTBEAT.mul_f64(rand::rng().random_range(0.8..1.2))
}
