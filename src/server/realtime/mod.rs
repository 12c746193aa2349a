//! The live engine: rooms of images, their subscribers, and the path of an operation from decision to
//! fan-out. It names no policy: who may do what, and within which limits, is passed in.
//!
//! `operations` locks an operation, has its `room` decide and store it, and answers repetitions
//! (`idempotency`). After the commit, `fanout` sends the event to the subscribers. `connection` is the
//! protocol of one viewer. `presence` takes a side path and is never stored.

mod connection;
mod engine;
mod fanout;
mod idempotency;
mod listener;
mod log_heads;
mod operations;
mod presence;
mod reconciliation;
mod room;
mod usage;

pub use connection::{
    Authorizer, Connection, ConnectionError, Connections, FollowGrant, OpenConnection,
    PublicIdentity, Viewer,
};
pub use engine::Engine;
pub use fanout::{Frame, Lagged, Next, PING, QueueDrain, SocketWriter};
pub use log_heads::LogWatch;
pub use operations::{Applied, ApplyError, Claim, OperationContext};
pub use usage::UsageCounters;
