//! Single-use tickets for live sockets (LP22), for pages whose browser sends no cookie. A ticket is sent as a
//! sub-protocol, never in a URL, which logs keep. It is kept in the database, so that any node redeems it.

use super::SessionToken;
use crate::model::Timestamp;
use crate::server::store::{Digest, OneTime, Store, StoreError};

/// The prefix of a sub-protocol that holds a ticket.
pub const PREFIX: &str = "ic.ticket.";
/// The lifetime of a ticket in milliseconds: a page opens its socket right away.
const LIFETIME_MS: i64 = 30_000;
/// Pending tickets; more are refused until some are redeemed or expire.
const MAX_PENDING: u32 = 10_000;

/// A ticket for the session; `None` when too many are pending.
///
/// # Errors
/// The database cannot be written.
pub async fn issue_ticket(
    store: &dyn Store,
    session: Digest,
    now: Timestamp,
) -> Result<Option<String>, StoreError> {
    let Ok(token) = SessionToken::new() else { return Ok(None) };
    let value = serde_json::to_string(&session).unwrap_or_default();
    let (key, until) = (token.digest(), Timestamp(now.0 + LIFETIME_MS));
    let of = (OneTime::Ticket, &key);
    let is_kept = store.people().keep_once(of, &value, (now, until), MAX_PENDING).await?;
    Ok(is_kept.then(|| token.into_text()))
}

/// The session of the ticket, which is used up.
///
/// # Errors
/// The database cannot be read or written.
pub async fn redeem_ticket(
    store: &dyn Store,
    ticket: &str,
    now: Timestamp,
) -> Result<Option<Digest>, StoreError> {
    let key = SessionToken::from_text(ticket).digest();
    let value = store.people().take_once(OneTime::Ticket, &key, now).await?;
    Ok(value.and_then(|value| serde_json::from_str(&value).ok()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::server::store::SqliteStore;

    const NOW: Timestamp = Timestamp(1_000_000);

    async fn store() -> (SqliteStore, tempfile::TempDir) {
        let folder = tempfile::tempdir().expect("a folder");
        let url = format!("sqlite://{}", folder.path().join("t.db").display());
        (SqliteStore::open(&url).await.expect("opens"), folder)
    }

    fn after(ms: i64) -> Timestamp {
        Timestamp(NOW.0 + ms)
    }

    #[tokio::test]
    async fn lp22_a_ticket_is_valid_once_and_expires() {
        let (store, _folder) = store().await;
        let issue = async |now| issue_ticket(&store, [7; 32], now).await.expect("written");
        let redeem =
            async |ticket: &str, now| redeem_ticket(&store, ticket, now).await.expect("read");
        let ticket = issue(NOW).await.expect("a ticket");
        assert_eq!(redeem("another", NOW).await, None);
        assert_eq!(redeem(&ticket, after(LIFETIME_MS / 2)).await, Some([7; 32]));
        assert_eq!(redeem(&ticket, after(LIFETIME_MS / 2)).await, None, "twice");
        let late = issue(NOW).await.expect("a ticket");
        assert_eq!(redeem(&late, after(LIFETIME_MS)).await, None);
    }

    #[tokio::test]
    async fn what_is_pending_is_bounded() {
        let (store, _folder) = store().await;
        let keep = async |n: u8, now: Timestamp| {
            let (key, until) = ([n; 32], Timestamp(now.0 + 10));
            let kept =
                store.people().keep_once((OneTime::Ticket, &key), "x", (now, until), 3).await;
            kept.expect("written")
        };
        for n in 0..3 {
            assert!(keep(n, NOW).await);
        }
        assert!(!keep(3, NOW).await);
        assert!(keep(4, after(10)).await, "the others have ended");
    }
}
