//! Sends the operations at their times: through REST to the server, as text to the peer.

use crate::common::guest::Guest;
use crate::common::series::Series;
use crate::common::side::{Running, Side};
use crate::common::viewer::Viewer;
use crate::common::wire::{self, Kind};
use crate::plan::Plan;
use std::sync::Arc;
use tokio::io::{AsyncWriteExt, copy, sink};
use tokio::net::tcp::OwnedWriteHalf;

/// Who sends.
pub enum Publisher {
    /// A guest of the server.
    Guest(Guest),
    /// A socket at the peer that says this message, each time with another `broadcastId`.
    Socket(OwnedWriteHalf, Template),
}

/// A message that the server sent, and whose `broadcastId` can be another.
#[derive(Clone)]
pub struct Template {
    before: String,
    after: String,
}

/// Operations that were not stored.
#[derive(Default)]
pub struct Refused {
    /// How many.
    pub count: usize,
    /// What the server said to one of them.
    pub example: Option<String>,
}

impl Publisher {
    /// For a side that runs.
    pub async fn new(running: &Running, template: &Template) -> Self {
        if let Some(guest) = &running.guest {
            return Self::Guest(guest.clone());
        }
        let socket = Viewer::enter(&running.door).await.expect("the peer takes everyone");
        let (mut hears, says) = socket.into_stream().into_split();
        // It hears what it says; unread, that would hold up the peer.
        tokio::spawn(async move { copy(&mut hears, &mut sink()).await });
        Self::Socket(says, template.clone())
    }

    /// Sends every operation at its time; the number and an example of those that were refused.
    pub async fn publish(self, plan: &Arc<Plan>) -> Refused {
        let mut clock = plan.clock();
        match self {
            Self::Guest(guest) => {
                let mut sent = Vec::new();
                while let Some(place) = clock.recv().await {
                    // On its own, so that a slow answer does not hold up the next operation.
                    let (guest, id) = (guest.clone(), plan.series.id(place));
                    sent.push(tokio::spawn(async move { guest.open(id).await }));
                }
                let mut refused = Refused::default();
                for answer in sent {
                    refused.note(answer.await.expect("no panic"));
                }
                refused
            }
            Self::Socket(mut says, template) => {
                while let Some(place) = clock.recv().await {
                    let frame = wire::frame(Kind::Text, &template.with(&plan.series, place));
                    says.write_all(&frame).await.expect("the peer listens");
                }
                Refused::default()
            }
        }
    }
}

impl Refused {
    fn note(&mut self, answer: Result<(), String>) {
        if let Err(why) = answer {
            self.count += 1;
            self.example = Some(why);
        }
    }
}

impl Template {
    /// What the server sends about an operation: asked of the server, so that the peer passes on
    /// the same bytes.
    pub async fn of_server() -> Self {
        let server = Side::Ours.start().await;
        let mut viewer = Viewer::enter(&server.door).await.expect("a socket");
        viewer.welcomed().await.expect("an answer");
        let series = Series::new(1);
        let guest = server.guest.as_ref().expect("the server has guests");
        guest.open(series.id(0)).await.expect("a first operation");
        let mut found = None;
        while found.is_none() {
            let take = |message: &[u8]| {
                if series.told(message).next().is_some() {
                    found = Some(String::from_utf8(message.to_vec()).expect("text"));
                }
            };
            viewer.hear(take).await.expect("the server tells");
        }
        let (message, id) = (found.unwrap_or_default(), series.id(0).to_string());
        let (before, after) = message.split_once(&id).expect("the operation's id");
        Self { before: before.into(), after: after.into() }
    }

    /// The message as if it told of this operation.
    pub fn with(&self, series: &Series, place: usize) -> Vec<u8> {
        format!("{}{}{}", self.before, series.id(place), self.after).into_bytes()
    }

    /// How long it is.
    pub fn bytes(&self) -> usize {
        self.with(&Series::new(1), 0).len()
    }
}
