//! The nodes of a round: processes on one database and one bus, and guests who write at the first.

use crate::common::child::{self, Child};
use crate::common::guest::Guest;
use crate::common::server::{data_folder, free_addr, start_with};
use crate::common::side;
use crate::common::viewer::Door;
use crate::nats_server::NatsServer;
use crate::postgres::Cluster;
use image_chat::server::config::Switch;
use std::net::SocketAddr;
use std::process;
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;

/// The nodes, and what they share.
pub struct Nodes {
    nodes: Vec<(Child, SocketAddr)>,
    /// The writers, at the first node, each on an image of their own.
    pub guests: Vec<Guest>,
    postmaster: u32,
    bus: Option<u32>,
    _folders: Vec<TempDir>,
}

/// CPU time so far.
#[derive(Clone)]
pub struct Cpu {
    /// Of each node.
    pub nodes: Vec<Duration>,
    /// Of PostgreSQL.
    pub database: Duration,
    /// Of nats-server.
    pub bus: Duration,
    /// Of this process.
    pub audience: Duration,
}

impl Nodes {
    /// Starts them on an empty database.
    pub async fn start(count: usize, images: usize, database: &Cluster, nats: &NatsServer) -> Self {
        let (url, bus) = (database.database(), nats.url());
        let variables = [("IMAGE_CHAT_DATABASE_URL", &*url), ("IMAGE_CHAT_BUS_URL", &*bus)];
        let (mut nodes, mut folders, mut guests) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..count {
            let (addr, folder) = (free_addr(), data_folder());
            // All viewers and writers come from one address.
            let child = start_with(addr, folder.path(), Switch::Off, &variables).await;
            nodes.push((child, addr));
            folders.push(folder);
        }
        for _ in 0..images {
            guests.push(Guest::new(nodes[0].1).await);
        }
        let checkpointer = database.sql(
            "postgres",
            "SELECT pid FROM pg_stat_activity WHERE backend_type = 'checkpointer'",
        );
        let postmaster = checkpointer.parse().ok().and_then(child::parent_of);
        let postmaster = postmaster.expect("PostgreSQL's processes have a parent");
        Self { nodes, guests, postmaster, bus: bus_process(), _folders: folders }
    }

    /// How viewers come in: for each node and image.
    pub async fn doors(&self) -> Vec<Arc<Door>> {
        let mut doors = Vec::new();
        for (_, addr) in &self.nodes {
            for guest in &self.guests {
                doors.push(Arc::new(side::door(*addr, guest).await));
            }
        }
        doors
    }

    /// CPU time of everything so far.
    pub fn cpu(&self) -> Cpu {
        Cpu {
            nodes: self.nodes.iter().map(|(node, _)| node.cpu()).collect(),
            database: child::cpu_of_all(self.postmaster),
            bus: self.bus.map(child::cpu).unwrap_or_default(),
            audience: child::cpu(process::id()),
        }
    }
}

/// The nats-server that a shell of this process has started.
fn bus_process() -> Option<u32> {
    let entries = std::fs::read_dir("/proc").ok()?;
    let mut ids = entries.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse::<u32>().ok());
    ids.find(|id| {
        let name = std::fs::read_to_string(format!("/proc/{id}/comm")).unwrap_or_default();
        let grandparent = child::parent_of(*id).and_then(child::parent_of);
        name.trim() == "nats-server" && grandparent == Some(process::id())
    })
}
