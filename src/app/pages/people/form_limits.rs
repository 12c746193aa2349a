//! The limits of the fields in account forms.

use crate::model::{DisplayName, Email};

/// The maximum length of a password in characters.
pub const PASSWORD_MAX: usize = 200;
/// The maximum length of a name in characters.
pub const NAME_MAX: usize = DisplayName::MAX_CHARS;
/// The maximum length of an e-mail address in characters.
pub const EMAIL_MAX: usize = Email::MAX_CHARS;
