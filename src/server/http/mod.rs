//! HTTP: routes, what they read from requests and how they answer. Calls `realtime` and `store`.

mod api;
pub mod assets;
mod extract;
mod form;
mod guard;
mod health;
mod live;
mod media;
mod pages;
mod respond;
mod router;
mod rpc;
mod socket;

pub use router::router;
