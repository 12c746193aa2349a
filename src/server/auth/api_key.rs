//! The secret of an API key: a session token's randomness behind a prefix by which people and scanners recognise it.

use super::SessionToken;
use rand::rand_core::OsError;

/// What the secret of an API key begins with.
const PREFIX: &str = "ick_";
/// The characters of a session token, which may begin with the same letters.
const SESSION_CHARS: usize = 43;

/// A new secret from the operating system's random source.
///
/// # Errors
/// The random source failed.
pub fn new_api_key() -> Result<SessionToken, OsError> {
    let random = SessionToken::new()?;
    Ok(SessionToken::from_text(&format!("{PREFIX}{}", random.as_str())))
}

/// Is it meant to be an API key?
pub fn is_api_key(token: &SessionToken) -> bool {
    let text = token.as_str();
    text.starts_with(PREFIX) && text.len() != SESSION_CHARS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_sessions_are_told_apart() {
        let session = SessionToken::new().expect("randomness");
        assert_eq!(session.as_str().len(), SESSION_CHARS);
        assert!(is_api_key(&new_api_key().expect("randomness")) && !is_api_key(&session));
        let alike = format!("{PREFIX}{}", &session.as_str()[PREFIX.len()..]);
        assert!(!is_api_key(&SessionToken::from_text(&alike)), "a session, by chance");
        assert!(is_api_key(&SessionToken::from_text("ick_typo")), "refused, and not nobody");
    }
}
