//! Authentication: passwords, session tokens, API keys, tickets, single sign-on, OpenID Connect.

mod api_key;
pub mod oidc;
pub mod password;
mod session_token;
mod sso;
mod tickets;

pub use api_key::{is_api_key, new_api_key};
pub use session_token::{SESSION_DAYS, SessionToken};
pub use sso::{SsoAge, SsoPerson, verify as verify_sso};
pub use tickets::{PREFIX as TICKET_PREFIX, issue_ticket, redeem_ticket};
