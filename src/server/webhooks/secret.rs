//! The secret of an endpoint, in the form of Standard Webhooks: `whsec_` and the key in base64.

use base64::{Engine, engine::general_purpose::STANDARD};
use rand::rand_core::OsError;
use rand::{TryRngCore, rngs::OsRng};

/// What a secret begins with.
const PREFIX: &str = "whsec_";

/// A new secret of 256 bits from the operating system's random source.
///
/// # Errors
/// The random source failed.
pub fn new_secret() -> Result<String, OsError> {
    let mut key = [0_u8; 32];
    OsRng.try_fill_bytes(&mut key)?;
    Ok(format!("{PREFIX}{}", STANDARD.encode(key)))
}

/// The key in a secret; the bytes of the text where it is no secret of ours.
pub(super) fn key_of(secret: &str) -> Vec<u8> {
    let key = secret.strip_prefix(PREFIX).and_then(|text| STANDARD.decode(text).ok());
    key.unwrap_or_else(|| secret.as_bytes().to_vec())
}
