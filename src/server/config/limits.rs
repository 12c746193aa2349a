//! How often something may be done: so much at once, and so much a second after that. Knows not who
//! counts.
//!
//! Generous: hundreds of people may come from one address (a school, a firm, a load test), and nobody
//! who uses pages comes near any of these. They are there for programs that do not stop.

use clap::ValueEnum;
use governor::Quota;
use std::fmt;
use std::num::NonZeroU32;
use std::time::Duration;

/// Whether to do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Switch {
    /// It is done.
    On,
    /// It is not.
    Off,
}

impl fmt::Display for Switch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if *self == Self::On { "on" } else { "off" })
    }
}

/// Requests of one address, but for files, pictures and health: a lecture hall of 500 that opens a
/// page at the same moment sends about 4 requests each.
const REQUESTS: Quota = quota(200, 2_000);
/// Pictures shown to one address: the lecture hall looks at a gallery, where each page has 25 of them.
const PICTURES: Quota = quota(1_000, 20_000);
/// Live sockets opened from one address: the tabs of a whole company come back within two seconds of
/// a restart.
const SOCKETS: Quota = quota(100, 3_000);
/// New guests from one address: the lecture hall introduces itself.
const GUESTS: Quota = quota(20, 500);
/// Changes of one session, and of one person in all theirs: several times what fast hands do; a program that imports waits a little.
const CHANGES: Quota = quota(50, 300);
/// Changes of what stands on a tenant's images: many people at once, and a part of what the database takes.
const TENANT_CHANGES: Quota = quota(500, 5_000);
/// Images brought by one person: a folder dropped at once.
const UPLOADS: Quota = quota(5, 100);
/// Images brought to one tenant: about what two cores prepare, so that one tenant does not take the
/// workshop from all others for long.
const TENANT_UPLOADS: Quota = quota(20, 400);
/// Attempts to sign in from one address: a classroom after the break.
const SIGN_INS: Quota = quota(1, 60);
/// Failures to sign in to one account from one address: enough for someone who mistypes. Whoever fails
/// elsewhere does not keep them out.
const ACCOUNT_SIGN_INS: Quota = Quota::per_minute(number(2)).allow_burst(number(10));
/// Links of one person, made or taken back: each may cost what a password costs, and has rights looked
/// up anew.
const LINKS: Quota = Quota::per_minute(number(10)).allow_burst(number(30));
/// The same from all addresses: below 8,700 guesses a day for someone who has many, which is also what it
/// takes to keep its person out.
const ACCOUNT_SIGN_INS_IN_ALL: Quota = Quota::per_minute(number(6)).allow_burst(number(100));
/// Wrong passwords of someone who is signed in and is asked for it again.
const CONFIRMATIONS: Quota = Quota::per_minute(number(2)).allow_burst(number(10));

/// What there may be at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConcurrencyConfig {
    /// Connections of an address, and live sockets that come through proxies.
    pub connections: u32,
    /// Images that a person brings.
    pub uploads: u32,
    /// Images that are brought from an address.
    pub address_uploads: u32,
    /// So long whoever brings one waits for those before it.
    pub patience: Duration,
}

impl Default for ConcurrencyConfig {
    /// A company whose tabs all come back has its sockets and some connections beside. Of places for
    /// images, which the server has 32 of, no address takes all: a class that brings its pictures together
    /// waits a little.
    fn default() -> Self {
        let patience = Duration::from_secs(20);
        Self { connections: 4_096, uploads: 2, address_uploads: 24, patience }
    }
}

/// How often what may be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateLimitConfig {
    /// Requests of an address.
    pub requests: Quota,
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
    /// Images of a person.
    pub uploads: Quota,
    /// Images of a tenant.
    pub tenant_uploads: Quota,
    /// Attempts to sign in from an address.
    pub sign_ins: Quota,
    /// Failures to sign in to an account from an address.
    pub account_sign_ins: Quota,
    /// Links of a person, made or taken back.
    pub links: Quota,
    /// Failures to sign in to an account.
    pub account_sign_ins_in_all: Quota,
    /// Wrong passwords of a person who is signed in.
    pub confirmations: Quota,
    /// What lasts.
    pub at_once: ConcurrencyConfig,
}

impl Default for RateLimitConfig {
    fn default() -> Self {
        Self {
            requests: REQUESTS,
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
            at_once: ConcurrencyConfig::default(),
        }
    }
}

impl RateLimitConfig {
    /// The default, with this of it once an hour after so many at once: for tests, which do not wait.
    pub fn for_tests(count: u32, which: impl FnOnce(&mut Self) -> &mut Quota) -> Self {
        let mut rates = Self::default();
        *which(&mut rates) = Quota::per_hour(NonZeroU32::MIN).allow_burst(number(count));
        rates
    }
}

const fn quota(a_second: u32, at_once: u32) -> Quota {
    Quota::per_second(number(a_second)).allow_burst(number(at_once))
}

const fn number(number: u32) -> NonZeroU32 {
    match NonZeroU32::new(number) {
        Some(number) => number,
        None => NonZeroU32::MIN,
    }
}
