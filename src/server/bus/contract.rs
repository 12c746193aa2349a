//! The trait of a bus.

use super::message::{Message, Notice, Topic};
use std::sync::Arc;

/// Receives the messages of a topic. It must be quick and must not block.
pub type Handler = Arc<dyn Fn(Message) + Send + Sync>;

/// Carries notices to the subscribers of every node.
pub trait Bus: Send + Sync + 'static {
    /// Tells every subscriber. Those of this node are called before this returns, in the order in which
    /// they subscribed; other nodes hear of it later, in the order of the calls for each image.
    fn publish(&self, notice: Notice);

    /// Calls `handler` with each message of this topic from now on.
    fn subscribe(&self, topic: Topic, handler: Handler);
}
