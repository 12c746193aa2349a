//! The sessions of a person as rows.

use crate::model::{Timestamp, UserId};
use crate::server::store::contract::{Digest, Session, StoreError};
use crate::server::store::sql::{Database, Row, Statement, digest, get, id, moment, statement};
use std::net::IpAddr;
use uuid::Uuid;

/// Rows read by one round of [`forget_expired`].
const CHUNK: u32 = 500;

/// Those that have not expired, the one seen last first.
pub async fn of_person(
    db: &dyn Database,
    user: UserId,
    now: Timestamp,
) -> Result<Vec<Session>, StoreError> {
    let sql = "SELECT * FROM sessions WHERE user_id = $1 AND expires_at > $2 \
               ORDER BY seen_at DESC, created_at DESC, id";
    db.list(statement!(sql, user, now), session_of).await
}

/// The address of the session seen last.
pub async fn last_address(db: &dyn Database, user: UserId) -> Result<Option<IpAddr>, StoreError> {
    let sql = "SELECT address FROM sessions WHERE user_id = $1 AND address IS NOT NULL \
               ORDER BY coalesce(seen_at, created_at) DESC LIMIT 1";
    let address = db.find(statement!(sql, user), |row| get::<String>(row, "address")).await?;
    Ok(address.and_then(|address| address.parse().ok()))
}

/// The digest of one of a person's sessions.
pub async fn token_of(
    db: &dyn Database,
    user: UserId,
    id: Uuid,
) -> Result<Option<Digest>, StoreError> {
    let sql = "SELECT token_hash FROM sessions WHERE user_id = $1 AND id = $2";
    db.find(statement!(sql, user, id), token).await
}

/// Changes no row when it was seen later.
pub fn seen(token: &Digest, from: IpAddr, now: Timestamp) -> Statement {
    let sql =
        "UPDATE sessions SET seen_at = $1, address = $2 WHERE token_hash = $3 AND seen_at < $1";
    statement!(sql, now, from.to_string(), token)
}

/// Ends one session.
pub fn end(token: &Digest) -> Statement {
    statement!("DELETE FROM sessions WHERE token_hash = $1", token)
}

/// Ends a person's sessions apart from this one.
pub fn end_others(user: UserId, kept: &Digest) -> Statement {
    statement!("DELETE FROM sessions WHERE user_id = $1 AND token_hash <> $2", user, kept)
}

/// Ends a person's sessions.
pub fn end_all(user: UserId) -> Statement {
    statement!("DELETE FROM sessions WHERE user_id = $1", user)
}

/// Reads the expired ones beside the writer: there are many sessions, and no index by expiry.
pub async fn forget_expired(db: &dyn Database, now: Timestamp) -> Result<u64, StoreError> {
    let sql = "SELECT token_hash FROM sessions WHERE expires_at <= $1 LIMIT $2";
    let mut forgotten = 0;
    loop {
        let expired = db.list(statement!(sql, now, CHUNK), token).await?;
        if expired.is_empty() {
            return Ok(forgotten);
        }
        for token in &expired {
            forgotten += db.write(end(token)).await?;
        }
    }
}

fn token(row: &Row) -> Result<Digest, StoreError> {
    digest(row, "token_hash")
}

fn session_of(row: &Row) -> Result<Session, StoreError> {
    Ok(Session {
        id: id(row, "id")?,
        token: token(row)?,
        device: get(row, "device")?,
        address: get(row, "address")?,
        created_at: moment(row, "created_at")?,
        seen_at: moment(row, "seen_at")?,
    })
}
