//! How often someone may try a password: for one account from wherever, and from one address for
//! whichever account. Knows no account: whether there is one makes no difference.

use crate::server::store::Digest;
use sha2::{Digest as _, Sha256};
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Failures are counted over this time.
const WINDOW: Duration = Duration::from_secs(10 * 60);
/// So many for one account.
const FOR_ACCOUNT: usize = 10;
/// So many from one address: a school may come from one.
const FROM_ADDRESS: usize = 60;
/// Beyond so many accounts and addresses, those of long ago are looked for and forgotten.
const MANY: usize = 10_000;

/// What was tried lately.
#[derive(Debug, Default)]
pub struct Attempts(Mutex<HashMap<Key, Vec<Instant>>>);

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Key {
    Account(Digest),
    Address(IpAddr),
}

impl Attempts {
    /// One more attempt, which counts as a failure until [`Self::succeeded`]. Or how long to wait.
    pub fn begin(&self, account: &str, address: IpAddr, now: Instant) -> Result<(), Duration> {
        let mut tried = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if tried.len() > MANY {
            tried.retain(|_, times| times.last().is_some_and(|last| is_recent(*last, now)));
        }
        let keys = [(of(account), FOR_ACCOUNT), (Key::Address(address), FROM_ADDRESS)];
        for (key, most) in &keys {
            let times = tried.entry(key.clone()).or_default();
            times.retain(|time| is_recent(*time, now));
            if let Some(oldest) = times.first().filter(|_| times.len() >= *most) {
                return Err(WINDOW.saturating_sub(now.duration_since(*oldest)));
            }
        }
        for (key, _) in keys {
            tried.entry(key).or_default().push(now);
        }
        Ok(())
    }

    /// The last attempt was none to guess.
    pub fn succeeded(&self, account: &str, address: IpAddr) {
        let mut tried = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        tried.remove(&of(account));
        if let Some(times) = tried.get_mut(&Key::Address(address)) {
            times.pop();
        }
    }
}

/// However long the name is that someone tries, it takes no more memory.
fn of(account: &str) -> Key {
    Key::Account(Sha256::digest(account.trim().to_lowercase()).into())
}

fn is_recent(time: Instant, now: Instant) -> bool {
    now.duration_since(time) < WINDOW
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(last: u8) -> IpAddr {
        IpAddr::from([203, 0, 113, last])
    }

    #[test]
    fn an_account_can_be_tried_so_often_from_wherever() {
        let (attempts, now) = (Attempts::default(), Instant::now());
        for n in 0..10 {
            assert_eq!(attempts.begin("ada@example.org", ip(n), now), Ok(()));
        }
        let later = now + Duration::from_secs(60);
        let wait = attempts.begin("ADA@example.org ", ip(99), later).expect_err("too often");
        assert_eq!(wait, Duration::from_secs(9 * 60));
        assert_eq!(attempts.begin("bob@example.org", ip(99), later), Ok(()));
        assert_eq!(attempts.begin("ada@example.org", ip(99), now + WINDOW), Ok(()));
    }

    #[test]
    fn an_address_can_try_so_often_whichever_account() {
        let (attempts, now) = (Attempts::default(), Instant::now());
        for n in 0..60 {
            assert_eq!(attempts.begin(&format!("{n}@example.org"), ip(1), now), Ok(()));
        }
        assert!(attempts.begin("ada@example.org", ip(1), now).is_err());
        assert_eq!(attempts.begin("ada@example.org", ip(2), now), Ok(()));
    }

    #[test]
    fn who_knows_the_password_is_not_counted() {
        let (attempts, now) = (Attempts::default(), Instant::now());
        for _ in 0..100 {
            assert_eq!(attempts.begin("ada@example.org", ip(1), now), Ok(()));
            attempts.succeeded("ada@example.org", ip(1));
        }
    }
}
