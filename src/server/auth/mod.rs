//! Who someone is. Knows not what they may do.

pub mod password;
mod session;
mod sso;
mod tickets;

pub use session::{COOKIE, SESSION_DAYS, SessionToken};
pub use sso::{SsoAge, SsoPerson, SsoRefusal, verify as verify_sso};
pub use tickets::{PREFIX as TICKET_PREFIX, Tickets};
