//! HTTP: routes, what they read from requests and how they answer. Calls `realtime` and `store`.

pub mod api;
pub mod assets;
pub mod client_address;
mod embedding;
mod extract;
mod form;
mod guard;
mod health;
mod host;
mod limit;
mod live;
mod media;
mod origin;
mod pages;
mod refusal;
mod respond;
mod router;
mod rpc;
pub mod socket;
mod spec;

pub use router::router;
