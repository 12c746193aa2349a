//! Faults, on purpose: a real server with real data, and a network, processes and readers that fail.
//! What was acknowledged is there once, and everyone ends with the same.

mod kill;
pub mod load;
mod network;
mod postgres;
mod proxy;
mod restart;
mod stalled;
mod webhooks;
