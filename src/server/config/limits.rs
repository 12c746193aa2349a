//! How often something may be done: so much at once, and so much a second after that. Knows not who
//! counts.
//!
//! Generous: hundreds of people may come from one address (a school, a firm, a load test), and nobody
//! who uses pages comes near any of these. They are there for programs that do not stop.

use clap::ValueEnum;
use governor::Quota;
use std::fmt;
use std::num::NonZeroU32;

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
/// Live sockets opened from one address: the tabs of a whole company come back within two seconds of
/// a restart.
const SOCKETS: Quota = quota(100, 3_000);
/// New guests from one address: the lecture hall introduces itself.
const GUESTS: Quota = quota(20, 500);
/// Changes of one person: several times what fast hands do; a program that imports waits a little.
const CHANGES: Quota = quota(50, 300);
/// Images brought by one person: a folder dropped at once.
const UPLOADS: Quota = quota(5, 100);
/// Images brought to one tenant: about what two cores prepare, so that one tenant does not take the
/// workshop from all others for long.
const TENANT_UPLOADS: Quota = quota(20, 400);
/// Attempts to sign in from one address: a classroom after the break.
const SIGN_INS: Quota = quota(1, 60);
/// Attempts to sign in to one account: enough for someone who mistypes, and below 2,900 guesses a day
/// for someone who guesses, from however many addresses.
const ACCOUNT_SIGN_INS: Quota = Quota::per_minute(number(2)).allow_burst(number(10));
/// Links of one person, made or taken back: each may cost what a password costs, and has rights looked
/// up anew.
const LINKS: Quota = Quota::per_minute(number(10)).allow_burst(number(30));

/// What there may be at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AtOnce {
    /// Connections of an address, and live sockets that come through proxies.
    pub connections: u32,
    /// Images that a person brings.
    pub uploads: u32,
    /// Images that are brought from an address.
    pub address_uploads: u32,
}

impl Default for AtOnce {
    /// A company whose tabs all come back has its sockets and some connections beside. Of places for
    /// images, which the server has 32 of, nobody takes more than a fourth.
    fn default() -> Self {
        Self { connections: 4_096, uploads: 2, address_uploads: 8 }
    }
}

/// How often what may be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rates {
    /// Requests of an address.
    pub requests: Quota,
    /// Live sockets opened from an address.
    pub sockets: Quota,
    /// New guests from an address.
    pub guests: Quota,
    /// Changes of a person.
    pub changes: Quota,
    /// Images of a person.
    pub uploads: Quota,
    /// Images of a tenant.
    pub tenant_uploads: Quota,
    /// Attempts to sign in from an address.
    pub sign_ins: Quota,
    /// Attempts to sign in to an account.
    pub account_sign_ins: Quota,
    /// Links of a person, made or taken back.
    pub links: Quota,
    /// What lasts.
    pub at_once: AtOnce,
}

impl Default for Rates {
    fn default() -> Self {
        Self {
            requests: REQUESTS,
            sockets: SOCKETS,
            guests: GUESTS,
            changes: CHANGES,
            uploads: UPLOADS,
            tenant_uploads: TENANT_UPLOADS,
            sign_ins: SIGN_INS,
            account_sign_ins: ACCOUNT_SIGN_INS,
            links: LINKS,
            at_once: AtOnce::default(),
        }
    }
}

impl Rates {
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
