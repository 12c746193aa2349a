//! Passwords: which are accepted, and how one is kept and checked. Knows no account and no page.
//!
//! Argon2id by the crate `argon2`, whose strings (PHC) hold their own parameters: raising them later
//! leaves the stored ones good.

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use rand::{TryRngCore, rngs::OsRng};
use std::sync::LazyLock;
use std::time::Duration;
use tokio::sync::Semaphore;

/// The shortest password in characters (NIST SP 800-63B asks for 8, and for more where it is alone).
pub const MIN_CHARS: usize = 10;
/// The longest: sentences fit, and hashing it costs no more.
pub const MAX_CHARS: usize = 200;
/// Memory for one password, in KiB, and how often it is gone over: OWASP's second choice.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;
/// Passwords worked on at once: each takes a core and 19 MiB.
const AT_ONCE: usize = 4;
/// Whoever waits longer than this for their turn is told to come back.
const PATIENCE: Duration = Duration::from_secs(10);
/// Bytes of a salt.
const SALT_BYTES: usize = 16;

static TURNS: Semaphore = Semaphore::const_new(AT_ONCE);

/// Most used of those with [`MIN_CHARS`] or more, in lower case; what is left of them without the digits
/// and signs at the end is looked for too.
const COMMON: &str = include_str!("common_passwords.txt");

/// Why a password is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WeakPassword {
    /// Too few characters.
    #[error("please choose a password of at least {MIN_CHARS} characters")]
    TooShort,
    /// Too many.
    #[error("a password has at most {MAX_CHARS} characters")]
    TooLong,
    /// Others guess it first.
    #[error("this password is one of those that are tried first; please choose another one")]
    Common,
    /// It is what everyone can see.
    #[error("please choose a password that is neither your name nor your e-mail address")]
    Personal,
}

/// Why a password could not be worked on.
#[derive(Debug, thiserror::Error)]
pub enum HashError {
    /// Too many others wait.
    #[error("too many passwords wait to be checked")]
    Busy,
    /// The system gave no randomness, or the task ended.
    #[error("a password could not be worked on")]
    Failed,
}

/// May this be a password? `known` is what others can know of the person: name, e-mail.
pub fn check(password: &str, known: &[&str]) -> Result<(), WeakPassword> {
    let chars = password.chars().count();
    let lower = password.trim().to_lowercase();
    let is = |text: &str| !text.is_empty() && lower == text.trim().to_lowercase();
    if known.iter().any(|text| is(text) || text.split_once('@').is_some_and(|(name, _)| is(name))) {
        return Err(WeakPassword::Personal);
    }
    if chars < MIN_CHARS {
        return Err(WeakPassword::TooShort);
    }
    if chars > MAX_CHARS {
        return Err(WeakPassword::TooLong);
    }
    if is_common(&lower) { Err(WeakPassword::Common) } else { Ok(()) }
}

fn is_common(lower: &str) -> bool {
    let first = lower.chars().next();
    let bare = lower.trim_end_matches(|c: char| !c.is_alphabetic());
    let is_listed = |text: &str| COMMON.lines().any(|common| common == text);
    lower.chars().all(|c| Some(c) == first) || is_listed(lower) || is_listed(bare)
}

/// What is kept of a password: a PHC string with a salt of its own.
pub async fn hash(password: &str) -> Result<String, HashError> {
    let mut salt = [0_u8; SALT_BYTES];
    OsRng.try_fill_bytes(&mut salt).map_err(|_| HashError::Failed)?;
    let password = password.to_owned();
    aside(move || hash_with(&password, &salt)).await?.ok_or(HashError::Failed)
}

/// Is this the password that was kept? Where none was, it is not, and to find out takes as long.
pub async fn is_right(password: &str, kept: Option<&str>) -> Result<bool, HashError> {
    let password = password.to_owned();
    let kept = kept.map(str::to_owned);
    aside(move || {
        let right = matches(&password, kept.as_deref().unwrap_or(&NOBODYS));
        right && kept.is_some()
    })
    .await
}

/// Of a password that nobody has.
static NOBODYS: LazyLock<String> =
    LazyLock::new(|| hash_with("", &[0; SALT_BYTES]).unwrap_or_default());

/// Beside all that is quick, a few at a time.
async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, HashError> {
    let turn = tokio::time::timeout(PATIENCE, TURNS.acquire()).await;
    let turn = turn.map_err(|_| HashError::Busy)?.map_err(|_| HashError::Failed)?;
    let work = move || {
        // Held by the work itself, which goes on when whoever asked has gone.
        let _turn = turn;
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

fn matches(password: &str, kept: &str) -> bool {
    let Ok(kept) = PasswordHash::new(kept) else { return false };
    argon2().is_some_and(|argon2| argon2.verify_password(password.as_bytes(), &kept).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_is_kept_as_argon2id_with_a_salt_of_its_own() {
        let kept = hash("correct horse battery").await.expect("hashed");
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert_ne!(kept, hash("correct horse battery").await.expect("hashed"));
        assert!(is_right("correct horse battery", Some(&kept)).await.expect("checked"));
        assert!(!is_right("correct horse batterz", Some(&kept)).await.expect("checked"));
    }

    #[tokio::test]
    async fn where_there_is_no_password_none_is_right() {
        for guess in ["", "correct horse battery"] {
            assert!(!is_right(guess, None).await.expect("checked"), "{guess:?}");
            assert!(!is_right(guess, Some("no PHC string")).await.expect("checked"), "{guess:?}");
        }
        assert!(NOBODYS.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "as slow as the others");
    }

    #[test]
    fn what_is_guessed_first_is_no_password() {
        let known = ["Ada Lovelace", "ada.lovelace@example.org"];
        let cases = [
            ("correct horse", Ok(())),
            ("ungewöhnlich", Ok(())),
            ("123456789", Err(WeakPassword::TooShort)),
            ("", Err(WeakPassword::TooShort)),
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
        assert_eq!(check(&"aä".repeat(101), &[]), Err(WeakPassword::TooLong));
    }
}
