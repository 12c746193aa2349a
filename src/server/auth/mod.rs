//! Authentication: passwords, session tokens, tickets, single sign-on, OpenID Connect.

pub mod oidc;
pub mod password;
mod session_token;
mod sso;
mod tickets;

pub use session_token::{SESSION_DAYS, SessionToken};
pub use sso::{SsoAge, SsoPerson, SsoRefusal, verify as verify_sso};
pub use tickets::{PREFIX as TICKET_PREFIX, Tickets};
