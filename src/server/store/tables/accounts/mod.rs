//! Accounts, the sessions of a person and password resets as rows.

mod deletion;
mod sessions;

pub use sessions::last_address;

use super::access_revision;
use super::plain_tables::PlainTables;
use super::tenancy::members;
use crate::model::{DisplayName, Email, ImageId, Role, TenantId, Timestamp, UserId};
use crate::server::store::contract::{Account, Accounts, Digest, Session, StoreError};
use crate::server::store::sql::{Row, Statement, checked, get, id, statement};
use async_trait::async_trait;
use std::net::IpAddr;
use uuid::Uuid;

#[async_trait]
impl Accounts for PlainTables {
    async fn account(&self, email: &Email) -> Result<Option<Account>, StoreError> {
        self.db.find(statement!("SELECT * FROM accounts WHERE email = $1", email), account_of).await
    }

    async fn account_of(&self, user: UserId) -> Result<Option<Account>, StoreError> {
        self.db
            .find(statement!("SELECT * FROM accounts WHERE user_id = $1", user), account_of)
            .await
    }

    async fn create_account(&self, account: &Account, now: Timestamp) -> Result<bool, StoreError> {
        let create = statement!(
            "INSERT INTO accounts (user_id, email, password, created_at) VALUES ($1, $2, $3, $4) \
             ON CONFLICT DO NOTHING",
            account.user,
            &account.email,
            account.password.as_deref(),
            now,
        );
        Ok(self.db.write(create).await? == 1)
    }

    async fn hand_over(
        &self,
        user: UserId,
        administers: Option<(&TenantId, Timestamp)>,
    ) -> Result<(), StoreError> {
        let mut statements = vec![
            statement!("UPDATE accounts SET password = NULL WHERE user_id = $1", user),
            forget_resets(user),
            sessions::end_all(user),
        ];
        let role = Some(Role::Administrator);
        statements.extend(administers.map(|(tenant, now)| members::set(tenant, user, role, now)));
        statements.push(access_revision::bump());
        self.db.write_all(statements).await
    }

    async fn set_password(&self, user: UserId, password: &str) -> Result<(), StoreError> {
        self.db.write(set_password(user, password)).await.map(drop)
    }

    async fn enter_breaks(&self, user: UserId) -> Result<Option<bool>, StoreError> {
        let sql = "SELECT enter_breaks FROM accounts WHERE user_id = $1";
        self.db.find(statement!(sql, user), |row| get(row, "enter_breaks")).await
    }

    async fn set_enter_breaks(&self, user: UserId, breaks: bool) -> Result<bool, StoreError> {
        let sql = "UPDATE accounts SET enter_breaks = $1 WHERE user_id = $2";
        Ok(self.db.write(statement!(sql, breaks, user)).await? > 0)
    }

    async fn sessions(&self, user: UserId, now: Timestamp) -> Result<Vec<Session>, StoreError> {
        sessions::of_person(&*self.db, user, now).await
    }

    async fn session_seen(
        &self,
        token: &Digest,
        from: IpAddr,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.db.write(sessions::seen(token, from, now)).await.map(drop)
    }

    async fn end_session_of(&self, user: UserId, id: Uuid) -> Result<Option<Digest>, StoreError> {
        let Some(token) = sessions::token_of(&*self.db, user, id).await? else { return Ok(None) };
        let changed = access_revision::bump().only_if_changed();
        self.db.write_all(vec![sessions::end(&token), changed]).await?;
        Ok(Some(token))
    }

    async fn end_sessions(&self, user: UserId, but: Option<&Digest>) -> Result<(), StoreError> {
        let end = match but {
            Some(kept) => sessions::end_others(user, kept),
            None => sessions::end_all(user),
        };
        self.db.write_all(vec![end, access_revision::bump()]).await
    }

    async fn create_reset(
        &self,
        digest: &Digest,
        user: UserId,
        expires_at: Timestamp,
    ) -> Result<(), StoreError> {
        let create = statement!(
            "INSERT INTO password_resets (digest, user_id, expires_at) VALUES ($1, $2, $3)",
            digest,
            user,
            expires_at,
        );
        self.db.write_all(vec![forget_resets(user), create]).await
    }

    async fn reset_of(
        &self,
        digest: &Digest,
        now: Timestamp,
    ) -> Result<Option<Account>, StoreError> {
        let sql = "SELECT accounts.* FROM password_resets \
                   JOIN accounts ON accounts.user_id = password_resets.user_id \
                   WHERE digest = $1 AND expires_at > $2";
        self.db.find(statement!(sql, digest, now), account_of).await
    }

    async fn replace_password(
        &self,
        digest: &Digest,
        user: UserId,
        password: &str,
    ) -> Result<bool, StoreError> {
        // Of two at once, the link is good for the first.
        let sql = "DELETE FROM password_resets WHERE digest = $1 AND user_id = $2";
        if self.db.write(statement!(sql, digest, user)).await? == 0 {
            return Ok(false);
        }
        let statements = vec![
            set_password(user, password),
            forget_resets(user),
            sessions::end_all(user),
            access_revision::bump(),
        ];
        self.db.write_all(statements).await?;
        Ok(true)
    }

    async fn leave(&self, user: UserId, name: &DisplayName) -> Result<bool, StoreError> {
        self.db.write_all(deletion::leave(user, name)).await?;
        let sql = "SELECT EXISTS (SELECT 1 FROM members WHERE user_id = $1) AS found";
        Ok(!self.db.exists(statement!(sql, user)).await?)
    }

    async fn shown_on(&self, user: UserId, but: &DisplayName) -> Result<Vec<ImageId>, StoreError> {
        deletion::shown_on(&*self.db, user, but).await
    }

    async fn anonymise(
        &self,
        image: ImageId,
        user: UserId,
        name: &DisplayName,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let names = deletion::names_on(&*self.db, image, user, name).await?;
        let statements = deletion::anonymise(image, user, (&names, name), now)?;
        self.db.write_all(statements).await
    }

    async fn delete_account(&self, user: UserId, name: &DisplayName) -> Result<(), StoreError> {
        self.db.write_all(deletion::remove(user, name)).await
    }

    async fn forget_expired(&self, now: Timestamp) -> Result<u64, StoreError> {
        let resets = statement!("DELETE FROM password_resets WHERE expires_at <= $1", now);
        let invitations =
            statement!("DELETE FROM invitations WHERE expires_at <= $1 OR uses_left <= 0", now);
        let mut forgotten = self.db.write(resets).await?;
        forgotten += self.db.write(invitations).await?;
        Ok(forgotten + sessions::forget_expired(&*self.db, now).await?)
    }
}

fn set_password(user: UserId, password: &str) -> Statement {
    statement!("UPDATE accounts SET password = $1 WHERE user_id = $2", password, user)
}

fn forget_resets(user: UserId) -> Statement {
    statement!("DELETE FROM password_resets WHERE user_id = $1", user)
}

fn account_of(row: &Row) -> Result<Account, StoreError> {
    Ok(Account {
        user: UserId(id(row, "user_id")?),
        email: checked::<String, _>(row, "email")?,
        password: get(row, "password")?,
    })
}
