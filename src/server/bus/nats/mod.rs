//! The bus between nodes: NATS core, by the crate `async-nats`.
//!
//! Each image has a subject of its own, which a node subscribes to while someone there looks at the image. What every node
//! has to hear, however few its viewers, goes over one common subject. Nothing waits for NATS: what does not fit into the
//! queue is dropped and counted, and so is all that is said while the line is away; the database has it (LP26).

mod connect;
mod error;
mod sender;
mod subscriptions;
mod wire;

pub use connect::{BusServers, parse_servers};
pub use error::BusError;

use super::contract::{Bus, Handler, Link};
use super::handlers::Handlers;
use super::message::{Message, NodeId, Notice, Topic};
use crate::model::{ImageId, TenantId};
use sender::Sender;
use std::sync::Arc;
use subscriptions::Wishes;
use tokio::sync::watch;
use tokio_util::task::AbortOnDropHandle;

/// The bus between nodes.
pub struct NatsBus {
    node: NodeId,
    handlers: Arc<Handlers>,
    sender: Sender,
    wishes: Arc<Wishes>,
    link: watch::Receiver<Link>,
    _tasks: [AbortOnDropHandle<()>; 3],
}

impl NatsBus {
    /// Connects, and subscribes to the common subject. Later it connects again by itself.
    ///
    /// # Errors
    /// No server can be reached, or it refuses us.
    pub async fn connect(servers: &BusServers) -> Result<Self, BusError> {
        let (client, link) = connect::connect(servers).await?;
        let (node, handlers) = (NodeId::random(), Arc::new(Handlers::default()));
        let receiver = wire::Receiver::new(node, Arc::clone(&handlers));
        let common = client.subscribe(wire::COMMON).await.map_err(BusError::subscribing)?;
        let common = tokio::spawn(receiver.clone().run(common));
        let wishes = Arc::new(Wishes::default());
        let (waiting, for_images) = (Arc::clone(&wishes), client.clone());
        let images = tokio::spawn(subscriptions::run(waiting, for_images, receiver, node));
        let (sender, sending) = Sender::start(client, node);
        let _tasks = [AbortOnDropHandle::new(common), AbortOnDropHandle::new(images), sending];
        Ok(Self { node, handlers, sender, wishes, link, _tasks })
    }
}

impl Bus for NatsBus {
    fn node(&self) -> NodeId {
        self.node
    }

    fn is_shared(&self) -> bool {
        true
    }

    fn publish(&self, notice: Notice) {
        self.sender.send(&notice);
        self.handlers.call(Message { origin: self.node, notice });
    }

    fn subscribe(&self, topic: Topic, handler: Handler) {
        self.handlers.add(topic, handler);
    }

    fn watch(&self, tenant: &TenantId, image: ImageId) {
        self.wishes.set(image, Some(tenant.clone()));
    }

    fn unwatch(&self, image: ImageId) {
        self.wishes.set(image, None);
    }

    fn link(&self) -> watch::Receiver<Link> {
        self.link.clone()
    }
}
