//! Counts what is done too often: by an address, a person, a tenant, an account. Knows no request.
//!
//! Counted as by a bucket that fills up with time (GCRA): a burst goes through, a stream is held to the
//! rate. What counts as one and how much is allowed is in [`Rates`].

use super::config::{Config, Rates, Switch};
use super::store::Digest;
use crate::model::{TenantId, UserId};
use crate::protocol::AppError;
use governor::clock::Clock;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use sha2::{Digest as _, Sha256};
use std::hash::Hash;
use std::net::{IpAddr, Ipv6Addr};
use std::time::Duration;

/// Bits of an IPv6 address that are one customer's: within them, a client takes any address it likes.
const V6_NETWORK_BITS: u32 = 64;

/// All that is counted; nothing when limits are off.
pub struct Limits(Option<Counters>);

struct Counters {
    requests: Counter<IpAddr>,
    sockets: Counter<IpAddr>,
    guests: Counter<IpAddr>,
    changes: Counter<Digest>,
    uploads: Counter<UserId>,
    tenant_uploads: Counter<TenantId>,
    sign_ins: Counter<IpAddr>,
    account_sign_ins: Counter<Digest>,
    links: Counter<UserId>,
}

impl Limits {
    /// As the configuration says.
    pub fn new(config: &Config) -> Self {
        let is_on = config.rate_limits == Switch::On;
        if !is_on {
            tracing::warn!("rates are not limited: IMAGE_CHAT_RATE_LIMITS is off");
        }
        Self(is_on.then(|| Counters::new(&config.rates)))
    }

    /// A request from this address.
    pub fn request(&self, address: IpAddr) -> Result<(), AppError> {
        self.count(|counters| counters.requests.count(&network(address)))
    }

    /// A live socket from this address.
    pub fn socket(&self, address: IpAddr) -> Result<(), AppError> {
        self.count(|counters| counters.sockets.count(&network(address)))
    }

    /// Someone from this address who becomes known.
    pub fn guest(&self, address: IpAddr) -> Result<(), AppError> {
        self.count(|counters| counters.guests.count(&network(address)))
    }

    /// A change by the person behind a session.
    pub fn change(&self, session: impl FnOnce() -> Option<Digest>) -> Result<(), AppError> {
        self.count(|counters| match session() {
            Some(session) => counters.changes.count(&session),
            None => Ok(()),
        })
    }

    /// An image that someone brings to a tenant. To be asked before it is read.
    pub fn upload(&self, user: UserId, tenant: &TenantId) -> Result<(), AppError> {
        self.count(|counters| {
            counters.uploads.count(&user)?;
            counters.tenant_uploads.count(tenant)
        })
    }

    /// An attempt to sign in to the account of this name. To be asked before the password is looked
    /// at, which costs much; the answer is the same whether there is such an account or not.
    pub fn sign_in(&self, account: &str, address: IpAddr) -> Result<(), AppError> {
        self.count(|counters| {
            counters.sign_ins.count(&network(address))?;
            counters.account_sign_ins.count(&name_digest(account))
        })
    }

    /// A link that someone makes or takes back. To be asked before its password is hashed.
    pub fn link(&self, user: UserId) -> Result<(), AppError> {
        self.count(|counters| counters.links.count(&user))
    }

    /// Forgets who did nothing lately: they are as good as new.
    pub fn forget(&self) {
        if let Some(counters) = &self.0 {
            counters.forget();
        }
    }

    fn count(&self, count: impl FnOnce(&Counters) -> Result<(), Duration>) -> Result<(), AppError> {
        self.0.as_ref().map_or(Ok(()), count).map_err(AppError::too_many)
    }
}

impl Counters {
    fn new(rates: &Rates) -> Self {
        Self {
            requests: Counter::new(rates.requests),
            sockets: Counter::new(rates.sockets),
            guests: Counter::new(rates.guests),
            changes: Counter::new(rates.changes),
            uploads: Counter::new(rates.uploads),
            tenant_uploads: Counter::new(rates.tenant_uploads),
            sign_ins: Counter::new(rates.sign_ins),
            account_sign_ins: Counter::new(rates.account_sign_ins),
            links: Counter::new(rates.links),
        }
    }

    fn forget(&self) {
        for addresses in [&self.requests, &self.sockets, &self.guests, &self.sign_ins] {
            addresses.forget();
        }
        for digests in [&self.changes, &self.account_sign_ins] {
            digests.forget();
        }
        self.uploads.forget();
        self.links.forget();
        self.tenant_uploads.forget();
    }
}

/// One bucket for each key.
struct Counter<K: Hash + Eq + Clone>(DefaultKeyedRateLimiter<K>);

impl<K: Hash + Eq + Clone> Counter<K> {
    fn new(quota: Quota) -> Self {
        Self(RateLimiter::keyed(quota))
    }

    /// One more; how long to wait when that is too many.
    fn count(&self, key: &K) -> Result<(), Duration> {
        self.0.check_key(key).map_err(|over| over.wait_time_from(self.0.clock().now()))
    }

    fn forget(&self) {
        self.0.retain_recent();
        self.0.shrink_to_fit();
    }
}

/// What counts as one client.
fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => {
            let mask = u128::MAX << (u128::BITS - V6_NETWORK_BITS);
            Ipv6Addr::from_bits(v6.to_bits() & mask).into()
        }
    }
}

/// However long the name is that someone tries, it takes no more memory.
fn name_digest(account: &str) -> Digest {
    Sha256::digest(account.trim().to_lowercase()).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::ErrorCode;
    use uuid::Uuid;

    fn limits(count: u32, which: impl FnOnce(&mut Rates) -> &mut Quota) -> Limits {
        Limits(Some(Counters::new(&Rates::for_tests(count, which))))
    }

    fn ip(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    #[test]
    fn a_burst_goes_through_and_the_next_one_has_to_wait() {
        let limits = limits(3, |rates| &mut rates.requests);
        let (one, other) = (ip("203.0.113.9"), ip("203.0.113.10"));
        assert_eq!([one; 3].map(|ip| limits.request(ip)), [Ok(()), Ok(()), Ok(())]);
        let refused = limits.request(one).expect_err("too many");
        assert_eq!(refused.code, ErrorCode::TooMany);
        // One comes back each hour, and the hour has hardly begun.
        let wait = refused.retry_after.expect("it says when");
        assert!((3_590..=3_600).contains(&wait), "{wait}");
        assert!(refused.message.contains(&wait.to_string()), "{}", refused.message);
        assert_eq!(limits.request(other), Ok(()), "who is another");
    }

    #[test]
    fn an_ipv6_network_is_one_client() {
        let limits = limits(2, |rates| &mut rates.guests);
        assert_eq!(limits.guest(ip("2001:db8:0:1::1")), Ok(()));
        assert_eq!(limits.guest(ip("2001:db8:0:1:ffff::2")), Ok(()));
        assert!(limits.guest(ip("2001:db8:0:1:1:2:3:4")).is_err());
        assert_eq!(limits.guest(ip("2001:db8:0:2::1")), Ok(()));
    }

    #[test]
    fn a_tenant_has_a_limit_that_its_people_share() {
        let limits = limits(3, |rates| &mut rates.tenant_uploads);
        let tenant = |name: &str| TenantId::new(name).expect("a tenant id");
        for _ in 0..3 {
            assert_eq!(limits.upload(UserId(Uuid::now_v7()), &tenant("one")), Ok(()));
        }
        assert!(limits.upload(UserId(Uuid::now_v7()), &tenant("one")).is_err());
        assert_eq!(limits.upload(UserId(Uuid::now_v7()), &tenant("two")), Ok(()));
    }

    /// Someone who is over their own limit takes nothing of what others of the tenant have.
    #[test]
    fn a_person_alone_does_not_use_up_the_tenants_limit() {
        let mut rates = Rates::for_tests(1, |rates| &mut rates.uploads);
        rates.tenant_uploads =
            Rates::for_tests(2, |rates| &mut rates.tenant_uploads).tenant_uploads;
        let limits = Limits(Some(Counters::new(&rates)));
        let tenant = TenantId::new("one").expect("a tenant id");
        let (eager, other) = (UserId(Uuid::now_v7()), UserId(Uuid::now_v7()));
        assert_eq!(limits.upload(eager, &tenant), Ok(()));
        for _ in 0..5 {
            assert!(limits.upload(eager, &tenant).is_err());
        }
        assert_eq!(limits.upload(other, &tenant), Ok(()));
    }

    #[test]
    fn an_account_has_a_limit_from_wherever_it_is_tried() {
        let limits = limits(3, |rates| &mut rates.account_sign_ins);
        let names = ["ada@example.org", " Ada@Example.org ", "ADA@EXAMPLE.ORG"];
        for (n, name) in (1..).zip(names) {
            assert_eq!(limits.sign_in(name, IpAddr::from([203, 0, 113, n])), Ok(()));
        }
        assert!(limits.sign_in("ada@example.org", ip("203.0.113.99")).is_err());
        assert_eq!(limits.sign_in("bob@example.org", ip("203.0.113.99")), Ok(()));
    }

    #[test]
    fn an_address_has_a_limit_whatever_account_it_tries() {
        let limits = limits(3, |rates| &mut rates.sign_ins);
        for name in ["a", "b", "c"] {
            assert_eq!(limits.sign_in(name, ip("203.0.113.9")), Ok(()));
        }
        assert!(limits.sign_in("d", ip("203.0.113.9")).is_err());
        assert_eq!(limits.sign_in("d", ip("203.0.113.10")), Ok(()));
    }

    #[test]
    fn who_did_nothing_lately_is_forgotten_and_who_did_too_much_is_not() {
        let mut rates = Rates::for_tests(1, |rates| &mut rates.guests);
        rates.requests = Quota::per_second(std::num::NonZeroU32::MAX);
        let limits = Limits(Some(Counters::new(&rates)));
        for n in 0..100 {
            assert_eq!(limits.request(IpAddr::from([203, 0, 113, n])), Ok(()));
        }
        assert_eq!(limits.guest(ip("203.0.113.9")), Ok(()));
        limits.forget();
        let counters = limits.0.as_ref().expect("on");
        assert_eq!((counters.requests.0.len(), counters.guests.0.len()), (0, 1));
        assert!(limits.guest(ip("203.0.113.9")).is_err(), "still");
    }

    #[test]
    fn without_limits_nothing_is_too_many() {
        let limits = Limits(None);
        for _ in 0..10_000 {
            assert_eq!(limits.sign_in("ada", ip("203.0.113.9")), Ok(()));
        }
    }
}
