//! Counts what is done too often: by an address, a person, a tenant, an account. Knows no request.
//!
//! Counted as by a bucket that fills up with time (GCRA): a burst goes through, a stream is held to the
//! rate. What lasts is counted by places, which are taken and given back. What counts as one and how much is
//! allowed is in [`RateLimitConfig`].

mod attempts;
mod keyed_semaphore;

use crate::model::{TenantId, UserId};
use crate::protocol::{AppError, Busy};
use crate::server::config::{Config, RateLimitConfig, Switch};
use crate::server::net::fd_limit;
use crate::server::store::Digest;
use attempts::Attempts;
use governor::clock::Clock;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use keyed_semaphore::{Places, Taken};
use sha2::{Digest as _, Sha256};
use std::hash::Hash;
use std::net::{IpAddr, Ipv6Addr};
use std::time::Duration;

/// Bits of an IPv6 address that are one customer's: within them, a client takes any address it likes.
const V6_NETWORK_BITS: u32 = 64;

/// All that is counted; nothing when limits are off.
pub struct RateLimits(Option<Limiters>);

struct Limiters {
    requests: Counter<IpAddr>,
    pictures: Counter<IpAddr>,
    sockets: Counter<IpAddr>,
    guests: Counter<IpAddr>,
    changes: Counter<Digest>,
    person_changes: Counter<UserId>,
    tenant_changes: Counter<TenantId>,
    uploads: Counter<UserId>,
    tenant_uploads: Counter<TenantId>,
    sign_ins: Counter<IpAddr>,
    links: Counter<UserId>,
    account_sign_ins: Attempts<(Digest, IpAddr)>,
    account_sign_ins_in_all: Attempts<Digest>,
    confirmations: Attempts<UserId>,
    connections: Places<IpAddr>,
    open_sockets: Places<IpAddr>,
    uploads_at_once: Places<UserId>,
    address_uploads_at_once: Places<IpAddr>,
    patience: Duration,
}

/// A place, or several, for as long as this is kept; none when limits are off.
#[derive(Default)]
pub struct Place {
    _address: Option<Taken<IpAddr>>,
    _person: Option<Taken<UserId>>,
}

impl Place {
    fn of_address(place: Taken<IpAddr>) -> Self {
        Self { _address: Some(place), _person: None }
    }
}

/// An attempt that counts as one that failed.
#[must_use = "an attempt that did not fail is to be given back"]
pub struct Attempt<'a> {
    counters: Option<&'a Limiters>,
    by: By,
}

enum By {
    Stranger(Digest, IpAddr),
    Person(UserId),
}

impl Attempt<'_> {
    /// It did not fail, or was not judged.
    pub fn give_back(self) {
        let Some(counters) = self.counters else { return };
        match self.by {
            By::Stranger(account, address) => {
                counters.account_sign_ins.give_back(&(account, address));
                counters.account_sign_ins_in_all.give_back(&account);
            }
            By::Person(user) => counters.confirmations.give_back(&user),
        }
    }
}

impl RateLimits {
    /// As the configuration says.
    pub fn new(config: &Config) -> Self {
        let is_on = config.rate_limits == Switch::On;
        if !is_on {
            tracing::warn!("rates are not limited: IMAGE_CHAT_RATE_LIMITS is off");
        }
        Self(is_on.then(|| Limiters::new(&config.rates)))
    }

    /// A request from this address.
    pub fn request(&self, address: IpAddr) -> Result<(), AppError> {
        self.count(|counters| counters.requests.count(&network(address)))
    }

    /// A picture shown to this address.
    pub fn picture(&self, address: IpAddr) -> Result<(), AppError> {
        self.count(|counters| counters.pictures.count(&network(address)))
    }

    /// A live socket from this address.
    pub fn socket(&self, address: IpAddr) -> Result<(), AppError> {
        self.count(|counters| counters.sockets.count(&network(address)))
    }

    /// A connection from this address, for as long as it is there. One from the machine itself comes from a
    /// proxy that nobody named, or from a test: it stands for many.
    pub fn connection(&self, address: IpAddr) -> Result<Place, AppError> {
        self.keep(address, |counters| &counters.connections)
    }

    /// The same for a live socket, which may come through a proxy.
    pub fn open_socket(&self, address: IpAddr) -> Result<Place, AppError> {
        self.keep(address, |counters| &counters.open_sockets)
    }

    fn keep(
        &self,
        address: IpAddr,
        which: impl FnOnce(&Limiters) -> &Places<IpAddr>,
    ) -> Result<Place, AppError> {
        let Some(counters) = self.0.as_ref().filter(|_| !address.is_loopback()) else {
            return Ok(Place::default());
        };
        let place = which(counters).take(network(address)).map(Place::of_address);
        place.ok_or_else(|| AppError::from(Busy::Connections))
    }

    /// Someone from this address who becomes known.
    pub fn guest(&self, address: IpAddr) -> Result<(), AppError> {
        self.count(|counters| counters.guests.count(&network(address)))
    }

    /// A change by the person behind a session, whoever that is: to be asked before that is looked up.
    pub fn change(&self, session: impl FnOnce() -> Option<Digest>) -> Result<(), AppError> {
        self.count(|counters| match session() {
            Some(session) => counters.changes.count(&session),
            None => Ok(()),
        })
    }

    /// A change by a person, who may have many sessions.
    pub fn person_change(&self, user: UserId) -> Result<(), AppError> {
        self.count(|counters| counters.person_changes.count(&user))
    }

    /// A change of what stands on a tenant's images.
    pub fn tenant_change(&self, tenant: &TenantId) -> Result<(), AppError> {
        self.count(|counters| counters.tenant_changes.count(tenant))
    }

    /// An image that someone brings to a tenant. To be asked before it is read.
    pub fn upload(&self, user: UserId, tenant: &TenantId) -> Result<(), AppError> {
        self.count(|counters| {
            counters.uploads.count(&user)?;
            counters.tenant_uploads.count(tenant)
        })
    }

    /// An image that someone brings from this address, from before it is read until it is prepared. Waits
    /// for those before it.
    pub async fn upload_place(&self, user: UserId, address: IpAddr) -> Result<Place, AppError> {
        let Some(counters) = &self.0 else { return Ok(Place::default()) };
        let patience = counters.patience;
        let busy = || AppError::from(Busy::Uploads);
        let person = counters.uploads_at_once.wait(user, patience).await.ok_or_else(busy)?;
        if address.is_loopback() {
            return Ok(Place { _address: None, _person: Some(person) });
        }
        let address = counters.address_uploads_at_once.wait(network(address), patience).await;
        let address = address.ok_or_else(|| AppError::from(Busy::NetworkUploads))?;
        Ok(Place { _address: Some(address), _person: Some(person) })
    }

    /// An attempt to sign in to the account of this name, which fails unless the answer is told otherwise.
    /// To be asked before the password is looked at, which costs much; the answer is the same whether
    /// there is such an account or not.
    pub fn sign_in(&self, account: &str, address: IpAddr) -> Result<Attempt<'_>, AppError> {
        let (account, address) = (name_digest(account), network(address));
        self.count(|counters| {
            counters.sign_ins.count(&address)?;
            counters.account_sign_ins.take((account, address))?;
            let in_all = counters.account_sign_ins_in_all.take(account);
            in_all.inspect_err(|_| counters.account_sign_ins.give_back(&(account, address)))
        })?;
        Ok(Attempt { counters: self.0.as_ref(), by: By::Stranger(account, address) })
    }

    /// The same for someone who is signed in and is asked for their password again: nobody else can use up
    /// what they have.
    pub fn confirmation(&self, user: UserId) -> Result<Attempt<'_>, AppError> {
        self.count(|counters| counters.confirmations.take(user))?;
        Ok(Attempt { counters: self.0.as_ref(), by: By::Person(user) })
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

    fn count(&self, count: impl FnOnce(&Limiters) -> Result<(), Duration>) -> Result<(), AppError> {
        self.0.as_ref().map_or(Ok(()), count).map_err(AppError::too_many)
    }
}

impl Limiters {
    fn new(rates: &RateLimitConfig) -> Self {
        // However few there may be: one address leaves half of them for others.
        let half = u32::try_from(fd_limit::for_connections() / 2).unwrap_or(u32::MAX);
        let connections = rates.at_once.connections.min(half);
        Self {
            requests: Counter::new(rates.requests),
            pictures: Counter::new(rates.pictures),
            sockets: Counter::new(rates.sockets),
            guests: Counter::new(rates.guests),
            changes: Counter::new(rates.changes),
            person_changes: Counter::new(rates.changes),
            tenant_changes: Counter::new(rates.tenant_changes),
            uploads: Counter::new(rates.uploads),
            tenant_uploads: Counter::new(rates.tenant_uploads),
            sign_ins: Counter::new(rates.sign_ins),
            links: Counter::new(rates.links),
            account_sign_ins: Attempts::new(rates.account_sign_ins),
            account_sign_ins_in_all: Attempts::new(rates.account_sign_ins_in_all),
            confirmations: Attempts::new(rates.confirmations),
            connections: Places::new(connections),
            open_sockets: Places::new(connections),
            uploads_at_once: Places::new(rates.at_once.uploads),
            address_uploads_at_once: Places::new(rates.at_once.address_uploads),
            patience: rates.at_once.patience,
        }
    }

    fn forget(&self) {
        for addresses in
            [&self.requests, &self.pictures, &self.sockets, &self.guests, &self.sign_ins]
        {
            addresses.forget();
        }
        for people in [&self.person_changes, &self.uploads, &self.links] {
            people.forget();
        }
        for tenants in [&self.tenant_changes, &self.tenant_uploads] {
            tenants.forget();
        }
        self.changes.forget();
        self.account_sign_ins.forget();
        self.account_sign_ins_in_all.forget();
        self.confirmations.forget();
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
    match address.to_canonical() {
        v4 @ IpAddr::V4(_) => v4,
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
mod tests;
