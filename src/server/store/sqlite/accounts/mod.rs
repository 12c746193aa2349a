//! Accounts, sessions of a person and password links as rows. Knows no password and no cookie: digests.

mod deletion;

use super::SqliteStore;
use super::rows::{checked, digest, get, id, moment};
use super::steps::{Step, step};
use super::tenancy::{members, rights_changed, rights_changed_by_it};
use crate::model::{DisplayName, Email, ImageId, Role, TenantId, Timestamp, UserId};
use crate::server::store::{Account, Accounts, Digest, Session, StoreError};
use async_trait::async_trait;
use sqlx::sqlite::SqliteRow;
use std::net::IpAddr;
use uuid::Uuid;

/// Rows that one round forgets.
const CHUNK: u32 = 500;

#[async_trait]
impl Accounts for SqliteStore {
    async fn account(&self, email: &Email) -> Result<Option<Account>, StoreError> {
        let query = sqlx::query("SELECT * FROM accounts WHERE email = ?").bind(email.as_str());
        query.fetch_optional(&self.readers).await?.as_ref().map(account_of).transpose()
    }

    async fn account_of(&self, user: UserId) -> Result<Option<Account>, StoreError> {
        let query = sqlx::query("SELECT * FROM accounts WHERE user_id = ?").bind(user.0);
        query.fetch_optional(&self.readers).await?.as_ref().map(account_of).transpose()
    }

    async fn create_account(&self, account: &Account, now: Timestamp) -> Result<bool, StoreError> {
        let create = step!(
            "INSERT INTO accounts (user_id, email, password, created_at) VALUES (?, ?, ?, ?) \
             ON CONFLICT DO NOTHING",
            account.user,
            &account.email,
            account.password.as_deref(),
            now,
        );
        Ok(self.writer.write(create).await? == 1)
    }

    async fn hand_over(
        &self,
        user: UserId,
        administers: Option<(&TenantId, Timestamp)>,
    ) -> Result<(), StoreError> {
        let mut steps = vec![
            step!("UPDATE accounts SET password = NULL WHERE user_id = ?", user),
            step!("DELETE FROM password_resets WHERE user_id = ?", user),
            step!("DELETE FROM sessions WHERE user_id = ?", user),
        ];
        let role = Some(Role::Administrator);
        steps.extend(administers.map(|(tenant, now)| members::set(tenant, user, role, now)));
        steps.push(rights_changed());
        self.writer.write_all(steps).await
    }

    async fn set_password(&self, user: UserId, password: &str) -> Result<(), StoreError> {
        self.writer.write(set_password(user, password)).await.map(drop)
    }

    async fn sessions(&self, user: UserId, now: Timestamp) -> Result<Vec<Session>, StoreError> {
        let sql = "SELECT * FROM sessions WHERE user_id = ? AND expires_at > ? \
                   ORDER BY seen_at DESC, created_at DESC, id";
        let rows = sqlx::query(sql).bind(user.0).bind(now.0).fetch_all(&self.readers).await?;
        rows.iter().map(session_of).collect()
    }

    async fn session_seen(
        &self,
        token: &Digest,
        from: IpAddr,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let sql =
            "UPDATE sessions SET seen_at = ?, address = ? WHERE token_hash = ? AND seen_at < ?";
        self.writer.write(step!(sql, now, from.to_string(), token, now)).await.map(drop)
    }

    async fn end_session_of(&self, user: UserId, id: Uuid) -> Result<Option<Digest>, StoreError> {
        let sql = "SELECT token_hash FROM sessions WHERE user_id = ? AND id = ?";
        let found = sqlx::query(sql).bind(user.0).bind(id).fetch_optional(&self.readers).await?;
        let Some(row) = found else { return Ok(None) };
        let token = digest(&row, "token_hash")?;
        let end = step!("DELETE FROM sessions WHERE token_hash = ?", &token);
        self.writer.write_all(vec![end, rights_changed_by_it()]).await?;
        Ok(Some(token))
    }

    async fn end_sessions(&self, user: UserId, but: Option<&Digest>) -> Result<(), StoreError> {
        let end = match but {
            Some(kept) => {
                let sql = "DELETE FROM sessions WHERE user_id = ? AND token_hash <> ?";
                step!(sql, user, kept)
            }
            None => end_all(user),
        };
        self.writer.write_all(vec![end, rights_changed()]).await
    }

    async fn create_reset(
        &self,
        digest: &Digest,
        user: UserId,
        expires_at: Timestamp,
    ) -> Result<(), StoreError> {
        let create = step!(
            "INSERT INTO password_resets (digest, user_id, expires_at) VALUES (?, ?, ?)",
            digest,
            user,
            expires_at,
        );
        self.writer.write_all(vec![forget_resets(user), create]).await
    }

    async fn reset_of(
        &self,
        digest: &Digest,
        now: Timestamp,
    ) -> Result<Option<Account>, StoreError> {
        let sql = "SELECT accounts.* FROM password_resets \
                   JOIN accounts ON accounts.user_id = password_resets.user_id \
                   WHERE digest = ? AND expires_at > ?";
        let query = sqlx::query(sql).bind(digest.as_slice()).bind(now.0);
        query.fetch_optional(&self.readers).await?.as_ref().map(account_of).transpose()
    }

    async fn replace_password(
        &self,
        digest: &Digest,
        user: UserId,
        password: &str,
    ) -> Result<bool, StoreError> {
        // Of two at once, the link is good for the first.
        let sql = "DELETE FROM password_resets WHERE digest = ? AND user_id = ?";
        if self.writer.write(step!(sql, digest, user)).await? == 0 {
            return Ok(false);
        }
        let steps = vec![
            set_password(user, password),
            forget_resets(user),
            end_all(user),
            rights_changed(),
        ];
        self.writer.write_all(steps).await?;
        Ok(true)
    }

    async fn leave(&self, user: UserId, name: &DisplayName) -> Result<bool, StoreError> {
        self.writer.write_all(deletion::leave(user, name)).await?;
        let sql = "SELECT EXISTS (SELECT 1 FROM members WHERE user_id = ?)";
        let stays: bool = sqlx::query_scalar(sql).bind(user.0).fetch_one(&self.readers).await?;
        Ok(!stays)
    }

    async fn shown_on(&self, user: UserId, but: &DisplayName) -> Result<Vec<ImageId>, StoreError> {
        deletion::shown_on(&self.readers, user, but).await
    }

    async fn anonymise(
        &self,
        image: ImageId,
        user: UserId,
        name: &DisplayName,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let names = deletion::names_on(&self.readers, image, user, name).await?;
        let steps = deletion::anonymise(image, user, (&names, name), now)?;
        self.writer.write_all(steps).await
    }

    async fn delete_account(&self, user: UserId, name: &DisplayName) -> Result<(), StoreError> {
        self.writer.write_all(deletion::remove(user, name)).await
    }

    async fn forget_expired(&self, now: Timestamp) -> Result<u64, StoreError> {
        let resets = step!("DELETE FROM password_resets WHERE expires_at <= ?", now);
        let invitations =
            step!("DELETE FROM invitations WHERE expires_at <= ? OR uses_left <= 0", now);
        let mut forgotten = self.writer.write(resets).await?;
        forgotten += self.writer.write(invitations).await?;
        Ok(forgotten + self.forget_sessions(now).await?)
    }
}

impl SqliteStore {
    /// Looks for them beside the writer: there are many sessions, and no index by their end.
    async fn forget_sessions(&self, now: Timestamp) -> Result<u64, StoreError> {
        let sql = "SELECT token_hash FROM sessions WHERE expires_at <= ? LIMIT ?";
        let mut forgotten = 0;
        loop {
            let query = sqlx::query(sql).bind(now.0).bind(CHUNK);
            let old = query.fetch_all(&self.readers).await?;
            if old.is_empty() {
                return Ok(forgotten);
            }
            for row in &old {
                let token = digest(row, "token_hash")?;
                let forget = step!("DELETE FROM sessions WHERE token_hash = ?", &token);
                forgotten += self.writer.write(forget).await?;
            }
        }
    }
}

fn set_password(user: UserId, password: &str) -> Step {
    step!("UPDATE accounts SET password = ? WHERE user_id = ?", password, user)
}

fn forget_resets(user: UserId) -> Step {
    step!("DELETE FROM password_resets WHERE user_id = ?", user)
}

fn end_all(user: UserId) -> Step {
    step!("DELETE FROM sessions WHERE user_id = ?", user)
}

fn account_of(row: &SqliteRow) -> Result<Account, StoreError> {
    Ok(Account {
        user: UserId(id(row, "user_id")?),
        email: checked::<String, _>(row, "email")?,
        password: get(row, "password")?,
    })
}

fn session_of(row: &SqliteRow) -> Result<Session, StoreError> {
    Ok(Session {
        id: id(row, "id")?,
        token: digest(row, "token_hash")?,
        device: get(row, "device")?,
        address: get(row, "address")?,
        created_at: moment(row, "created_at")?,
        seen_at: moment(row, "seen_at")?,
    })
}
