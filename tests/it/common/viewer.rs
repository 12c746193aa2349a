//! A page without a browser, over a network that may break: its replica, its socket, what it heard,
//! and what it shows at once. It follows the rules of a page (LP7, LP9, LP12) and notes what breaks the
//! server's. Knows not what is wrong with the network.

use crate::common::Person;
use crate::common::fate::{Fate, actor};
use crate::common::log::alike;
use futures::{SinkExt, StreamExt};
use image_chat::model::{
    Absorbed, BroadcastId, Epoch, ImageId, Operation, Pending, Recorded, Seq, TenantId,
};
use image_chat::protocol::live::{ClientMessage, Outcome, SUBPROTOCOL, ServerMessage};
use image_chat::protocol::page::Snapshot;
use std::collections::BTreeMap;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::handshake::client::Request;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

/// Between two attempts to reach a server that is not there.
const TRY_AGAIN: Duration = Duration::from_millis(10);

pub type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;
/// What a socket gives: a frame, how it broke, or its end.
pub type Frame = Option<Result<Message, Error>>;

/// A page without a browser.
pub struct Viewer {
    pub person: Person,
    pub image: ImageId,
    pub epoch: Epoch,
    pub replica: Pending,
    socket: Option<Socket>,
    /// A `subscribe` is out and not answered; one more is wanted after it (LP9).
    asking: (bool, bool),
    /// The log was not told completely: a snapshot is due.
    pub wants_snapshot: bool,
    /// Every event that came, by its place.
    pub heard: BTreeMap<Seq, Recorded>,
    /// What became of operations that were asked about.
    pub outcomes: Vec<Outcome>,
    /// The code with which the server closed last, and whether it said `bye` before.
    pub closed: Option<(u16, bool)>,
    said_bye: bool,
    /// How many people look at the image, as last told.
    pub viewers: u32,
    /// Rules that the server broke.
    pub wrong: Vec<String>,
}

/// The line broke, or the server closed it.
#[derive(Debug)]
pub struct Broken;

impl Viewer {
    /// Someone's page of an image, loaded now, without a socket yet.
    pub async fn load(person: &Person, image: ImageId) -> Self {
        Self::from_snapshot(person, person.snapshot(image).await)
    }

    pub fn from_snapshot(person: &Person, snapshot: Snapshot) -> Self {
        Self {
            person: person.clone(),
            image: snapshot.board.image,
            epoch: snapshot.epoch,
            replica: Pending::new(snapshot.board),
            socket: None,
            asking: (false, false),
            wants_snapshot: false,
            heard: BTreeMap::new(),
            outcomes: Vec::new(),
            closed: None,
            said_bye: false,
            viewers: 0,
            wrong: Vec::new(),
        }
    }

    /// Is there a socket, as far as this side knows?
    pub fn is_connected(&self) -> bool {
        self.socket.is_some()
    }

    /// Opens a socket and asks for what was missed, and for what became of what waits.
    pub async fn connect(&mut self) -> Result<(), Broken> {
        self.socket = None;
        self.asking = (false, false);
        self.said_bye = false;
        let request = self.handshake();
        match connect_async(request).await {
            Ok((socket, _)) => self.socket = Some(socket),
            Err(Error::Http(response)) => {
                self.wrong.push(format!("{} to the handshake", response.status()));
                return Err(Broken);
            }
            Err(_) => return Err(Broken),
        }
        self.subscribe().await
    }

    /// The request for the socket, as this person's browser sends it.
    pub fn handshake(&self) -> Request {
        let address = self.person.base.replace("http:", "ws:") + "/live";
        let mut request = address.into_client_request().expect("an address");
        let headers = request.headers_mut();
        headers.insert("sec-websocket-protocol", SUBPROTOCOL.parse().expect("a header"));
        headers.insert("origin", self.person.base.parse().expect("a header"));
        if let Some(cookie) = self.person.cookie() {
            headers.insert("cookie", cookie.as_bytes().try_into().expect("a header"));
        }
        request
    }

    /// Goes on with a socket that was opened elsewhere.
    pub async fn take_over(&mut self, socket: Socket) -> Result<(), Broken> {
        self.socket = Some(socket);
        self.subscribe().await
    }

    /// Leaves the socket without a word, as a page that takes it for dead.
    pub fn hang_up(&mut self) -> Option<Socket> {
        self.socket.take()
    }

    /// LP9: one resume in flight.
    async fn subscribe(&mut self) -> Result<(), Broken> {
        if self.asking.0 {
            self.asking.1 = true;
            return Ok(());
        }
        self.asking = (true, false);
        let message = ClientMessage::Subscribe {
            tenant_id: TenantId::new("demo").expect("a tenant id"),
            image_id: self.image,
            epoch: self.epoch,
            since: self.replica.seq(),
            pending: self.replica.sending().map(|operation| operation.broadcast_id).collect(),
            build: None,
            place: None,
        };
        let text = serde_json::to_string(&[message]).expect("JSON");
        let Some(socket) = &mut self.socket else { return Err(Broken) };
        if socket.send(Message::text(text)).await.is_err() {
            self.socket = None;
            return Err(Broken);
        }
        Ok(())
    }

    /// The next frame. Waits for ever when nothing comes; may be dropped while it waits.
    pub async fn next_frame(&mut self) -> Frame {
        match &mut self.socket {
            Some(socket) => socket.next().await,
            None => std::future::pending().await,
        }
    }

    /// Takes in the next frame.
    pub async fn hear(&mut self) -> Result<(), Broken> {
        if self.socket.is_none() {
            return Err(Broken);
        }
        let frame = self.next_frame().await;
        self.take_frame(frame).await
    }

    /// Takes in this frame, and asks for the log if it shows that something is missing.
    pub async fn take_frame(&mut self, frame: Frame) -> Result<(), Broken> {
        let frame = match frame {
            Some(Ok(Message::Text(text))) => text,
            Some(Ok(Message::Ping(_) | Message::Pong(_))) => return Ok(()),
            Some(Ok(Message::Close(frame))) => {
                let code = frame.map_or(0, |frame| frame.code.into());
                self.closed = Some((code, self.said_bye));
                self.socket = None;
                return Err(Broken);
            }
            Some(Ok(other)) => panic!("{other:?} instead of messages"),
            Some(Err(_)) | None => {
                self.socket = None;
                return Err(Broken);
            }
        };
        let messages = serde_json::from_str::<Vec<ServerMessage>>(&frame).expect("messages");
        let mut wants_log = false;
        // LP5: without `reset`, the place is one of the present epoch.
        if !messages.iter().any(|message| matches!(message, ServerMessage::Reset { .. })) {
            let welcome = messages.iter().find_map(|message| match message {
                ServerMessage::Welcome { epoch, .. } => Some(*epoch),
                _ => None,
            });
            self.epoch = welcome.unwrap_or(self.epoch);
        }
        for message in messages {
            wants_log |= self.take_in(message);
        }
        if wants_log { self.subscribe().await } else { Ok(()) }
    }

    /// True when the log is wanted after it.
    fn take_in(&mut self, message: ServerMessage) -> bool {
        match message {
            ServerMessage::Welcome { outcomes, .. } => {
                self.settle(outcomes);
                std::mem::take(&mut self.asking).1
            }
            ServerMessage::Reset { .. } => {
                self.wants_snapshot = true;
                false
            }
            ServerMessage::Viewers { count, .. } => {
                self.viewers = count;
                false
            }
            ServerMessage::Heartbeat { head, .. } => head > self.replica.seq(),
            ServerMessage::Bye { .. } => {
                self.said_bye = true;
                false
            }
            other => match other.recorded() {
                Some((image, recorded)) => {
                    assert_eq!(image, self.image);
                    self.hear_event(recorded)
                }
                None => false,
            },
        }
    }

    /// On one connection nothing may be missing (LP8) and nothing may differ from what was told
    /// before (LP10); both would heal, so they are noted.
    fn hear_event(&mut self, recorded: Recorded) -> bool {
        let (before, seq) = (self.replica.seq(), recorded.seq);
        if self.heard.insert(seq, recorded.clone()).is_some_and(|was| !alike(&was, &recorded)) {
            self.wrong.push(format!("two events at {seq}"));
        }
        let is_known = seq <= before;
        let absorbed = self.replica.absorb(recorded);
        if seq > before.next() && !self.wants_snapshot {
            self.wrong.push(format!("{seq} was told after {before}"));
        }
        if is_known != (absorbed == Absorbed::Known) || self.replica.seq() < before {
            self.wrong.push(format!("{seq} after {before} was {absorbed:?}"));
        }
        matches!(absorbed, Absorbed::Gap(_))
    }

    /// LP12: stored, or rolled back.
    fn settle(&mut self, outcomes: Vec<Outcome>) {
        for Outcome { broadcast_id, seq, .. } in &outcomes {
            match seq {
                Some(seq) => self.replica.stored(*broadcast_id, *seq),
                None => drop(self.replica.take_back(*broadcast_id)),
            }
        }
        self.outcomes.extend(outcomes);
    }

    /// LP7: what `reset` asks for.
    pub fn reload(&mut self, snapshot: Snapshot) {
        self.wants_snapshot = false;
        match snapshot.epoch == self.epoch {
            true => self.replica.reset(snapshot.board),
            false => self.replica = Pending::new(snapshot.board),
        }
        self.epoch = snapshot.epoch;
    }

    /// Hears the next frame, over a new connection if need be.
    pub async fn hear_on(&mut self) {
        if self.socket.is_none() && self.connect().await.is_err() {
            tokio::time::sleep(TRY_AGAIN).await;
            return;
        }
        // A broken line is told apart by there being no socket any more.
        let _ = self.hear().await;
        if self.wants_snapshot {
            let snapshot = self.person.snapshot(self.image).await;
            self.reload(snapshot);
        }
    }

    /// Hears on until the replica has this event and no operation waits.
    pub async fn reach(&mut self, seq: Seq) {
        while self.replica.seq() < seq || self.is_waiting() {
            if self.is_waiting() && !self.asking.0 {
                self.ask().await;
            }
            self.hear_on().await;
        }
    }

    /// Is there an operation without an answer?
    fn is_waiting(&self) -> bool {
        self.replica.sending().next().is_some()
    }

    /// Hears on until the answer to `subscribe` is there.
    pub async fn be_welcome(&mut self) {
        while self.socket.is_none() || self.asking.0 {
            self.hear_on().await;
        }
    }

    /// Shows an operation at once, as a page does; false when the rules refuse it at once.
    pub fn show(&mut self, operation: &Operation) -> bool {
        let now = image_chat::server::clock::now();
        self.replica.push(&actor(&self.person), operation.clone(), now).is_ok()
    }

    /// The answer to an own operation came, or did not.
    pub fn answered(&mut self, id: BroadcastId, fate: &Fate) {
        match fate {
            Fate::Stored(recorded) => {
                let seq = recorded.seq;
                self.heard.entry(seq).or_insert_with(|| Recorded::clone(recorded));
                // What lies between comes by the socket; the event waits for it.
                self.replica.absorb(Recorded::clone(recorded));
                self.replica.stored(id, seq);
            }
            Fate::Refused(_) | Fate::Unable(_) | Fate::NotSent => {
                drop(self.replica.take_back(id));
            }
            Fate::Lost => {}
        }
    }

    /// Asks what became of what was lost, as a page does at once when an answer is lost.
    pub async fn ask(&mut self) {
        // Without a line it is asked with the next one.
        let _ = self.subscribe().await;
    }
}
