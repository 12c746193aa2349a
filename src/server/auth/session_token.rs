//! The session token: 256 random bits, of which the database stores the digest alone.

use crate::server::store::Digest;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use rand::{TryRngCore, rngs::OsRng};
use sha2::{Digest as _, Sha256};

/// Lifetime of a session in days: a guest who returns next term keeps the identity.
pub const SESSION_DAYS: i64 = 180;

/// The secret that a browser presents to resume its session.
pub struct SessionToken(String);

impl SessionToken {
    /// A new token from the operating system's random source.
    ///
    /// # Errors
    /// The random source failed.
    pub fn new() -> Result<Self, rand::rand_core::OsError> {
        let mut bytes = [0_u8; 32];
        OsRng.try_fill_bytes(&mut bytes)?;
        Ok(Self(URL_SAFE_NO_PAD.encode(bytes)))
    }

    /// A token that a client presented.
    pub fn from_text(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The secret, for its client.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The secret, for its client.
    pub fn into_text(self) -> String {
        self.0
    }

    /// The digest that the database stores.
    pub fn digest(&self) -> Digest {
        Sha256::digest(self.0.as_bytes()).into()
    }
}
