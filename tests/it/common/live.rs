//! A client of the live socket that keeps its own replica of the image, as a page does.

use crate::common::{Person, TestServer};
use futures::{SinkExt, StreamExt};
use image_chat::model::{Absorbed, BroadcastId, Epoch, ImageId, Pending, Seq, TenantId};
use image_chat::protocol::live::{ClientMessage, SUBPROTOCOL, ServerMessage};
use image_chat::protocol::page::Snapshot;
use std::collections::VecDeque;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::handshake::client::Request;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

/// What does not come within this time does not come: the bound of a failing test, never a pause.
const DEADLINE: Duration = Duration::from_secs(60);

/// A socket, and what it makes of what it hears.
pub struct Live<S = MaybeTlsStream<TcpStream>> {
    socket: WebSocketStream<S>,
    waiting: VecDeque<ServerMessage>,
    /// Every frame as it came.
    pub frames: Vec<String>,
    pub image: ImageId,
    pub epoch: Epoch,
    pub replica: Pending,
    /// How often an event came with others missing before it.
    pub gaps: usize,
}

/// A request for the socket, with these headers.
pub fn request(server: &TestServer, headers: &[(&'static str, &str)]) -> Request {
    request_to(&server.base(), headers)
}

/// The same to a server at this address.
pub fn request_to(base: &str, headers: &[(&'static str, &str)]) -> Request {
    let address = format!("{}/live", base.replacen("http", "ws", 1));
    let mut request = address.into_client_request().expect("an address");
    request.headers_mut().insert("sec-websocket-protocol", SUBPROTOCOL.parse().expect("a header"));
    for (name, value) in headers {
        request.headers_mut().insert(*name, value.parse().expect("a header"));
    }
    request
}

/// Opens a socket; the status when the server does not want it.
pub async fn open(request: Request) -> Result<WebSocketStream<MaybeTlsStream<TcpStream>>, u16> {
    match connect_async(request).await {
        Ok((socket, response)) => {
            let protocol = response.headers().get("sec-websocket-protocol");
            assert_eq!(protocol.map(|p| p.as_bytes()), Some(SUBPROTOCOL.as_bytes()));
            Ok(socket)
        }
        Err(Error::Http(response)) => Err(response.status().as_u16()),
        Err(error) => panic!("no answer: {error}"),
    }
}

impl Live {
    /// A person's socket, from a page of the site, that begins with this snapshot.
    pub async fn open(server: &TestServer, person: &Person, snapshot: Snapshot) -> Self {
        let origin = server.base();
        let cookie = person.cookie();
        let mut headers = vec![("origin", origin.as_str())];
        headers.extend(cookie.iter().map(|c| ("cookie", c.to_str().expect("text"))));
        Self::of(server, &headers, snapshot).await
    }

    /// A socket with these headers that begins with this snapshot.
    pub async fn of(
        server: &TestServer,
        headers: &[(&'static str, &str)],
        snapshot: Snapshot,
    ) -> Self {
        Self::on(open(request(server, headers)).await.expect("welcome"), snapshot)
    }

    /// A person's socket that follows an image from what is there now.
    pub async fn following(server: &TestServer, person: &Person, image: ImageId) -> Self {
        let mut live = Self::open(server, person, person.snapshot(image).await).await;
        live.subscribe().await;
        live.welcome().await;
        live
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> Live<S> {
    /// An open socket that begins with this snapshot.
    pub fn on(socket: WebSocketStream<S>, snapshot: Snapshot) -> Self {
        Self {
            socket,
            waiting: VecDeque::new(),
            frames: Vec::new(),
            image: snapshot.board.image,
            epoch: snapshot.epoch,
            replica: Pending::new(snapshot.board),
            gaps: 0,
        }
    }

    /// Sends this text as a frame.
    pub async fn send_text(&mut self, text: impl Into<String>) {
        self.send(Message::text(text.into())).await;
    }

    pub async fn send(&mut self, message: Message) {
        self.socket.send(message).await.expect("sent");
    }

    pub async fn say(&mut self, messages: &[ClientMessage]) {
        self.send_text(serde_json::to_string(messages).expect("JSON")).await;
    }

    /// Follows its image from where the replica is, asking about what waits.
    pub async fn subscribe(&mut self) {
        let pending = self.replica.sending().map(|operation| operation.broadcast_id).collect();
        let message = self.subscription(self.epoch, self.replica.seq(), pending);
        self.say(&[message]).await;
    }

    /// The message that follows its image from this place.
    pub fn subscription(
        &self,
        epoch: Epoch,
        since: Seq,
        pending: Vec<BroadcastId>,
    ) -> ClientMessage {
        let tenant_id = TenantId::new("demo").expect("a tenant id");
        let (image_id, build, place) = (self.image, None, None);
        ClientMessage::Subscribe { tenant_id, image_id, epoch, since, pending, build, place }
    }

    /// The next message, which the replica has taken in if it is an event of its image.
    pub async fn next_message(&mut self) -> ServerMessage {
        loop {
            if let Some(message) = self.waiting.pop_front() {
                self.take_in(&message);
                return message;
            }
            match self.next_frame().await {
                Message::Text(text) => {
                    self.frames.push(text.to_string());
                    self.waiting.extend(
                        serde_json::from_str::<Vec<ServerMessage>>(&text).expect("messages"),
                    );
                }
                Message::Ping(_) | Message::Pong(_) => {}
                other => panic!("{other:?} instead of messages"),
            }
        }
    }

    /// The code with which the server closes; whatever comes before is dropped.
    pub async fn close_code(&mut self) -> u16 {
        loop {
            if let Message::Close(frame) = self.next_frame().await {
                return frame.map_or(0, |frame| frame.code.into());
            }
        }
    }

    async fn next_frame(&mut self) -> Message {
        let frame = tokio::time::timeout(DEADLINE, self.socket.next()).await;
        frame.expect("nothing came").expect("the connection ended").expect("a frame")
    }

    fn take_in(&mut self, message: &ServerMessage) {
        let of_own_image = message.clone().recorded().filter(|(image, _)| *image == self.image);
        if let Some((_, recorded)) = of_own_image
            && matches!(self.replica.absorb(recorded), Absorbed::Gap(_))
        {
            self.gaps += 1;
        }
    }

    /// Reads on until a message is the one, and gives it.
    pub async fn until(&mut self, is_it: impl Fn(&ServerMessage) -> bool) -> ServerMessage {
        loop {
            let message = self.next_message().await;
            if is_it(&message) {
                return message;
            }
        }
    }

    /// The answer to `subscribe`, with what came up to and with the count of viewers.
    pub async fn welcome(&mut self) -> Vec<ServerMessage> {
        let mut answer = vec![self.until(|m| matches!(m, ServerMessage::Welcome { .. })).await];
        while !matches!(answer.last(), Some(ServerMessage::Viewers { .. })) {
            answer.push(self.next_message().await);
        }
        if !answer.iter().any(|message| matches!(message, ServerMessage::Reset { .. }))
            && let ServerMessage::Welcome { epoch, .. } = answer[0]
        {
            self.epoch = epoch;
        }
        answer
    }

    /// Reads on until the replica has this event.
    pub async fn reach(&mut self, seq: Seq) {
        while self.replica.seq() < seq {
            self.next_message().await;
        }
    }

    /// Reads on until the replica shows what the server has, and checks that it is the same.
    pub async fn check_in_step(&mut self, person: &Person) {
        let board = person.snapshot(self.image).await.board;
        self.reach(board.seq).await;
        assert_eq!(self.replica.seq(), board.seq);
        assert_eq!(self.replica.board().chats, board.chats);
    }

    /// The next event of its image, told by its name on the wire.
    pub async fn next_event(&mut self) -> (ServerMessage, String) {
        let message = self.until(|message| message.clone().recorded().is_some()).await;
        let json = serde_json::to_value(&message).expect("JSON");
        let name = json["change"]["kind"].as_str().or(json["type"].as_str());
        (message, name.expect("a name").to_owned())
    }

    /// Ends the connection without a word.
    pub fn break_off(self) -> Pending {
        self.replica
    }
}
