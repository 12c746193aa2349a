//! The live socket: moves messages between a [`Socket`] and a [`Connection`]. Knows no message.

pub mod socket;

use crate::protocol::live::{CloseCode, SUBPROTOCOL};
use crate::protocol::{AppError, Forbidden, Input, Reason};
use crate::server::auth::TICKET_PREFIX;
use crate::server::http::middleware::origin::{Sender, origin, sender};
use crate::server::realtime::{
    Behind, Connection, Fault, Frame, Next, PING, Queue, Visitor, Who, Wire,
};
use crate::server::services::caller::Caller;
use crate::server::state::AppState;
use crate::server::store::User;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use hyper::upgrade::Upgraded;
use rand::Rng;
use socket::{Heard, Socket};
use std::net::IpAddr;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;
use tokio::time::{Instant, sleep, sleep_until, timeout};
use tungstenite::protocol::Message;

/// LP16: the largest inbound frame.
const MAX_FRAME_BYTES: usize = 64 * 1024;
/// Up to here a frame is read, so that its sender can be told; beyond, the connection just ends.
const MAX_READ_BYTES: usize = 4 * MAX_FRAME_BYTES;
/// LP16: the first `subscribe` must come within this time.
const HELLO_DEADLINE: Duration = Duration::from_secs(10);
/// LP18: a sign of life this often, give or take a fifth.
const HEARTBEAT: Duration = Duration::from_secs(25);
/// LP27: who gives no sign of life for so long is gone. A browser answers the ping that comes with
/// each heartbeat by itself.
const SILENCE: Duration = Duration::from_secs(45);
/// A socket that takes nothing for this long is too slow, however little waits.
const SEND_DEADLINE: Duration = Duration::from_secs(10);
/// How long to try to say why a connection is closed.
const FAREWELL: Duration = Duration::from_secs(10);
/// How long to wait for the other side to have heard it.
const FAREWELL_HEARD: Duration = Duration::from_secs(2);

/// `GET /live`
pub async fn upgrade(
    State(state): State<AppState>,
    caller: Caller,
    request: Request,
) -> Result<Response, AppError> {
    let embedded_in = embedding_site(&state, request.headers()).await?;
    let caller = match ticket(request.headers()) {
        Some(ticket) => redeem(&state, ticket, caller.address).await?,
        // LP22: for another site's page, no cookie counts.
        None if embedded_in.is_some() && !caller.is_bearer => Caller::anonymous(caller.address),
        None => caller,
    };
    may_connect(&state, &caller, embedded_in.is_some(), request.headers())?;
    let place = state.limits.open_socket(caller.address)?;
    let offers = offered(request.headers()).any(|name| name == SUBPROTOCOL);
    let no_handshake = || AppError::invalid(Input::NoHandshake);
    let (mut response, upgrade) = socket::handshake(request).ok_or_else(no_handshake)?;
    let tracker = state.sockets.clone();
    tokio::spawn(tracker.track_future(async move {
        let _until_gone = place;
        // Whoever goes before the handshake is complete was never here.
        if let Ok(upgraded) = upgrade.await {
            serve(upgraded, state, who(caller, embedded_in)).await;
        }
    }));
    if offers {
        let protocol = HeaderValue::from_static(SUBPROTOCOL);
        response.headers_mut().insert(header::SEC_WEBSOCKET_PROTOCOL, protocol);
    }
    Ok(response)
}

fn offered(headers: &HeaderMap) -> impl Iterator<Item = &str> {
    let offered = headers.get_all(header::SEC_WEBSOCKET_PROTOCOL).iter();
    let lines = offered.filter_map(|value| value.to_str().ok());
    lines.flat_map(|line| line.split(',')).map(str::trim)
}

/// LP22: who comes with a ticket is its person, whatever else the request says.
fn ticket(headers: &HeaderMap) -> Option<&str> {
    offered(headers).find_map(|name| name.strip_prefix(TICKET_PREFIX))
}

async fn redeem(state: &AppState, ticket: &str, from: IpAddr) -> Result<Caller, AppError> {
    let refused = || AppError::from(Reason::TicketExpired);
    let session = state.tickets.redeem(ticket, std::time::Instant::now()).ok_or_else(refused)?;
    let caller = Caller::of_session(state, session, from).await?;
    caller.user.is_some().then_some(caller).ok_or_else(refused)
}

/// LP22: the other site whose page wants a socket, when it may embed some tenant's images. Which ones,
/// each `subscribe` asks again.
async fn embedding_site(
    state: &AppState,
    headers: &HeaderMap,
) -> Result<Option<Arc<str>>, AppError> {
    let Some(site) = origin(headers) else { return Ok(None) };
    let is_other = sender(&state.config, headers) == Sender::Elsewhere;
    let may_embed = is_other && state.access.embeds_anything(site).await?;
    Ok(may_embed.then(|| site.into()))
}

/// LP22: the page behind the socket must be the site's own, or one that may embed images.
fn may_connect(
    state: &AppState,
    caller: &Caller,
    is_embedded: bool,
    headers: &HeaderMap,
) -> Result<(), AppError> {
    if state.is_draining() {
        return Err(AppError::from(Reason::Stopping));
    }
    let allowed = match sender(&state.config, headers) {
        Sender::OwnSite => true,
        // What a browser sends by itself does not count without the page that made it do so.
        Sender::Unnamed => caller.user.is_none() || caller.is_bearer,
        Sender::Elsewhere => is_embedded,
    };
    let refused = || AppError::from(Forbidden::LiveFromOtherSite);
    allowed.then_some(()).ok_or_else(refused)
}

fn who(caller: Caller, embedded_in: Option<Arc<str>>) -> Who {
    let subject = caller.subject();
    let Caller { user, session, .. } = caller;
    let visitor = Visitor { id: subject.user, author: user.and_then(User::author) };
    Who { visitor, subject, session, embedded_in }
}

async fn serve(upgraded: Upgraded, state: AppState, who: Who) {
    let (socket, line) = Socket::new(upgraded, MAX_READ_BYTES);
    let (connection, queue) = Connection::new(Arc::clone(&state.hub), who);
    drop(state);
    queue.connect(line as Arc<dyn Wire>);
    Pump { socket, connection, queue, heard: Instant::now() }.serve().await;
}

struct Pump {
    socket: Socket,
    connection: Connection,
    queue: Queue,
    heard: Instant,
}

/// How a connection ends.
enum End {
    /// It has.
    Gone,
    /// With this code.
    Close(CloseCode),
    /// With this code of WebSocket itself, whose rules the other side broke.
    Breach(u16),
}

impl Pump {
    async fn serve(mut self) {
        let end = self.run().await;
        // Whoever is being closed is not here any more, and nothing more is sent to them.
        self.connection.leave();
        self.queue.shut();
        match end {
            End::Close(code) => self.close(code as u16).await,
            End::Breach(code) => self.close(code).await,
            End::Gone => {}
        }
    }

    async fn run(&mut self) -> End {
        match self.moves().await {
            Ok(()) => End::Gone,
            Err(end) => end,
        }
    }

    /// Moves messages until one side ends it.
    async fn moves(&mut self) -> Result<(), End> {
        let hello = Instant::now() + HELLO_DEADLINE;
        // One timer for both, made once: each frame would otherwise pay for setting it anew.
        let mut beat = Instant::now() + heartbeat_pause();
        let timer = sleep_until(hello);
        tokio::pin!(timer);
        loop {
            tokio::select! {
                heard = self.socket.next() => match heard {
                    // Boxed: an idle connection does not hold the room that answering takes.
                    Heard::Message(message) => Box::pin(self.inbound(message)).await?,
                    Heard::Breach(code) => return Err(End::Breach(code)),
                    Heard::Gone => return Err(End::Gone),
                },
                next = self.queue.next() => match next {
                    Next::Write => self.write_out().await?,
                    Next::Behind(behind) => Box::pin(self.catch_up(behind)).await?,
                    Next::Close(code) => return Err(End::Close(code)),
                },
                () = &mut timer => {
                    if !self.connection.is_following() {
                        return Err(End::Close(CloseCode::Silent));
                    }
                    if Instant::now() >= beat {
                        self.beat().await?;
                        beat = Instant::now() + heartbeat_pause();
                    }
                    timer.as_mut().reset(beat);
                }
            }
        }
    }

    async fn inbound(&mut self, message: Message) -> Result<(), End> {
        self.heard = Instant::now();
        match message {
            Message::Text(text) if text.len() > MAX_FRAME_BYTES => {
                Err(End::Close(CloseCode::TooLarge))
            }
            Message::Text(text) => {
                // LP8: what the rooms send while the answer is made goes out behind it.
                self.queue.hold();
                let answer = self.connection.receive(&text).await;
                self.answer(answer).await
            }
            Message::Binary(_) => Err(End::Close(CloseCode::Unreadable)),
            Message::Ping(_) | Message::Close(_) => {
                let is_over = matches!(message, Message::Close(_));
                if is_over {
                    // Nothing may follow the answer to a goodbye, whatever happens in the rooms.
                    self.connection.leave();
                    self.queue.shut();
                }
                if let Some(reply) = self.socket.reply() {
                    self.queue.push(reply);
                    self.write_out().await?;
                }
                if is_over { Err(End::Gone) } else { Ok(()) }
            }
            Message::Pong(_) | Message::Frame(_) => Ok(()),
        }
    }

    /// LP15: the queue was full, and is empty now.
    async fn catch_up(&mut self, behind: Behind) -> Result<(), End> {
        let answer = self.connection.catch_up(behind).await;
        self.answer(answer).await
    }

    async fn answer(&mut self, answer: Result<Option<Frame>, Fault>) -> Result<(), End> {
        match answer {
            Ok(frame) => {
                self.queue.release(frame.map(|frame| frame.wire()));
                self.write_out().await
            }
            Err(Fault::Close(code)) => Err(End::Close(code)),
            Err(Fault::Store(error)) => {
                tracing::error!(%error, "a live connection cannot read the log");
                Err(End::Close(CloseCode::Overload))
            }
        }
    }

    /// LP18: a sign of life, and the question for one.
    async fn beat(&mut self) -> Result<(), End> {
        if self.heard.elapsed() > SILENCE {
            return Err(End::Gone);
        }
        if let Some(frame) = self.connection.heartbeat() {
            self.queue.push(frame.wire());
        }
        self.queue.push(PING);
        self.write_out().await
    }

    /// Writes what waits; gives up on who takes too long.
    async fn write_out(&self) -> Result<(), End> {
        let writing = self.queue.write_out();
        tokio::pin!(writing);
        // Nearly always the socket takes all at once; then no timer is made.
        if let Poll::Ready(()) = futures::poll!(&mut writing) {
            return Ok(());
        }
        tokio::select! {
            () = writing => Ok(()),
            code = self.queue.overdue() => Err(End::Close(code)),
            () = sleep(SEND_DEADLINE) => Err(End::Close(CloseCode::TooSlow)),
        }
    }

    /// Says why, and gives the other side time to hear it.
    async fn close(&mut self, code: u16) {
        if let Some(farewell) = self.socket.farewell(code) {
            self.queue.push(farewell);
        }
        // The other side may be gone already; then there is nobody to wait for.
        if timeout(FAREWELL, self.queue.write_out()).await.is_ok() {
            let _ = timeout(FAREWELL_HEARD, self.socket.hang_up()).await;
        }
    }
}

fn heartbeat_pause() -> Duration {
    HEARTBEAT.mul_f64(rand::rng().random_range(0.8..1.2))
}
