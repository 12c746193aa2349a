//! The state of the room's interface: open window, drafts, errors, messages.

mod address;
mod focus;
mod keeping;
mod meant_comments;
mod sending;
mod state;

pub use state::RoomUi;
