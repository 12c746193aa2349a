//! Connections and live sockets of one address at once.

use super::client_network::client_network;
use super::keyed_semaphore::{KeyedSemaphore, Permit};
use crate::protocol::{AppError, Busy};
use std::net::IpAddr;

/// A connection's share of its address's limit; empty when the address has none.
#[derive(Default)]
pub struct ConnectionPermit {
    _permit: Option<Permit<IpAddr>>,
}

impl ConnectionPermit {
    /// Loopback is exempt: a connection from there belongs to a proxy that is not configured, or to a test, and
    /// stands for many clients.
    pub(super) fn acquire(
        semaphore: &KeyedSemaphore<IpAddr>,
        address: IpAddr,
    ) -> Result<Self, AppError> {
        if address.is_loopback() {
            return Ok(Self::default());
        }
        let permit = semaphore.try_acquire(client_network(address));
        let permit = permit.ok_or_else(|| AppError::from(Busy::Connections))?;
        Ok(Self { _permit: Some(permit) })
    }
}
