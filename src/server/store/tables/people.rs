//! People and their sessions as rows. A session is known by a digest.

use super::access_revision;
use super::plain_tables::PlainTables;
use crate::model::{BroadcastId, DisplayName, ImageId, TenantId, Timestamp, UserId};
use crate::server::store::contract::{
    Digest, NewSession, OneTime, People, SessionOwner, StoreError, User,
};
use crate::server::store::sql::{Row, get, moment, statement, user_of};
use crate::texts::Locale;
use async_trait::async_trait;

/// The digest of no request.
const NO_REQUEST: Digest = [0; 32];

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

    async fn set_language(&self, id: UserId, language: Option<Locale>) -> Result<(), StoreError> {
        let sql = "UPDATE users SET language = $1 WHERE id = $2";
        self.db.write(statement!(sql, language.map(Locale::tag), id)).await.map(drop)
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
        let sql = "SELECT users.id, users.name, users.language, coalesce(seen_at, 0) AS seen_at, expires_at, \
                   EXISTS (SELECT 1 FROM accounts WHERE accounts.user_id = users.id) \
                   OR EXISTS (SELECT 1 FROM identities WHERE identities.user_id = users.id \
                   AND provider LIKE 'oidc:%') \
                   AS is_signed_in \
                   FROM sessions JOIN users ON users.id = sessions.user_id \
                   WHERE token_hash = $1 AND expires_at > $2";
        self.db.find(statement!(sql, token, now), session_owner_of).await
    }

    async fn end_session(&self, token: &Digest) -> Result<(), StoreError> {
        let end = statement!("DELETE FROM sessions WHERE token_hash = $1", token);
        // Other nodes notice by the revision, also without a bus (LP23).
        let bump = access_revision::bump().only_if_changed();
        self.db.write_all(vec![end, bump]).await
    }

    /// Forgets what has ended in the same write, so that the table is as small as what is kept.
    async fn keep_once(
        &self,
        (kind, key): (OneTime, &Digest),
        value: &str,
        (now, until): (Timestamp, Timestamp),
        max: u32,
    ) -> Result<bool, StoreError> {
        let ended = statement!("DELETE FROM one_time WHERE expires_at <= $1", now);
        let keep = statement!(
            "INSERT INTO one_time (kind, digest, value, expires_at) SELECT $1, $2, $3, $4 \
             WHERE (SELECT count(*) FROM one_time WHERE kind = $1) < $5",
            kind.as_str(),
            key,
            value,
            until,
            max,
        );
        Ok(self.db.execute(vec![ended, keep]).await? == 1)
    }

    /// Of several that take it at the same time, the one whose deletion finds it has it.
    async fn take_once(
        &self,
        kind: OneTime,
        key: &Digest,
        now: Timestamp,
    ) -> Result<Option<String>, StoreError> {
        let sql = "SELECT value FROM one_time WHERE kind = $1 AND digest = $2 AND expires_at > $3";
        let read = |row: &Row| get::<String>(row, "value");
        let found = self.db.find(statement!(sql, kind.as_str(), key, now), read).await?;
        let Some(value) = found else { return Ok(None) };
        let taken = "DELETE FROM one_time WHERE kind = $1 AND digest = $2";
        let is_ours = self.db.write(statement!(taken, kind.as_str(), key)).await? == 1;
        Ok(is_ours.then_some(value))
    }

    async fn abandon(
        &self,
        (tenant, image): (&TenantId, ImageId),
        actor: UserId,
        ids: &[BroadcastId],
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let place = |id: &BroadcastId| {
            statement!(
                "INSERT INTO operations (tenant_id, broadcast_id, actor_id, request, image_id, seq, at) \
                 SELECT $1, $2, $3, $4, id, 0, $5 FROM images WHERE id = $6 ON CONFLICT DO NOTHING",
                tenant,
                *id,
                actor,
                &NO_REQUEST,
                now,
                image,
            )
        };
        self.db.write_all(ids.iter().map(place).collect()).await
    }
}

/// A language that is not there any more is as if none was chosen.
fn session_owner_of(row: &Row) -> Result<SessionOwner, StoreError> {
    let language: Option<&str> = get(row, "language")?;
    Ok(SessionOwner {
        user: user_of(row)?,
        is_signed_in: get(row, "is_signed_in")?,
        language: language.and_then(Locale::of_tag),
        seen_at: moment(row, "seen_at")?,
        expires_at: moment(row, "expires_at")?,
    })
}
