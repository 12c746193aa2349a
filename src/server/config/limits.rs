//! Rates and concurrency: a burst, and a rate after that.
//!
//! Generous: hundreds of people may share one address (a school, a firm, a load test), and the pages come near
//! none of these. They stop programs that do not stop by themselves.

use clap::ValueEnum;
use governor::Quota;
use std::fmt;
use std::num::NonZeroU32;
use std::time::Duration;

/// A setting that is on or off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Switch {
    /// Enabled.
    On,
    /// Disabled.
    Off,
}

impl fmt::Display for Switch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if *self == Self::On { "on" } else { "off" })
    }
}

/// Requests of one address, without files, pictures and health: a lecture hall of 500 that opens a page at the
/// same moment sends about 4 requests each.
const REQUESTS: Quota = quota(200, 2_000);
/// Bytes in which the bodies of pages are counted.
pub const PAGE_UNIT: u64 = 1024;
/// Pages and answers of the API to one address, in units of [`PAGE_UNIT`], compressed as they are sent: an image with
/// 10,000 discussions has 560. The lecture hall has its pages of 20 within a second, about as fast as its line carries
/// them; a program that loads a full image again and again leaves the processor to others.
const PAGES: Quota = quota(8 * 1_024, 4 * 1_024);
/// Pictures shown to one address: the lecture hall opens a gallery, whose pages have 25 each.
const PICTURES: Quota = quota(1_000, 20_000);
/// Live sockets opened from one address: the tabs of a whole company reconnect within two seconds of a restart.
const SOCKETS: Quota = quota(100, 3_000);
/// New guests from one address: the lecture hall enters its names.
const GUESTS: Quota = quota(20, 500);
/// Changes of one session, and of one person in all sessions: several times what fast hands do; a program that
/// imports waits a little.
const CHANGES: Quota = quota(50, 300);
/// Changes on a tenant's images: many people at once, and a part of what the database takes.
const TENANT_CHANGES: Quota = quota(500, 5_000);
/// Uploads of one person: a folder dropped at once.
const UPLOADS: Quota = quota(5, 100);
/// Uploads to one tenant: about what two cores prepare, so that one tenant does not keep the image pipeline from
/// all others for long.
const TENANT_UPLOADS: Quota = quota(20, 400);
/// Attempts to sign in from one address: a classroom after the break.
const SIGN_INS: Quota = quota(1, 60);
/// Failures to sign in to one account from one address: enough for mistyping. Failures from other addresses do
/// not count.
const ACCOUNT_SIGN_INS: Quota = Quota::per_minute(number(2)).allow_burst(number(10));
/// Share links that one person creates or revokes: each may hash a password, and has rights looked up again.
const LINKS: Quota = Quota::per_minute(number(10)).allow_burst(number(30));
/// The same from all addresses: below 8,700 guesses a day for an attacker with many, who needs as many to keep the
/// account's owner out.
const ACCOUNT_SIGN_INS_IN_ALL: Quota = Quota::per_minute(number(6)).allow_burst(number(100));
/// Wrong passwords of a person who is signed in and confirms it.
const CONFIRMATIONS: Quota = Quota::per_minute(number(2)).allow_burst(number(10));

/// Concurrency limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConcurrencyConfig {
    /// Connections of an address, and live sockets of an address behind proxies.
    pub connections: u32,
    /// Uploads of a person.
    pub uploads: u32,
    /// Uploads of an address.
    pub address_uploads: u32,
    /// Time an upload waits for others to end.
    pub acquire_timeout: Duration,
}

impl Default for ConcurrencyConfig {
    /// A company whose tabs all reconnect has its sockets and some more connections. No address takes all of the
    /// 32 slots for bodies of uploads: a class that uploads its pictures together waits a little.
    fn default() -> Self {
        let acquire_timeout = Duration::from_secs(20);
        Self { connections: 4_096, uploads: 2, address_uploads: 24, acquire_timeout }
    }
}

/// Rate limits, and concurrency limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateLimitConfig {
    /// Requests of an address.
    pub requests: Quota,
    /// Bytes of pages sent to an address, in units of [`PAGE_UNIT`].
    pub pages: Quota,
    /// Pictures shown to an address.
    pub pictures: Quota,
    /// Live sockets opened from an address.
    pub sockets: Quota,
    /// New guests from an address.
    pub guests: Quota,
    /// Changes of a session, and of a person.
    pub changes: Quota,
    /// Changes on a tenant's images.
    pub tenant_changes: Quota,
    /// Uploads of a person.
    pub uploads: Quota,
    /// Uploads to a tenant.
    pub tenant_uploads: Quota,
    /// Attempts to sign in from an address.
    pub sign_ins: Quota,
    /// Failures to sign in to an account from an address.
    pub account_sign_ins: Quota,
    /// Share links that a person creates or revokes.
    pub links: Quota,
    /// Failures to sign in to an account.
    pub account_sign_ins_in_all: Quota,
    /// Wrong passwords of a person who is signed in.
    pub confirmations: Quota,
    /// Concurrency limits.
    pub concurrency: ConcurrencyConfig,
}

impl Default for RateLimitConfig {
    fn default() -> Self {
        Self {
            requests: REQUESTS,
            pages: PAGES,
            pictures: PICTURES,
            sockets: SOCKETS,
            guests: GUESTS,
            changes: CHANGES,
            tenant_changes: TENANT_CHANGES,
            uploads: UPLOADS,
            tenant_uploads: TENANT_UPLOADS,
            sign_ins: SIGN_INS,
            account_sign_ins: ACCOUNT_SIGN_INS,
            links: LINKS,
            account_sign_ins_in_all: ACCOUNT_SIGN_INS_IN_ALL,
            confirmations: CONFIRMATIONS,
            concurrency: ConcurrencyConfig::default(),
        }
    }
}

impl RateLimitConfig {
    /// The default with one quota of `count` at once and one an hour: for tests, which do not wait.
    pub fn for_tests(count: u32, which: impl FnOnce(&mut Self) -> &mut Quota) -> Self {
        let mut rates = Self::default();
        *which(&mut rates) = Quota::per_hour(NonZeroU32::MIN).allow_burst(number(count));
        rates
    }
}

const fn quota(per_second: u32, burst: u32) -> Quota {
    Quota::per_second(number(per_second)).allow_burst(number(burst))
}

const fn number(number: u32) -> NonZeroU32 {
    match NonZeroU32::new(number) {
        Some(number) => number,
        None => NonZeroU32::MIN,
    }
}
