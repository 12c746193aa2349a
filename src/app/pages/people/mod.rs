//! Pages about people: sign-in, sign-up, account, invitations. Each works without JavaScript.

mod account;
mod form_limits;
mod join;
mod login;
mod next;
mod reset;
mod signup;

pub use account::{AccountPage, AccountView, Membership, SessionView};
pub use join::{Invited, JoinPage};
pub use login::LoginPage;
pub use next::with_next;
pub use reset::ResetPage;
pub use signup::SignUpPage;
