//! Single-use tickets for live sockets (LP22): for pages whose browser sends no cookie along. A ticket
//! travels as a sub-protocol, never in an address, where logs would keep it. Knows no socket.

use super::SessionToken;
use crate::server::store::Digest;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// What the name of a sub-protocol that holds a ticket begins with.
pub const PREFIX: &str = "ic.ticket.";
/// A page opens its socket right after it got the ticket.
const VALID: Duration = Duration::from_secs(30);
/// Tickets that may wait; more are refused until some are used or expire.
const MOST: usize = 10_000;

/// Tickets that wait to be used, known by their digests, each for a session.
#[derive(Debug, Default)]
pub struct Tickets(Mutex<HashMap<Digest, (Digest, Instant)>>);

impl Tickets {
    /// A ticket for the session; `None` when too many wait already.
    pub fn issue(&self, session: Digest, now: Instant) -> Option<String> {
        let token = SessionToken::new().ok()?;
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.len() >= MOST {
            waiting.retain(|_, (_, until)| *until > now);
        }
        if waiting.len() >= MOST {
            return None;
        }
        waiting.insert(token.digest(), (session, now + VALID));
        Some(token.into_text())
    }

    /// The session that the ticket is for; it is used up by that.
    pub fn redeem(&self, ticket: &str, now: Instant) -> Option<Digest> {
        let digest = SessionToken::from_text(ticket).digest();
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (session, until) = waiting.remove(&digest)?;
        (until > now).then_some(session)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lp22_a_ticket_is_good_once_and_not_for_long() {
        let (tickets, now) = (Tickets::default(), Instant::now());
        let ticket = tickets.issue([7; 32], now).expect("a ticket");
        assert_eq!(tickets.redeem("another", now), None);
        assert_eq!(tickets.redeem(&ticket, now + VALID / 2), Some([7; 32]));
        assert_eq!(tickets.redeem(&ticket, now + VALID / 2), None, "twice");
        let late = tickets.issue([7; 32], now).expect("a ticket");
        assert_eq!(tickets.redeem(&late, now + VALID), None);
    }

    #[test]
    fn tickets_that_nobody_uses_do_not_pile_up() {
        let (tickets, now) = (Tickets::default(), Instant::now());
        for _ in 0..MOST {
            assert!(tickets.issue([7; 32], now).is_some());
        }
        assert!(tickets.issue([7; 32], now).is_none());
        assert!(tickets.issue([7; 32], now + VALID).is_some());
    }
}
