//! Single-use tickets for live sockets (LP22), for pages whose browser sends no cookie. A ticket is sent as a
//! sub-protocol, never in a URL, which logs keep.

use super::SessionToken;
use crate::server::store::Digest;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The prefix of a sub-protocol that holds a ticket.
pub const PREFIX: &str = "ic.ticket.";
/// The lifetime of a ticket: a page opens its socket right away.
const LIFETIME: Duration = Duration::from_secs(30);
/// Pending tickets; more are refused until some are redeemed or expire.
const MAX_PENDING: usize = 10_000;

/// Pending tickets: the digest of each, with its session and its end.
#[derive(Debug, Default)]
pub struct Tickets(Mutex<HashMap<Digest, (Digest, Instant)>>);

impl Tickets {
    /// A ticket for the session; `None` when too many are pending.
    pub fn issue(&self, session: Digest, now: Instant) -> Option<String> {
        let token = SessionToken::new().ok()?;
        let mut pending = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if pending.len() >= MAX_PENDING {
            pending.retain(|_, (_, until)| *until > now);
        }
        if pending.len() >= MAX_PENDING {
            return None;
        }
        pending.insert(token.digest(), (session, now + LIFETIME));
        Some(token.into_text())
    }

    /// The session of the ticket, which is used up.
    pub fn redeem(&self, ticket: &str, now: Instant) -> Option<Digest> {
        let digest = SessionToken::from_text(ticket).digest();
        let mut pending = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (session, until) = pending.remove(&digest)?;
        (until > now).then_some(session)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lp22_a_ticket_is_valid_once_and_expires() {
        let (tickets, now) = (Tickets::default(), Instant::now());
        let ticket = tickets.issue([7; 32], now).expect("a ticket");
        assert_eq!(tickets.redeem("another", now), None);
        assert_eq!(tickets.redeem(&ticket, now + LIFETIME / 2), Some([7; 32]));
        assert_eq!(tickets.redeem(&ticket, now + LIFETIME / 2), None, "twice");
        let late = tickets.issue([7; 32], now).expect("a ticket");
        assert_eq!(tickets.redeem(&late, now + LIFETIME), None);
    }

    #[test]
    fn pending_tickets_are_bounded() {
        let (tickets, now) = (Tickets::default(), Instant::now());
        for _ in 0..MAX_PENDING {
            assert!(tickets.issue([7; 32], now).is_some());
        }
        assert!(tickets.issue([7; 32], now).is_none());
        assert!(tickets.issue([7; 32], now + LIFETIME).is_some());
    }
}
