//! People and their sessions as rows. Knows no cookies: a session is a digest.

use super::SqliteStore;
use super::rows::{get, moment, user_of};
use super::steps::step;
use crate::model::{DisplayName, Timestamp, UserId};
use crate::server::store::{Digest, NewSession, People, SessionOwner, StoreError, User};
use async_trait::async_trait;

#[async_trait]
impl People for SqliteStore {
    /// Fails when there is such a person.
    async fn create_user(&self, user: &User, now: Timestamp) -> Result<(), StoreError> {
        let sql = "INSERT INTO users (id, name, created_at) VALUES (?, ?, ?)";
        self.writer.write(step!(sql, user.id, user.name.as_ref(), now)).await.map(drop)
    }

    async fn user(&self, id: UserId) -> Result<Option<User>, StoreError> {
        let query = sqlx::query("SELECT id, name FROM users WHERE id = ?").bind(id.0);
        query.fetch_optional(&self.readers).await?.as_ref().map(user_of).transpose()
    }

    async fn rename_user(&self, id: UserId, name: &DisplayName) -> Result<(), StoreError> {
        let sql = "UPDATE users SET name = ? WHERE id = ?";
        self.writer.write(step!(sql, name, id)).await.map(drop)
    }

    /// Fails when there is no such person, or such a session already.
    async fn create_session(&self, session: &NewSession) -> Result<(), StoreError> {
        let begin = step!(
            "INSERT INTO sessions (token_hash, id, user_id, device, address, created_at, seen_at, \
             expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            &session.token,
            session.id,
            session.user,
            session.device.as_deref(),
            session.address.as_deref(),
            session.created_at,
            session.created_at,
            session.expires_at,
        );
        self.writer.write(begin).await.map(drop)
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
                   WHERE token_hash = ? AND expires_at > ?";
        let query = sqlx::query(sql).bind(token.as_slice()).bind(now.0);
        let Some(row) = query.fetch_optional(&self.readers).await? else { return Ok(None) };
        Ok(Some(SessionOwner {
            user: user_of(&row)?,
            is_signed_in: get(&row, "is_signed_in")?,
            seen_at: moment(&row, "seen_at")?,
            expires_at: moment(&row, "expires_at")?,
        }))
    }

    async fn end_session(&self, token: &Digest) -> Result<(), StoreError> {
        self.writer.write(step!("DELETE FROM sessions WHERE token_hash = ?", token)).await.map(drop)
    }
}
