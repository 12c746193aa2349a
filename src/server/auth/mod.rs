//! Who someone is. Knows not what they may do.

mod session;
mod tickets;

pub use session::{COOKIE, SESSION_DAYS, SessionToken};
pub use tickets::{PREFIX as TICKET_PREFIX, Tickets};
