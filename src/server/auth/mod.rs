//! Who someone is. Knows not what they may do.

mod attempts;
pub mod password;
mod session;
mod tickets;

pub use attempts::Attempts;
pub use session::{COOKIE, SESSION_DAYS, SessionToken};
pub use tickets::{PREFIX as TICKET_PREFIX, Tickets};
