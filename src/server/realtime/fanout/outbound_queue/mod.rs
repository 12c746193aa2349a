//! The bounded queue of frames to one viewer. Presence is dropped first; a viewer whose queue is full catches
//! up from the log once there is room again.
//!
//! Mostly the queue is empty. Then the sender of a frame writes it to the socket itself, and the connection's
//! task sleeps on: waking it for each frame would cost as much as the write. Frames wait for that task
//! when the socket is full, or while it corks the queue to make a reply.

mod drain;
mod lagged;
mod sender;
mod shared;
mod socket_writer;
#[cfg(test)]
mod tests;

pub use drain::QueueDrain;
pub use lagged::{Lagged, Next};
pub use sender::{OutboundQueue, queue};
pub use socket_writer::SocketWriter;
