//! Bans of people and addresses. `access` closes the sockets of a banned person.

mod address;
mod author;
mod create;
mod end;
mod list;

pub use address::shorten_address;
pub use author::ban_candidate;
pub use create::{BanTarget, NewBan, ban_author};
pub use end::parse_ban_end;
pub use list::{lift_ban, list_bans};
