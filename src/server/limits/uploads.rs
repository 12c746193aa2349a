//! The limits of an upload: rate, and concurrency by person, by address and in all.
//!
//! What an upload may hold in memory is bounded at each stage:
//!
//! | Stage | Bound | When there are more |
//! |---|---|---|
//! | authorised | by rate, by person and by address, see `RateLimitConfig` | refused by rate; waits for concurrency |
//! | body in memory | [`BODIES`] | waits |
//! | fetched by URL | [`FETCHES`] | refused |
//! | prepared, or waiting for a worker | [`PREPARATIONS`] | refused |

use super::client_network::client_network;
use super::keyed_limiter::KeyedLimiter;
use super::keyed_semaphore::{KeyedSemaphore, Permit};
use crate::model::{TenantId, UserId};
use crate::protocol::{AppError, Busy};
use crate::server::config::{Config, RateLimitConfig, Switch};
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

/// Bodies read into memory at once: 32 × 25 MiB.
pub(super) const BODIES: usize = 32;
/// Images fetched by URL at once: 8 × 25 MiB.
pub(super) const FETCHES: usize = 8;
/// Images prepared or waiting for a worker at once: 16 × 25 MiB of waiting bytes.
pub(super) const PREPARATIONS: usize = 16;

/// Hands out an [`UploadPermit`] for each upload.
pub struct UploadLimiter {
    /// `None` when limits are off; the slots stay.
    keyed: Option<Keyed>,
    slots: Arc<Slots>,
}

/// The limits of a person, an address and a tenant.
struct Keyed {
    rate: KeyedLimiter<UserId>,
    tenant_rate: KeyedLimiter<TenantId>,
    people: KeyedSemaphore<UserId>,
    addresses: KeyedSemaphore<IpAddr>,
    acquire_timeout: Duration,
}

/// The limits of the server as a whole.
struct Slots {
    bodies: Arc<Semaphore>,
    fetches: Arc<Semaphore>,
    preparations: Arc<Semaphore>,
    acquire_timeout: Duration,
}

/// An upload's share of each limit, from before its body is read until the image is prepared.
pub struct UploadPermit {
    slots: Arc<Slots>,
    _person: Option<Permit<UserId>>,
    _address: Option<Permit<IpAddr>>,
    _body: Option<OwnedSemaphorePermit>,
    _preparation: Option<OwnedSemaphorePermit>,
}

impl UploadLimiter {
    /// The limits of the configuration.
    pub fn new(config: &Config) -> Self {
        let is_on = config.rate_limits == Switch::On;
        let slots = Slots::new(config.rates.concurrency.acquire_timeout);
        Self { keyed: is_on.then(|| Keyed::new(&config.rates)), slots: Arc::new(slots) }
    }

    /// An upload by a person from an address. Called before the body is read.
    pub async fn acquire(
        &self,
        user: UserId,
        tenant: &TenantId,
        address: IpAddr,
    ) -> Result<UploadPermit, AppError> {
        let Some(keyed) = &self.keyed else { return Ok(self.exempt()) };
        keyed.check_rate(user, tenant).map_err(AppError::too_many)?;
        let person = keyed.person(user).await?;
        let address = keyed.address(address).await?;
        Ok(UploadPermit { _person: Some(person), _address: address, ..self.exempt() })
    }

    /// An upload that counts for no person and no address: an image of the server's own.
    pub fn exempt(&self) -> UploadPermit {
        let slots = Arc::clone(&self.slots);
        UploadPermit { slots, _person: None, _address: None, _body: None, _preparation: None }
    }

    /// Drops the keys whose bucket is full.
    pub fn evict_idle(&self) {
        if let Some(keyed) = &self.keyed {
            keyed.rate.evict_idle();
            keyed.tenant_rate.evict_idle();
        }
    }
}

impl Keyed {
    fn new(rates: &RateLimitConfig) -> Self {
        Self {
            rate: KeyedLimiter::new(rates.uploads),
            tenant_rate: KeyedLimiter::new(rates.tenant_uploads),
            people: KeyedSemaphore::new(rates.concurrency.uploads),
            addresses: KeyedSemaphore::new(rates.concurrency.address_uploads),
            acquire_timeout: rates.concurrency.acquire_timeout,
        }
    }

    fn check_rate(&self, user: UserId, tenant: &TenantId) -> Result<(), Duration> {
        self.rate.check(&user)?;
        self.tenant_rate.check(tenant)
    }

    async fn person(&self, user: UserId) -> Result<Permit<UserId>, AppError> {
        let permit = self.people.acquire(user, self.acquire_timeout).await;
        permit.ok_or_else(|| AppError::from(Busy::Uploads))
    }

    /// `None` for loopback, which stands for many clients, see [`super::ConnectionPermit`].
    async fn address(&self, address: IpAddr) -> Result<Option<Permit<IpAddr>>, AppError> {
        if address.is_loopback() {
            return Ok(None);
        }
        let permit = self.addresses.acquire(client_network(address), self.acquire_timeout).await;
        permit.map(Some).ok_or_else(|| AppError::from(Busy::NetworkUploads))
    }
}

impl Slots {
    fn new(acquire_timeout: Duration) -> Self {
        let [bodies, fetches, preparations] =
            [BODIES, FETCHES, PREPARATIONS].map(|permits| Arc::new(Semaphore::new(permits)));
        Self { bodies, fetches, preparations, acquire_timeout }
    }
}

impl UploadPermit {
    /// Waits for a slot for the body, and holds it.
    pub async fn acquire_body(&mut self) -> Result<(), AppError> {
        let slot = Arc::clone(&self.slots.bodies).acquire_owned();
        let slot = timeout(self.slots.acquire_timeout, slot).await;
        let slot = slot.ok().and_then(Result::ok);
        self._body = Some(slot.ok_or_else(|| AppError::from(Busy::AllUploads))?);
        Ok(())
    }

    /// A slot to fetch the image by its URL, held while it is fetched.
    pub fn acquire_fetch(&self) -> Result<OwnedSemaphorePermit, AppError> {
        let slot = Arc::clone(&self.slots.fetches).try_acquire_owned();
        slot.map_err(|_| AppError::from(Busy::Fetches))
    }

    /// Takes a slot to prepare the image, and holds it.
    pub fn acquire_preparation(&mut self) -> Result<(), AppError> {
        let slot = Arc::clone(&self.slots.preparations).try_acquire_owned();
        self._preparation = Some(slot.map_err(|_| AppError::from(Busy::Preparations))?);
        Ok(())
    }
}
