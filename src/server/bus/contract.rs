//! The trait of a bus.

use super::message::{Message, NodeId, Notice, Topic};
use crate::model::{ImageId, TenantId};
use std::sync::Arc;
use tokio::sync::watch;

/// Receives the messages of a topic. It must be quick and must not block.
pub type Handler = Arc<dyn Fn(Message) + Send + Sync>;

/// The line to the other nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// Whether it is there.
    pub is_up: bool,
    /// How often it came back after it had been away.
    pub returns: u64,
}

impl Link {
    /// A line that was never away.
    pub const fn up() -> Self {
        Self { is_up: true, returns: 0 }
    }
}

/// Carries notices to the subscribers of every node.
pub trait Bus: Send + Sync + 'static {
    /// This node, the origin of what is published here.
    fn node(&self) -> NodeId;

    /// Whether there may be other nodes.
    fn is_shared(&self) -> bool;

    /// Tells every subscriber. Those of this node are called before this returns, in the order in which
    /// they subscribed; other nodes hear of it later, in the order of the calls for each image, or never. Does not
    /// block.
    fn publish(&self, notice: Notice);

    /// Calls `handler` with each message of this topic from now on.
    fn subscribe(&self, topic: Topic, handler: Handler);

    /// Receives what other nodes tell of this image, from some moment after this call on. At that moment the subscribers
    /// hear [`Notice::Watching`] of this node, upon which they read what they missed before it.
    fn watch(&self, tenant: &TenantId, image: ImageId);

    /// The opposite of [`Self::watch`]; the later call counts.
    fn unwatch(&self, image: ImageId);

    /// The line to the other nodes, and its changes.
    fn link(&self) -> watch::Receiver<Link>;
}
