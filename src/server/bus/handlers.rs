//! The subscribers of a bus in this process.

use super::contract::Handler;
use super::message::{Message, Topic};
use std::sync::{Arc, PoisonError, RwLock};

/// The subscribers of each [`Topic`]. Replaced as a whole, so that none is called under the lock.
pub struct Handlers([RwLock<Arc<[Handler]>>; 4]);

impl Default for Handlers {
    fn default() -> Self {
        let none = || RwLock::new(Arc::from([]));
        Self([none(), none(), none(), none()])
    }
}

impl Handlers {
    /// Calls this one too, from now on.
    pub fn add(&self, topic: Topic, handler: Handler) {
        let mut handlers = self.of(topic).write().unwrap_or_else(PoisonError::into_inner);
        *handlers = handlers.iter().cloned().chain([handler]).collect();
    }

    /// Calls the subscribers of the message's topic, in the order in which they subscribed. The message is copied for all
    /// but the last: with one there is no copy.
    pub fn call(&self, message: Message) {
        let handlers = self.of(message.notice.topic());
        let handlers = Arc::clone(&handlers.read().unwrap_or_else(PoisonError::into_inner));
        let Some((last, others)) = handlers.split_last() else { return };
        for handler in others {
            handler(message.clone());
        }
        last(message);
    }

    fn of(&self, topic: Topic) -> &RwLock<Arc<[Handler]>> {
        let [image, access, queue, reads] = &self.0;
        match topic {
            Topic::Image => image,
            Topic::Access => access,
            Topic::Queue => queue,
            Topic::Reads => reads,
        }
    }
}
