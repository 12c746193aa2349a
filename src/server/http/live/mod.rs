//! The live socket: its upgrade, and the session that moves messages between [`socket::Socket`] and
//! [`Connection`](crate::server::realtime::Connection).

mod close_reason;
mod inbound;
mod session;
pub mod socket;
mod upgrade;

pub use upgrade::upgrade;
