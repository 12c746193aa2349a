//! Who someone is. Knows not what they may do.

mod session;

pub use session::{COOKIE, SESSION_DAYS, SessionToken};
