//! Passwords: strength, hashing, verification.
//!
//! Argon2id by the crate `argon2`, whose strings (PHC) hold their own parameters: stored hashes stay valid when the
//! parameters are raised.

use crate::protocol::WeakPassword;
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use rand::{TryRngCore, rngs::OsRng};
use std::sync::LazyLock;
use std::time::Duration;
use tokio::sync::Semaphore;

/// The shortest password in characters (NIST SP 800-63B asks for 8, and for more where it is alone).
pub const MIN_CHARS: usize = 10;
/// The longest password in characters: sentences fit, and hashing one costs no more.
pub const MAX_CHARS: usize = 200;
/// Memory for one hash in KiB, and the number of passes: OWASP's second choice.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;
/// Hashes computed at once: each takes a core and 19 MiB.
const MAX_HASHES: usize = 4;
/// Wait for a permit after which a hash is refused.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(10);
/// Bytes of a salt.
const SALT_BYTES: usize = 16;

static HASH_PERMITS: Semaphore = Semaphore::const_new(MAX_HASHES);

/// The most common passwords of [`MIN_CHARS`] or more, in lower case. A password is also looked up without its
/// trailing digits and signs.
const COMMON: &str = include_str!("common_passwords.txt");

/// Why a password could not be hashed.
#[derive(Debug, thiserror::Error)]
pub enum HashError {
    /// No permit in time.
    #[error("busy")]
    Busy,
    /// The random source or the task failed.
    #[error("failed")]
    Failed,
}

/// Checks the strength. `known` is what others know of the person: name, e-mail.
pub fn check(password: &str, known: &[&str]) -> Result<(), WeakPassword> {
    let chars = password.chars().count();
    let lower = password.trim().to_lowercase();
    let is = |text: &str| !text.is_empty() && lower == text.trim().to_lowercase();
    if known.iter().any(|text| is(text) || text.split_once('@').is_some_and(|(name, _)| is(name))) {
        return Err(WeakPassword::Personal);
    }
    if chars < MIN_CHARS {
        return Err(WeakPassword::TooShort { min: MIN_CHARS });
    }
    if chars > MAX_CHARS {
        return Err(WeakPassword::TooLong { max: MAX_CHARS });
    }
    if is_common(&lower) { Err(WeakPassword::Common) } else { Ok(()) }
}

fn is_common(lower: &str) -> bool {
    let first = lower.chars().next();
    let bare = lower.trim_end_matches(|c: char| !c.is_alphabetic());
    let is_listed = |text: &str| COMMON.lines().any(|common| common == text);
    lower.chars().all(|c| Some(c) == first) || is_listed(lower) || is_listed(bare)
}

/// The PHC string of a password, with a random salt.
pub async fn hash(password: &str) -> Result<String, HashError> {
    let mut salt = [0_u8; SALT_BYTES];
    OsRng.try_fill_bytes(&mut salt).map_err(|_| HashError::Failed)?;
    let password = password.to_owned();
    run_blocking(move || hash_with(&password, &salt)).await?.ok_or(HashError::Failed)
}

/// Verifies a password. `None` for the hash is never right, and takes as long.
pub async fn is_right(password: &str, hash: Option<&str>) -> Result<bool, HashError> {
    let password = password.to_owned();
    let hash = hash.map(str::to_owned);
    run_blocking(move || {
        let right = matches(&password, hash.as_deref().unwrap_or(&DUMMY_HASH));
        right && hash.is_some()
    })
    .await
}

/// Verified where there is no hash, so that the time does not tell.
static DUMMY_HASH: LazyLock<String> =
    LazyLock::new(|| hash_with("", &[0; SALT_BYTES]).unwrap_or_default());

/// Runs a hash on a thread for blocking work, [`MAX_HASHES`] at a time.
async fn run_blocking<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, HashError> {
    let permit = tokio::time::timeout(ACQUIRE_TIMEOUT, HASH_PERMITS.acquire()).await;
    let permit = permit.map_err(|_| HashError::Busy)?.map_err(|_| HashError::Failed)?;
    let work = move || {
        // Held by the work itself, which goes on when the caller is cancelled.
        let _permit = permit;
        work()
    };
    tokio::task::spawn_blocking(work).await.map_err(|_| HashError::Failed)
}

fn argon2() -> Option<Argon2<'static>> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).ok()?;
    Some(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn hash_with(password: &str, salt: &[u8]) -> Option<String> {
    let salt = SaltString::encode_b64(salt).ok()?;
    Some(argon2()?.hash_password(password.as_bytes(), &salt).ok()?.to_string())
}

fn matches(password: &str, hash: &str) -> bool {
    let Ok(hash) = PasswordHash::new(hash) else { return false };
    argon2().is_some_and(|argon2| argon2.verify_password(password.as_bytes(), &hash).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_hash_is_argon2id_with_a_random_salt() {
        let kept = hash("correct horse battery").await.expect("hashed");
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert_ne!(kept, hash("correct horse battery").await.expect("hashed"));
        assert!(is_right("correct horse battery", Some(&kept)).await.expect("checked"));
        assert!(!is_right("correct horse batterz", Some(&kept)).await.expect("checked"));
    }

    #[tokio::test]
    async fn without_a_hash_no_password_is_right() {
        for guess in ["", "correct horse battery"] {
            assert!(!is_right(guess, None).await.expect("checked"), "{guess:?}");
            assert!(!is_right(guess, Some("no PHC string")).await.expect("checked"), "{guess:?}");
        }
        assert!(DUMMY_HASH.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "as slow as any other");
    }

    #[test]
    fn weak_passwords_are_refused() {
        let known = ["Ada Lovelace", "ada.lovelace@example.org"];
        let cases = [
            ("correct horse", Ok(())),
            ("ungewöhnlich", Ok(())),
            ("123456789", Err(WeakPassword::TooShort { min: MIN_CHARS })),
            ("", Err(WeakPassword::TooShort { min: MIN_CHARS })),
            ("password123", Err(WeakPassword::Common)),
            ("Password2024!", Err(WeakPassword::Common)),
            ("1234567890", Err(WeakPassword::Common)),
            ("aaaaaaaaaaaa", Err(WeakPassword::Common)),
            ("QWERTYUIOP", Err(WeakPassword::Common)),
            ("ada lovelace", Err(WeakPassword::Personal)),
            ("Ada.Lovelace@example.org", Err(WeakPassword::Personal)),
            ("ada.lovelace", Err(WeakPassword::Personal)),
        ];
        for (password, expected) in cases {
            assert_eq!(check(password, &known), expected, "{password}");
        }
        assert_eq!(check(&"aä".repeat(100), &[]), Ok(()));
        assert_eq!(check(&"aä".repeat(101), &[]), Err(WeakPassword::TooLong { max: MAX_CHARS }));
    }
}
