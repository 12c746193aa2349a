//! Faults, on purpose: a real server with real data, and a network, processes and readers that fail.
//! What was acknowledged is there once, and everyone ends with the same.

#[path = "../common/child.rs"]
mod child;
#[path = "../common/mod.rs"]
#[expect(dead_code, reason = "other tests ask for more")]
mod common;
#[path = "../common/fate.rs"]
mod fate;
#[path = "../common/fault_proxy.rs"]
mod fault_proxy;
mod kill;
mod load;
#[path = "../common/log.rs"]
mod log;
mod network;
mod proxy;
mod restart;
mod stalled;
#[path = "../common/viewer.rs"]
mod viewer;
