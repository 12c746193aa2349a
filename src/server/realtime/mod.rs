//! Live rooms: who follows which image, and the way of an operation. Knows no HTTP and no SQL.

mod batch;
mod connection;
mod hub;
mod in_flight;
mod room;
mod viewers;

pub use connection::{Connection, Fault, Receiver};
pub use hub::{Done, Hub, OperateError};
