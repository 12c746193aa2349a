//! Whoever sends the operations at their times: through REST to the server, as text to the peer.

use crate::audience::Socket;
use crate::plan::Plan;
use futures::stream::SplitSink;
use futures::{SinkExt, StreamExt};
use image_chat::model::{BroadcastId, ImageId};
use reqwest::Client;
use serde_json::json;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::time::sleep_until;
use tokio_tungstenite::tungstenite::Message;

/// As many characters as LP17 speaks of.
const BODY: &str =
    "Too dark here: could the shadow below the roof be lifted by about half a stop??!";
/// An answer that does not come within this time is a refusal.
const ANSWER_DEADLINE: Duration = Duration::from_secs(10);

/// Who sends.
pub enum Publisher {
    /// A guest of the server.
    Guest(Guest),
    /// A socket at the peer that says this message, each time with another `broadcastId`.
    Socket(SplitSink<Socket, Message>, Template),
}

/// A guest of the server, known by a cookie.
#[derive(Clone)]
pub struct Guest {
    client: Client,
    chats: String,
}

/// A frame that the server sent, and whose `broadcastId` can be another.
#[derive(Clone)]
pub struct Template {
    before: String,
    after: String,
}

impl Publisher {
    /// Says the message on this socket.
    pub fn on_socket(socket: Socket, template: Template) -> Self {
        let (sink, stream) = socket.split();
        // It hears what it says; unread, that would hold up the peer.
        tokio::spawn(stream.for_each(|_| std::future::ready(())));
        Self::Socket(sink, template)
    }

    /// Sends every operation at its time; the number and an example of those that were refused.
    pub async fn publish(self, plan: &Plan) -> Refused {
        match self {
            Self::Guest(guest) => guest.publish(plan).await,
            Self::Socket(mut sink, template) => {
                for operation in &plan.operations {
                    sleep_until(operation.at.into()).await;
                    let text = template.with(operation.id);
                    sink.send(Message::text(text)).await.expect("the peer listens");
                }
                Refused::default()
            }
        }
    }
}

/// Operations that were not stored.
#[derive(Default)]
pub struct Refused {
    /// How many.
    pub count: usize,
    /// What the server said to one of them.
    pub example: Option<String>,
}

impl Guest {
    /// Introduces a guest who will open discussions on an image.
    pub async fn new(addr: SocketAddr, image: ImageId) -> Self {
        let client = Client::builder().cookie_store(true).timeout(ANSWER_DEADLINE).no_proxy();
        let client = client.tcp_nodelay(true).build().expect("a client");
        let session = client.post(format!("http://{addr}/api/v1/session"));
        let answer = session.json(&json!({ "name": "Ada" })).send().await.expect("an answer");
        answer.error_for_status().expect("a guest may come in");
        Self { client, chats: format!("http://{addr}/api/v1/images/{image}/chats") }
    }

    /// Opens a discussion.
    pub async fn open(&self, id: BroadcastId) -> Result<(), String> {
        let body = json!({ "x": 25.5, "y": 30.2, "body": BODY, "broadcastId": id });
        let answer = self.client.post(&self.chats).json(&body).send().await;
        let answer = answer.map_err(|error| error.to_string())?;
        let status = answer.status();
        // Read to its end, so that the connection serves again.
        let text = answer.text().await.map_err(|error| error.to_string())?;
        status.is_success().then_some(()).ok_or_else(|| format!("{status}: {text}"))
    }

    async fn publish(&self, plan: &Plan) -> Refused {
        let mut sent = Vec::new();
        for operation in &plan.operations {
            sleep_until(operation.at.into()).await;
            // On its own, so that a slow answer does not hold up the next operation.
            let (guest, id) = (self.clone(), operation.id);
            sent.push(tokio::spawn(async move { guest.open(id).await }));
        }
        let mut refused = Refused::default();
        for answer in sent {
            if let Err(why) = answer.await.expect("no panic") {
                refused.count += 1;
                refused.example = Some(why);
            }
        }
        refused
    }
}

impl Template {
    /// From a frame that tells of this one operation.
    pub fn new(frame: &str, id: BroadcastId) -> Self {
        let (before, after) = frame.split_once(&id.to_string()).expect("the operation's id");
        Self { before: before.into(), after: after.into() }
    }

    /// The frame as if it told of this operation.
    pub fn with(&self, id: BroadcastId) -> String {
        format!("{}{id}{}", self.before, self.after)
    }
}
