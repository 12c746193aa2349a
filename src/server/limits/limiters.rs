//! The limiters behind [`super::RateLimits`], without those of uploads.

use super::keyed_limiter::KeyedLimiter;
use super::keyed_semaphore::KeyedSemaphore;
use super::refundable_limiter::RefundableLimiter;
use crate::model::{TenantId, UserId};
use crate::server::config::RateLimitConfig;
use crate::server::net::fd_limit;
use crate::server::store::Digest;
use std::net::IpAddr;

pub struct Limiters {
    pub requests: KeyedLimiter<IpAddr>,
    pub pages: KeyedLimiter<IpAddr>,
    pub pictures: KeyedLimiter<IpAddr>,
    pub sockets: KeyedLimiter<IpAddr>,
    pub guests: KeyedLimiter<IpAddr>,
    pub changes: KeyedLimiter<Digest>,
    pub person_changes: KeyedLimiter<UserId>,
    pub tenant_changes: KeyedLimiter<TenantId>,
    pub sign_ins: KeyedLimiter<IpAddr>,
    pub links: KeyedLimiter<UserId>,
    pub account_sign_ins: RefundableLimiter<(Digest, IpAddr)>,
    pub account_sign_ins_in_all: RefundableLimiter<Digest>,
    pub confirmations: RefundableLimiter<UserId>,
    pub connections: KeyedSemaphore<IpAddr>,
    pub open_sockets: KeyedSemaphore<IpAddr>,
}

impl Limiters {
    pub fn new(rates: &RateLimitConfig) -> Self {
        // However few the process may open, one address leaves half of them to others.
        let half = u32::try_from(fd_limit::for_connections() / 2).unwrap_or(u32::MAX);
        let connections = rates.concurrency.connections.min(half);
        Self {
            requests: KeyedLimiter::new(rates.requests),
            pages: KeyedLimiter::new(rates.pages),
            pictures: KeyedLimiter::new(rates.pictures),
            sockets: KeyedLimiter::new(rates.sockets),
            guests: KeyedLimiter::new(rates.guests),
            changes: KeyedLimiter::new(rates.changes),
            person_changes: KeyedLimiter::new(rates.changes),
            tenant_changes: KeyedLimiter::new(rates.tenant_changes),
            sign_ins: KeyedLimiter::new(rates.sign_ins),
            links: KeyedLimiter::new(rates.links),
            account_sign_ins: RefundableLimiter::new(rates.account_sign_ins),
            account_sign_ins_in_all: RefundableLimiter::new(rates.account_sign_ins_in_all),
            confirmations: RefundableLimiter::new(rates.confirmations),
            connections: KeyedSemaphore::new(connections),
            open_sockets: KeyedSemaphore::new(connections),
        }
    }

    /// Drops the keys whose bucket is full.
    pub fn evict_idle(&self) {
        let addresses = [
            &self.requests,
            &self.pages,
            &self.pictures,
            &self.sockets,
            &self.guests,
            &self.sign_ins,
        ];
        addresses.into_iter().for_each(KeyedLimiter::evict_idle);
        for people in [&self.person_changes, &self.links] {
            people.evict_idle();
        }
        self.changes.evict_idle();
        self.tenant_changes.evict_idle();
        self.account_sign_ins.evict_idle();
        self.account_sign_ins_in_all.evict_idle();
        self.confirmations.evict_idle();
    }
}
