//! The live connection of a page: a WebSocket that reconnects and resumes. Names no discussion: a page
//! implements [`Subscriber`].

mod backoff;
mod client;
mod connection;
mod link_state;
mod subscriber;

pub use client::LiveClient;
pub use connection::Connection;
pub use subscriber::Subscriber;
