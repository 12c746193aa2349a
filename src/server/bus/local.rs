//! The bus of a single node: a function call.

use super::contract::{Bus, Handler, Link};
use super::handlers::Handlers;
use super::message::{Message, NodeId, Notice, Topic};
use crate::model::{ImageId, TenantId};
use tokio::sync::watch;

/// The bus of a single node.
pub struct LocalBus {
    node: NodeId,
    handlers: Handlers,
    /// Never changes: there is no line that could break.
    link: watch::Sender<Link>,
}

impl Default for LocalBus {
    fn default() -> Self {
        let (node, link) = (NodeId::random(), watch::Sender::new(Link::up()));
        Self { node, handlers: Handlers::default(), link }
    }
}

impl Bus for LocalBus {
    fn node(&self) -> NodeId {
        self.node
    }

    fn is_shared(&self) -> bool {
        false
    }

    fn publish(&self, notice: Notice) {
        self.handlers.call(Message { origin: self.node, notice });
    }

    fn subscribe(&self, topic: Topic, handler: Handler) {
        self.handlers.add(topic, handler);
    }

    /// There is no other node.
    fn watch(&self, _tenant: &TenantId, _image: ImageId) {}

    fn unwatch(&self, _image: ImageId) {}

    fn link(&self) -> watch::Receiver<Link> {
        self.link.subscribe()
    }
}
