//! People and their sessions as rows. A session is known by a digest.

use super::plain_tables::PlainTables;
use crate::model::{DisplayName, Timestamp, UserId};
use crate::server::store::contract::{Digest, NewSession, People, SessionOwner, StoreError, User};
use crate::server::store::sql::{Row, get, moment, statement, user_of};
use async_trait::async_trait;

#[async_trait]
impl People for PlainTables {
    /// Fails when the id is taken.
    async fn create_user(&self, user: &User, now: Timestamp) -> Result<(), StoreError> {
        let sql = "INSERT INTO users (id, name, created_at) VALUES ($1, $2, $3)";
        self.db.write(statement!(sql, user.id, user.name.as_ref(), now)).await.map(drop)
    }

    async fn user(&self, id: UserId) -> Result<Option<User>, StoreError> {
        self.db.find(statement!("SELECT id, name FROM users WHERE id = $1", id), user_of).await
    }

    async fn rename_user(&self, id: UserId, name: &DisplayName) -> Result<(), StoreError> {
        let sql = "UPDATE users SET name = $1 WHERE id = $2";
        self.db.write(statement!(sql, name, id)).await.map(drop)
    }

    /// Fails when there is no such person, or such a session already.
    async fn create_session(&self, session: &NewSession) -> Result<(), StoreError> {
        let create = statement!(
            "INSERT INTO sessions (token_hash, id, user_id, device, address, created_at, seen_at, \
             expires_at) VALUES ($1, $2, $3, $4, $5, $6, $6, $7)",
            &session.token,
            session.id,
            session.user,
            session.device.as_deref(),
            session.address.as_deref(),
            session.created_at,
            session.expires_at,
        );
        self.db.write(create).await.map(drop)
    }

    /// At the moment it expires, a session has expired.
    async fn session_owner(
        &self,
        token: &Digest,
        now: Timestamp,
    ) -> Result<Option<SessionOwner>, StoreError> {
        let sql = "SELECT users.id, users.name, coalesce(seen_at, 0) AS seen_at, expires_at, \
                   EXISTS (SELECT 1 FROM accounts WHERE accounts.user_id = users.id) \
                   OR EXISTS (SELECT 1 FROM identities WHERE identities.user_id = users.id \
                   AND provider LIKE 'oidc:%') \
                   AS is_signed_in \
                   FROM sessions JOIN users ON users.id = sessions.user_id \
                   WHERE token_hash = $1 AND expires_at > $2";
        self.db.find(statement!(sql, token, now), session_owner_of).await
    }

    async fn end_session(&self, token: &Digest) -> Result<(), StoreError> {
        let sql = "DELETE FROM sessions WHERE token_hash = $1";
        self.db.write(statement!(sql, token)).await.map(drop)
    }
}

fn session_owner_of(row: &Row) -> Result<SessionOwner, StoreError> {
    Ok(SessionOwner {
        user: user_of(row)?,
        is_signed_in: get(row, "is_signed_in")?,
        seen_at: moment(row, "seen_at")?,
        expires_at: moment(row, "expires_at")?,
    })
}
