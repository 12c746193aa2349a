//! Several nodes: two servers in this process on one database, with a real nats-server between them.

mod access;
mod bus_away;
mod cut_off;
mod log;
mod node_gone;
mod operations;
mod presence;
mod reading;
mod usage;

#[path = "../../../src/server/bus/tests/nats_server.rs"]
mod nats_server;

use crate::common::child::free_addr;
use crate::common::{Person, TestServer, fresh};
use image_chat::model::{BroadcastId, Command, CommentBody, ImageId, Operation, Point, Recorded};
use image_chat::protocol::live::ServerMessage;
use image_chat::server::boot::Server;
use image_chat::server::config::{Config, Secret};
use nats_server::NatsServer;
use serde_json::json;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

/// What does not come within this time does not come: the bound of a failing test, never a pause.
const DEADLINE: Duration = Duration::from_secs(60);

/// Two nodes on the bus of this run.
async fn two_nodes() -> (TestServer, TestServer) {
    two_nodes_on(NatsServer::shared()).await
}

async fn two_nodes_on(nats: &NatsServer) -> (TestServer, TestServer) {
    let first = TestServer::start_with(|config| on_bus(config, nats)).await;
    let second = node_beside(&first, nats).await;
    (first, second)
}

/// Another node on the database and with the files of this one.
async fn node_beside(first: &TestServer, nats: &NatsServer) -> TestServer {
    let mut config = Config::for_tests(first.folder.path().to_path_buf());
    on_bus(&mut config, nats);
    let store = Arc::clone(&first.state().store);
    let server = Server::start_on(config, store).await.expect("starts");
    TestServer { server, folder: tempfile::tempdir().expect("a folder") }
}

fn on_bus(config: &mut Config, nats: &NatsServer) {
    config.bus.bus_url = Some(Secret::new(nats.url()));
}

async fn until<F: Future<Output = bool>>(mut is_so: impl FnMut() -> F) {
    let waiting = async {
        while !is_so().await {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(DEADLINE, waiting).await.expect("it never came");
}

impl Person {
    /// The same person with the same cookies, whose requests go to another node.
    fn at(&self, node: &TestServer) -> Self {
        let mut same = self.clone();
        same.base = node.base();
        same
    }

    /// Sends an operation as a page does, and returns its event.
    async fn operates_at(&self, image: ImageId, operation: &Operation) -> Recorded {
        let body = json!({ "image": image, "operation": operation });
        let message: ServerMessage = self.post("/rpc/operate", body).await.read();
        message.recorded().expect("an event").1
    }
}

fn open_chat(text: &str) -> Operation {
    let at = Point::new(25.5, 30.25).expect("on the image");
    let body = CommentBody::new(text).expect("a text");
    Operation {
        broadcast_id: BroadcastId(fresh()),
        command: Command::OpenChat { at, size: None, body },
    }
}
