//! The bus: what one node tells all nodes, itself included, after a commit.
//!
//! The database is the truth and the bus only says where to look, so its guarantees are weak: each
//! message arrives at least once while the connection holds, and none arrives when it does not. Within
//! one image, messages of one node arrive in the order of `seq`. A receiver drops a `seq` that it has,
//! and reads a gap from the log.
//!
//! [`LocalBus`] is the bus of a single node: a function call, without serialisation and without another
//! task. A bus between nodes adds, in one implementation of [`Bus`]:
//!
//! - sending: each [`Message`] as JSON, on a subject of tenant and image, from a task of its own, so that
//!   `publish` still returns at once; local subscribers are called first, as here;
//! - receiving: messages whose `origin` is another node go to the same subscribers; their own come back
//!   and are dropped.
//!
//! The room of an image then also has to take in, or reload, what another node decided
//! (`realtime/room/mod.rs` trusts its board until an append fails).

mod contract;
mod local;
mod message;
#[cfg(test)]
mod tests;

pub use contract::{Bus, Handler};
pub use local::LocalBus;
pub use message::{Message, NodeId, Notice, Topic};
