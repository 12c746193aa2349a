//! The limits of requests, sockets, changes and sign-ins.

use super::attempt::Attempt;
use super::client_network::client_network;
use super::connections::ConnectionPermit;
use super::keyed_semaphore::KeyedSemaphore;
use super::limiters::Limiters;
use crate::model::{TenantId, UserId};
use crate::protocol::AppError;
use crate::server::config::{Config, PAGE_UNIT, Switch};
use crate::server::store::Digest;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;

/// How long a page waits for those before it on their way to the same address.
const PAGE_TIMEOUT: Duration = Duration::from_secs(10);

/// All limits but those of uploads; empty when limits are off.
pub struct RateLimits(Option<Limiters>);

impl RateLimits {
    /// The limits of the configuration.
    pub fn new(config: &Config) -> Self {
        let is_on = config.rate_limits == Switch::On;
        if !is_on {
            tracing::warn!("rates are not limited: IMAGE_CHAT_RATE_LIMITS is off");
        }
        Self(is_on.then(|| Limiters::new(&config.rates)))
    }

    /// A request of an address.
    pub fn request(&self, address: IpAddr) -> Result<(), AppError> {
        self.check(|limiters| limiters.requests.check(&client_network(address)))
    }

    /// The body of a page or of an answer of the API, in bytes, before it is sent to an address. Waits until the
    /// address may have it; refused when that takes too long.
    pub async fn page(&self, address: IpAddr, bytes: u64) -> Result<(), AppError> {
        let Some(limiters) = &self.0 else { return Ok(()) };
        let units = u32::try_from(bytes.div_ceil(PAGE_UNIT)).unwrap_or(u32::MAX);
        let Some(units) = NonZeroU32::new(units) else { return Ok(()) };
        let sent = limiters.pages.wait(&client_network(address), units, PAGE_TIMEOUT).await;
        sent.map_err(AppError::too_many)
    }

    /// A picture shown to an address.
    pub fn picture(&self, address: IpAddr) -> Result<(), AppError> {
        self.check(|limiters| limiters.pictures.check(&client_network(address)))
    }

    /// A live socket that an address opens.
    pub fn socket(&self, address: IpAddr) -> Result<(), AppError> {
        self.check(|limiters| limiters.sockets.check(&client_network(address)))
    }

    /// A connection of an address, held while it is open.
    pub fn connection(&self, address: IpAddr) -> Result<ConnectionPermit, AppError> {
        self.acquire(address, |limiters| &limiters.connections)
    }

    /// A live socket of an address, held while it is open. It may come through a proxy, unlike
    /// [`RateLimits::connection`].
    pub fn open_socket(&self, address: IpAddr) -> Result<ConnectionPermit, AppError> {
        self.acquire(address, |limiters| &limiters.open_sockets)
    }

    fn acquire(
        &self,
        address: IpAddr,
        semaphore: impl FnOnce(&Limiters) -> &KeyedSemaphore<IpAddr>,
    ) -> Result<ConnectionPermit, AppError> {
        match &self.0 {
            Some(limiters) => ConnectionPermit::acquire(semaphore(limiters), address),
            None => Ok(ConnectionPermit::default()),
        }
    }

    /// A guest or an account that an address creates.
    pub fn guest(&self, address: IpAddr) -> Result<(), AppError> {
        self.check(|limiters| limiters.guests.check(&client_network(address)))
    }

    /// A change by a session. Checked before the session's person is looked up.
    pub fn change(&self, session: impl FnOnce() -> Option<Digest>) -> Result<(), AppError> {
        self.check(|limiters| match session() {
            Some(session) => limiters.changes.check(&session),
            None => Ok(()),
        })
    }

    /// A change by a person, who may have many sessions.
    pub fn person_change(&self, user: UserId) -> Result<(), AppError> {
        self.check(|limiters| limiters.person_changes.check(&user))
    }

    /// A change on a tenant's images.
    pub fn tenant_change(&self, tenant: &TenantId) -> Result<(), AppError> {
        self.check(|limiters| limiters.tenant_changes.check(tenant))
    }

    /// An attempt to sign in to an account by its name. Checked before the password is hashed, which is costly;
    /// the answer does not depend on whether the account exists.
    pub fn sign_in(&self, account: &str, address: IpAddr) -> Result<Attempt<'_>, AppError> {
        Attempt::sign_in(self.0.as_ref(), account, address).map_err(AppError::too_many)
    }

    /// An attempt to confirm the password of a person who is signed in. Nobody else uses up their attempts.
    pub fn confirmation(&self, user: UserId) -> Result<Attempt<'_>, AppError> {
        Attempt::confirmation(self.0.as_ref(), user).map_err(AppError::too_many)
    }

    /// A share link that a person creates or revokes. Checked before its password is hashed.
    pub fn link(&self, user: UserId) -> Result<(), AppError> {
        self.check(|limiters| limiters.links.check(&user))
    }

    /// Drops the keys whose bucket is full.
    pub fn evict_idle(&self) {
        if let Some(limiters) = &self.0 {
            limiters.evict_idle();
        }
    }

    fn check(&self, check: impl FnOnce(&Limiters) -> Result<(), Duration>) -> Result<(), AppError> {
        self.0.as_ref().map_or(Ok(()), check).map_err(AppError::too_many)
    }

    #[cfg(test)]
    pub(super) fn limiters(&self) -> &Limiters {
        self.0.as_ref().expect("limits are on")
    }
}
