//! The bus: what one node tells all nodes, itself included, after a commit.
//!
//! The database is the truth and the bus only says where to look, so its guarantees are weak: each
//! message arrives at least once while the connection holds, and none arrives when it does not. Within
//! one image, messages of one node arrive in the order of `seq`. A receiver drops a `seq` that it has,
//! and reads a gap from the log.
//!
//! [`LocalBus`] is the bus of a single node: a function call, without serialisation and without another
//! task. [`NatsBus`] is the one between nodes. Subscribers of the publishing node are called at once by both; those of
//! other nodes hear of an image as long as they watch it.

mod contract;
mod handlers;
mod local;
mod message;
mod nats;
#[cfg(test)]
mod tests;

pub use contract::{Bus, Handler, Link};
pub use local::LocalBus;
pub use message::{AccessChange, Message, NodeId, Notice, Present, Topic};
pub use nats::{BusError, BusServers, NatsBus, parse_servers};
