//! The session of a live socket: moves messages between its [`Socket`] and its [`Connection`].

use super::close_reason::CloseReason;
use super::inbound::Inbound;
use super::socket::{Incoming, Socket};
use crate::protocol::live::CloseCode;
use crate::server::realtime::{
    Authorizer, Connection, ConnectionError, Frame, Lagged, Next, PING, QueueDrain, SocketWriter,
    Viewer,
};
use crate::server::state::AppState;
use hyper::upgrade::Upgraded;
use rand::Rng;
use std::future::Future;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;
use tokio::time::{Instant, sleep_until, timeout};
use tungstenite::protocol::Message;

/// LP16: the largest inbound frame.
const MAX_FRAME_BYTES: usize = 64 * 1024;
/// Up to here a frame is read, so that its sender is sent a close code; above, the connection just ends.
const MAX_READ_BYTES: usize = 4 * MAX_FRAME_BYTES;
/// LP16: time until the first `subscribe`.
const HANDSHAKE_TIMEOUT: Duration = Duration::from_secs(10);
/// LP18: interval of heartbeats, plus or minus a fifth.
const HEARTBEAT: Duration = Duration::from_secs(25);
/// LP27: a connection that is silent for this long is dead. Browsers answer the ping of each heartbeat by
/// themselves.
const IDLE_TIMEOUT: Duration = Duration::from_secs(45);
/// A socket that takes no bytes for this long is too slow, however little waits.
const WRITE_TIMEOUT: Duration = Duration::from_secs(10);
/// Time to write the close frame.
const CLOSE_TIMEOUT: Duration = Duration::from_secs(10);
/// Time to wait for the other side to close.
const CLOSE_REPLY_TIMEOUT: Duration = Duration::from_secs(2);

/// The session of a live socket.
pub struct LiveSession {
    inbound: Inbound,
    connection: Connection,
    queue: QueueDrain,
}

type ConnectionReply = Result<Option<Frame>, ConnectionError>;

impl LiveSession {
    /// A session on an upgraded connection.
    pub fn new(upgraded: Upgraded, state: AppState, viewer: Viewer) -> Self {
        let (socket, stream) = Socket::new(upgraded, MAX_READ_BYTES);
        let authorizer = Arc::clone(&state.access) as Arc<dyn Authorizer>;
        let (connection, queue) = Connection::new(Arc::clone(&state.engine), authorizer, viewer);
        queue.connect(stream as Arc<dyn SocketWriter>);
        Self { inbound: Inbound::new(socket), connection, queue }
    }

    /// Runs the session until one side ends it.
    pub async fn serve(mut self) {
        let reason = match self.run().await {
            Ok(()) => CloseReason::Gone,
            Err(reason) => reason,
        };
        // A connection that is being closed is not present, and receives nothing more: nothing may follow a
        // close frame, whatever the rooms send.
        self.connection.leave();
        self.queue.shut_down();
        match reason {
            CloseReason::Code(code) => self.close(code as u16).await,
            CloseReason::ProtocolError(code) => self.close(code).await,
            // The connection ends with this, whether or not the reply is written.
            CloseReason::ClosedByPeer => drop(self.reply_protocol().await),
            CloseReason::Gone => {}
        }
    }

    async fn run(&mut self) -> Result<(), CloseReason> {
        let handshake = Instant::now() + HANDSHAKE_TIMEOUT;
        // One timer for all, created once: resetting one for each frame costs too much.
        let mut heartbeat = Instant::now() + heartbeat_interval();
        let timer = sleep_until(handshake);
        tokio::pin!(timer);
        loop {
            tokio::select! {
                incoming = self.inbound.next() => match incoming {
                    // Boxed, so that an idle connection does not hold the memory for a reply.
                    Incoming::Message(message) => Box::pin(self.receive(message)).await?,
                    Incoming::ProtocolError(code) => return Err(CloseReason::ProtocolError(code)),
                    Incoming::Closed => return Err(CloseReason::Gone),
                },
                next = self.queue.next() => match next {
                    Next::Write => self.flush().await?,
                    Next::CatchUp(lagged) => Box::pin(self.catch_up(lagged)).await?,
                    Next::Close(code) => return Err(CloseReason::Code(code)),
                },
                () = &mut timer => {
                    if !self.connection.is_following() {
                        return Err(CloseReason::Code(CloseCode::Silent));
                    }
                    if self.dead_at() <= Instant::now() {
                        return Err(CloseReason::Gone);
                    }
                    if heartbeat <= Instant::now() {
                        self.heartbeat().await?;
                        heartbeat = Instant::now() + heartbeat_interval();
                    }
                    timer.as_mut().reset(heartbeat.min(self.dead_at()));
                }
            }
        }
    }

    /// LP27: the time at which the connection counts as dead, unless something is received before.
    fn dead_at(&self) -> Instant {
        self.inbound.last_received + IDLE_TIMEOUT
    }

    async fn receive(&mut self, message: Message) -> Result<(), CloseReason> {
        match message {
            Message::Text(text) if text.len() > MAX_FRAME_BYTES => {
                Err(CloseReason::Code(CloseCode::TooLarge))
            }
            Message::Text(text) => {
                // LP8: frames of the rooms follow the reply.
                self.queue.cork();
                let reply = self.connection.receive(&text);
                let reply = unless_ended(reply, &mut self.inbound, &self.queue).await?;
                self.reply(reply).await
            }
            Message::Binary(_) => Err(CloseReason::Code(CloseCode::Unreadable)),
            Message::Ping(_) => self.reply_protocol().await,
            Message::Close(_) => Err(CloseReason::ClosedByPeer),
            Message::Pong(_) | Message::Frame(_) => Ok(()),
        }
    }

    /// Sends the protocol's own reply: a pong or a close frame.
    async fn reply_protocol(&mut self) -> Result<(), CloseReason> {
        let Some(reply) = self.inbound.socket.reply() else { return Ok(()) };
        self.queue.push(reply);
        self.flush().await
    }

    /// LP15: the queue was full, and is empty now.
    async fn catch_up(&mut self, lagged: Lagged) -> Result<(), CloseReason> {
        let reply = self.connection.catch_up(lagged);
        let reply = unless_ended(reply, &mut self.inbound, &self.queue).await?;
        self.reply(reply).await
    }

    async fn reply(&mut self, reply: ConnectionReply) -> Result<(), CloseReason> {
        match reply {
            Ok(frame) => {
                self.queue.uncork(frame.map(|frame| frame.wire()));
                self.flush().await
            }
            Err(ConnectionError::Close(code)) => Err(CloseReason::Code(code)),
            Err(ConnectionError::Store(error)) => {
                tracing::error!(%error, "a live connection cannot read the log");
                Err(CloseReason::Code(CloseCode::Overload))
            }
        }
    }

    /// LP18: a heartbeat and a ping.
    async fn heartbeat(&mut self) -> Result<(), CloseReason> {
        if let Some(frame) = self.connection.heartbeat() {
            self.queue.push(frame.wire());
        }
        self.queue.push(PING);
        self.flush().await
    }

    /// Writes the waiting frames; fails if the socket is too slow.
    async fn flush(&self) -> Result<(), CloseReason> {
        let flushing = self.queue.flush();
        tokio::pin!(flushing);
        // Nearly always the socket takes all bytes at once; then no timer is needed.
        if let Poll::Ready(()) = futures::poll!(&mut flushing) {
            return Ok(());
        }
        let until = self.dead_at().min(Instant::now() + WRITE_TIMEOUT);
        tokio::select! {
            () = flushing => Ok(()),
            code = self.queue.stalled() => Err(CloseReason::Code(code)),
            () = sleep_until(until) => Err(CloseReason::Code(CloseCode::TooSlow)),
        }
    }

    /// Sends a close frame, and gives the other side time to read it.
    async fn close(&mut self, code: u16) {
        if let Some(frame) = self.inbound.socket.close_frame(code) {
            self.queue.push(frame);
        }
        if timeout(CLOSE_TIMEOUT, self.queue.flush()).await.is_ok() {
            // The other side may be gone already.
            let _ = timeout(CLOSE_REPLY_TIMEOUT, self.inbound.socket.shutdown()).await;
        }
    }
}

/// Waits for a reply, but no longer than the connection lasts.
async fn unless_ended(
    reply: impl Future<Output = ConnectionReply>,
    inbound: &mut Inbound,
    queue: &QueueDrain,
) -> Result<ConnectionReply, CloseReason> {
    tokio::select! {
        biased;
        reply = reply => Ok(reply),
        reason = inbound.interrupted() => Err(reason),
        code = queue.closed() => Err(CloseReason::Code(code)),
    }
}

fn heartbeat_interval() -> Duration {
    HEARTBEAT.mul_f64(rand::rng().random_range(0.8..1.2))
}
