//! Accounts: sign-up, sign-in, passwords, sessions, deletion. Shared by the pages and the command line.

mod deletion;
mod own_sessions;
mod password_change;
mod password_check;
mod password_reset;
pub mod preferences;
mod sign_in;
mod user_agent;

pub use deletion::delete;
pub use own_sessions::{end_other_sessions, end_session, list_sessions};
pub use password_change::change_password;
pub use password_check::verify_password;
pub use password_reset::{RESET_HOURS, account_of_link, new_reset_link, replace_password};
pub use sign_in::{NewAccount, sign_in, sign_up};
pub use user_agent::UserAgent;
