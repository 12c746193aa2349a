//! Pages about people: signing in and up, the own account, links that invite. Each works without
//! JavaScript.

mod account;
mod join;
mod login;
mod reset;
mod signup;

pub use account::{AccountPage, AccountView, Membership, SessionView};
pub use join::{Invited, JoinPage};
pub use login::LoginPage;
pub use reset::ResetPage;
pub use signup::SignUpPage;

use crate::model::{DisplayName, Email, Role};

/// Hint beside a new password.
const PASSWORD_HINT: &str = "At least 10 characters. A short sentence is easy to remember.";
/// The longest password in characters.
const PASSWORD_MAX: usize = 200;
/// The longest name in characters.
const NAME_MAX: usize = DisplayName::MAX_CHARS;
/// The longest e-mail address in characters.
const EMAIL_MAX: usize = Email::MAX_CHARS;

/// A role as people call it.
pub fn role_words(role: Role) -> &'static str {
    match role {
        Role::Guest => "Guest",
        Role::Member => "Member",
        Role::Moderator => "Moderator",
        Role::Administrator => "Administrator",
    }
}

/// The address of a page that goes on at `next` afterwards.
pub fn with_next(page: &str, next: &str) -> String {
    match next {
        "" | "/" => page.to_owned(),
        next => format!("{page}?next={}", encoded(next)),
    }
}

/// A text as it stands in a query: all but what never means anything there is written as bytes.
fn encoded(text: &str) -> String {
    let plain = |b: &u8| b.is_ascii_alphanumeric() || b"-._~/".contains(b);
    let one = |b: u8| if plain(&b) { char::from(b).to_string() } else { format!("%{b:02X}") };
    text.bytes().map(one).collect()
}
