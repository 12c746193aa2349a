//! The bus of a single node: a function call.

use super::contract::{Bus, Handler};
use super::message::{Message, NodeId, Notice, Topic};
use std::sync::{Arc, PoisonError, RwLock};
use uuid::Uuid;

/// The bus of a single node.
pub struct LocalBus {
    node: NodeId,
    /// The subscribers of each [`Topic`]. Replaced as a whole, so that none is called under the lock.
    handlers: [RwLock<Arc<[Handler]>>; 3],
}

impl Default for LocalBus {
    fn default() -> Self {
        let none = || RwLock::new(Arc::from([]));
        Self { node: NodeId(Uuid::now_v7()), handlers: [none(), none(), none()] }
    }
}

impl LocalBus {
    fn handlers(&self, topic: Topic) -> &RwLock<Arc<[Handler]>> {
        let [committed, access, queue] = &self.handlers;
        match topic {
            Topic::Committed => committed,
            Topic::Access => access,
            Topic::Queue => queue,
        }
    }
}

impl Bus for LocalBus {
    /// Copies the notice for all subscribers but the last: with one there is no copy.
    fn publish(&self, notice: Notice) {
        let handlers = self.handlers(notice.topic());
        let handlers = Arc::clone(&handlers.read().unwrap_or_else(PoisonError::into_inner));
        let Some((last, others)) = handlers.split_last() else { return };
        let message = Message { origin: self.node, notice };
        for handler in others {
            handler(message.clone());
        }
        last(message);
    }

    fn subscribe(&self, topic: Topic, handler: Handler) {
        let mut handlers = self.handlers(topic).write().unwrap_or_else(PoisonError::into_inner);
        *handlers = handlers.iter().cloned().chain([handler]).collect();
    }
}
