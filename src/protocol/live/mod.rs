//! The messages of the live socket, sub-protocol `ic.v1`. Each frame is a JSON array of them. The rules are in
//! `docs/sync-spec.md`.

mod client_message;
mod close_code;
mod flat;
mod parts;
mod server_message;
mod termination;

pub use client_message::ClientMessage;
pub use close_code::CloseCode;
pub use parts::{Activity, Capabilities, EmbedPlace, Moving, Outcome};
pub use server_message::ServerMessage;
pub use termination::TerminationReason;

/// The sub-protocol's name.
pub const SUBPROTOCOL: &str = "ic.v1";
