//! The two sides of each comparison, and how they are started: the server as it ships, and the
//! plain broadcaster. Knows only what the server shows to everyone, and no measurement.

use super::child::Child;
use super::guest::Guest;
use super::server::{self, PROJECT, free_addr};
use super::viewer::Door;
use super::wire::{self, Kind};
use image_chat::model::TenantId;
use image_chat::protocol::live::{ClientMessage, SUBPROTOCOL};
use image_chat::server::config::Switch;
use std::fmt::{Display, Formatter};
use std::net::SocketAddr;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use tempfile::TempDir;

/// One side.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The server: `target/release/image-chat`, or what `IMAGE_CHAT_BIN` names.
    Ours,
    /// `benches/peer/broadcaster.mjs`: it stores nothing and repeats nothing.
    Peer,
}

/// A side that runs. It ends, and its data goes, when this is dropped.
pub struct Running {
    /// The process.
    pub child: Child,
    /// How viewers come in.
    pub door: Arc<Door>,
    /// Who can write; at the server alone.
    pub guest: Option<Guest>,
    _folder: Option<TempDir>,
}

impl Side {
    /// Both, in an order that changes with each round: a busy machine disturbs them alike.
    pub fn in_turn(round: usize) -> [Self; 2] {
        if round % 2 == 1 { [Self::Ours, Self::Peer] } else { [Self::Peer, Self::Ours] }
    }

    /// Is there what it takes to start both?
    pub fn check() -> Result<(), String> {
        server::check()?;
        let package = Path::new(PROJECT).join("benches/peer/node_modules/ws");
        package.is_dir().then_some(()).ok_or_else(|| "ws is not there: make setup-peer".into())
    }

    /// Starts it, with nothing stored.
    pub async fn start(self) -> Running {
        match self {
            Self::Ours => ours().await,
            Self::Peer => peer().await,
        }
    }
}

impl Display for Side {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str(if *self == Self::Ours { "ours" } else { "peer" })
    }
}

async fn ours() -> Running {
    let (addr, folder) = (free_addr(), server::data_folder());
    // All viewers and writers come from one address, and the peer counts none of them.
    let child = server::start(addr, folder.path(), Switch::Off).await;
    let guest = Guest::new(addr).await;
    let door = Arc::new(door(addr, &guest).await);
    Running { child, door, guest: Some(guest), _folder: Some(folder) }
}

/// How viewers of a guest's image come in at the server, or at another node of it.
pub async fn door(addr: SocketAddr, guest: &Guest) -> Door {
    let place = guest.place().await;
    let subscribe = [ClientMessage::Subscribe {
        tenant_id: TenantId::new("demo").expect("valid"),
        image_id: guest.image,
        epoch: place.epoch,
        since: place.seq,
        pending: Vec::new(),
        build: None,
        place: None,
    }];
    let hello = serde_json::to_vec(&subscribe).expect("serialises");
    let hello = Some(wire::frame(Kind::Text, &hello));
    Door { addr, handshake: wire::handshake(addr, Some(SUBPROTOCOL)), hello }
}

async fn peer() -> Running {
    let addr = free_addr();
    let mut command = Command::new("node");
    let script = Path::new(PROJECT).join("benches/peer/broadcaster.mjs");
    command.arg(script).arg(addr.port().to_string());
    let child = Child::start(command, addr).await;
    let door = Door { addr, handshake: wire::handshake(addr, None), hello: None };
    Running { child, door: Arc::new(door), guest: None, _folder: None }
}
