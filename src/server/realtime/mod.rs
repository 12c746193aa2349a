//! Live rooms: who follows which image, and the way of an operation. Knows no HTTP and no SQL.
//!
//! An operation goes through a [`Hub`] into a `Room`, which decides it and has it stored; `Viewers`
//! tells all who follow, in frames that `Batch` makes, by way of each one's bounded `Queue`.
//! `Presence` takes a side path and never touches the log.

mod answer;
mod batch;
mod connection;
mod connections;
mod frame;
mod given_up;
mod hub;
mod in_flight;
mod lately;
mod pace;
mod presence;
mod queue;
mod recent;
mod room;
mod usage_counters;
pub mod usage_recorder;
mod viewers;

pub use connection::{Connection, Fault, Who};
pub use connections::Connections;
pub use frame::{Frame, PING};
pub use hub::{Done, Hub, OperateError};
pub use presence::Visitor;
pub use queue::{Behind, Next, Queue, Wire};
pub use usage_counters::{Counts, Meters};
