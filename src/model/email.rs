//! E-mail addresses as people sign in with them. Knows no mail: whether one arrives is not asked.

use super::text::is_hostile;
use serde::{Deserialize, Serialize};
use std::fmt;

/// An e-mail address in lower case: 3 to 254 characters, one `@` with something on both sides.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Email(String);

/// Why a text is no e-mail address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no-email")]
pub struct EmailError;

impl Email {
    /// The longest address in characters (RFC 5321, 4.5.3.1.3).
    pub const MAX_CHARS: usize = 254;

    /// The text, checked, trimmed and in lower case.
    pub fn new(text: &str) -> Result<Self, EmailError> {
        let text = text.trim().to_lowercase();
        let is_plain = !text.chars().any(|c| c.is_whitespace() || is_hostile(c));
        let has_parts = text.split_once('@').is_some_and(|(name, domain)| {
            !name.is_empty() && !domain.is_empty() && !domain.contains('@')
        });
        let fits = text.chars().count() <= Self::MAX_CHARS;
        if is_plain && has_parts && fits { Ok(Self(text)) } else { Err(EmailError) }
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::str::FromStr for Email {
    type Err = EmailError;
    fn from_str(text: &str) -> Result<Self, EmailError> {
        Self::new(text)
    }
}

impl TryFrom<String> for Email {
    type Error = EmailError;
    fn try_from(text: String) -> Result<Self, EmailError> {
        Self::new(&text)
    }
}

impl From<Email> for String {
    fn from(email: Email) -> Self {
        email.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_is_one_address_however_it_is_typed() {
        assert_eq!(Email::new(" Ada@Example.ORG "), Email::new("ada@example.org"));
        assert_eq!(Email::new("ÄDA@example.org"), Email::new("äda@example.org"));
    }

    #[test]
    fn what_cannot_be_an_address_is_refused() {
        let long = format!("{}@example.org", "a".repeat(254));
        for bad in ["", "ada", "@", "ada@", "@example.org", "a@b@c", "a b@c", "a@b\u{202e}", &long]
        {
            assert_eq!(Email::new(bad), Err(EmailError), "{bad:?}");
        }
    }
}
