//! The two sides of the comparison: how each is started, entered and spoken to.

use crate::audience::{self, Door};
use crate::child::Child;
use crate::publisher::{Guest, Publisher, Template};
use image_chat::model::{BroadcastId, Epoch, ImageId, Seq};
use image_chat::protocol::live::ClientMessage;
use image_chat::server::seed;
use serde::Deserialize;
use std::path::Path;
use uuid::Uuid;

/// One side.
pub enum Side {
    /// The server, with its database in this folder.
    Ours {
        /// The folder.
        folder: String,
    },
    /// The broadcaster that stores nothing.
    Peer {
        /// What is said to it.
        template: Template,
    },
}

/// As much of an image's answer as a viewer begins with.
#[derive(Deserialize)]
struct Place {
    epoch: Epoch,
    seq: Seq,
}

impl Side {
    /// Both, the database made and one message sent, which gives the bytes that the peer passes on,
    /// and how many they are.
    pub async fn pair(folder: &Path) -> (Self, Self, usize) {
        let folder = folder.to_str().expect("a path that is text").to_owned();
        let ours = Self::Ours { folder };
        let child = ours.start().await;
        let mut socket = audience::enter(&ours.door(&child).await).await;
        let id = BroadcastId(Uuid::now_v7());
        let guest = Guest::new(child.ready.addr, image(&child)).await;
        guest.open(id).await.expect("a first operation");
        let template = loop {
            let frame = audience::next_text(&mut socket).await;
            if audience::told(&frame).any(|told| told == id) {
                break Template::new(&frame, id);
            }
        };
        drop(socket);
        child.stop().await;
        let bytes = template.with(id).len();
        (ours, Self::Peer { template }, bytes)
    }

    /// In one word.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Ours { .. } => "ours",
            Self::Peer { .. } => "peer",
        }
    }

    /// Starts it.
    pub async fn start(&self) -> Child {
        match self {
            Self::Ours { folder } => Child::start(&["--role", "server", folder]).await,
            Self::Peer { .. } => Child::start(&["--role", "peer"]).await,
        }
    }

    /// How its viewers come in.
    pub async fn door(&self, child: &Child) -> Door {
        let addr = child.ready.addr;
        if matches!(self, Self::Peer { .. }) {
            return Door { addr, hello: None };
        }
        let image_id = image(child);
        let answer = reqwest::get(format!("http://{addr}/api/v1/images/{image_id}")).await;
        let place = answer.expect("an answer").json::<Place>().await.expect("an image");
        let subscribe = [ClientMessage::Subscribe {
            tenant_id: seed::tenant_id(),
            image_id,
            epoch: place.epoch,
            since: place.seq,
            pending: Vec::new(),
        }];
        let hello = serde_json::to_string(&subscribe).expect("serialises");
        Door { addr, hello: Some(hello.into()) }
    }

    /// Who sends to it.
    pub async fn publisher(&self, child: &Child) -> Publisher {
        match self {
            Self::Ours { .. } => Publisher::Guest(Guest::new(child.ready.addr, image(child)).await),
            Self::Peer { template } => {
                let socket = audience::enter(&self.door(child).await).await;
                Publisher::on_socket(socket, template.clone())
            }
        }
    }
}

fn image(child: &Child) -> ImageId {
    child.ready.image.expect("the server says which image there is")
}
