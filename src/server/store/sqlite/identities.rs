//! Identities and used-up payloads as rows. Knows no provider: it is a text.

use super::SqliteStore;
use super::rows::user_of;
use super::steps::{Step, step};
use super::tenancy::rights_changed;
use crate::model::{TenantId, Timestamp, UserId};
use crate::server::store::{Digest, Identities, Identity, StoreError, User};
use async_trait::async_trait;
use uuid::Uuid;

#[async_trait]
impl Identities for SqliteStore {
    async fn identified(&self, identity: &Identity) -> Result<Option<User>, StoreError> {
        let sql = "SELECT users.id, users.name FROM identities \
                   JOIN users ON users.id = identities.user_id WHERE provider = ? AND subject = ?";
        let query = sqlx::query(sql).bind(&identity.provider).bind(&identity.subject);
        query.fetch_optional(&self.readers).await?.as_ref().map(user_of).transpose()
    }

    /// Two at once make one person: the second finds the first's.
    async fn identify(
        &self,
        identity: &Identity,
        new: &User,
        email: Option<&str>,
        now: Timestamp,
    ) -> Result<User, StoreError> {
        if let Some(known) = self.identified(identity).await? {
            return Ok(known);
        }
        let mut steps = vec![add_person(identity, new, now)];
        steps.extend(email.map(|email| add_account(new.id, email, now)));
        steps.push(add_identity(identity, new.id));
        self.writer.write_all(steps).await?;
        let added = self.identified(identity).await?;
        added.ok_or_else(|| StoreError::Unreadable("an identity that was just added".into()))
    }

    async fn link(&self, identity: &Identity, user: UserId) -> Result<(), StoreError> {
        self.writer.write(add_identity(identity, user)).await.map(drop)
    }

    async fn is_vouched(&self, tenant: &TenantId, user: UserId) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM identities WHERE user_id = ? AND provider = ?)";
        let provider = Identity::of_tenant(tenant, "").provider;
        let query = sqlx::query_scalar(sql).bind(user.0).bind(provider);
        Ok(query.fetch_one(&self.readers).await?)
    }

    async fn is_of_site(&self, user: UserId) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM identities WHERE user_id = ? \
                   AND provider LIKE 'sso:%')";
        Ok(sqlx::query_scalar(sql).bind(user.0).fetch_one(&self.readers).await?)
    }

    async fn is_newest(
        &self,
        identity: &Identity,
        signed_at: Timestamp,
    ) -> Result<bool, StoreError> {
        let note = step!(
            "UPDATE identities SET signed_at = ? WHERE provider = ? AND subject = ? \
             AND coalesce(signed_at, 0) <= ?",
            signed_at,
            identity.provider.as_str(),
            identity.subject.as_str(),
            signed_at,
        );
        Ok(self.writer.write(note).await? == 1)
    }

    async fn distrust(&self, tenant: &TenantId) -> Result<Vec<UserId>, StoreError> {
        let provider = Identity::of_tenant(tenant, "").provider;
        let sql = "SELECT user_id FROM members WHERE tenant_id = ? AND role > 1 AND user_id IN \
                   (SELECT user_id FROM identities WHERE provider = ?) \
                   AND user_id NOT IN (SELECT user_id FROM accounts)";
        let query = sqlx::query_scalar::<_, Uuid>(sql).bind(tenant.as_str()).bind(&provider);
        let given = query.fetch_all(&self.readers).await?.into_iter().map(UserId).collect();
        let roles = step!(
            "DELETE FROM members WHERE tenant_id = ? AND role > 1 AND user_id IN \
             (SELECT user_id FROM identities WHERE provider = ?) \
             AND user_id NOT IN (SELECT user_id FROM accounts)",
            tenant,
            provider.as_str(),
        );
        let sessions = "DELETE FROM sessions WHERE user_id IN \
                        (SELECT user_id FROM identities WHERE provider = ?)";
        let sessions = step!(sessions, provider.as_str());
        // It may have been signed for a moment to come, to count more than what the site says.
        let forget = "UPDATE identities SET signed_at = NULL WHERE provider = ?";
        let forget = step!(forget, provider.as_str());
        self.writer.write_all(vec![roles, sessions, forget, rights_changed()]).await?;
        Ok(given)
    }

    async fn has_identity(&self, user: UserId) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM identities WHERE user_id = ?)";
        Ok(sqlx::query_scalar(sql).bind(user.0).fetch_one(&self.readers).await?)
    }

    async fn has_account(&self, user: UserId) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM accounts WHERE user_id = ?)";
        Ok(sqlx::query_scalar(sql).bind(user.0).fetch_one(&self.readers).await?)
    }

    async fn account_of(&self, email: &str) -> Result<Option<UserId>, StoreError> {
        let sql = "SELECT user_id FROM accounts WHERE email = ?";
        let query = sqlx::query_scalar::<_, Uuid>(sql).bind(email);
        Ok(query.fetch_optional(&self.readers).await?.map(UserId))
    }

    async fn spend(
        &self,
        tenant: &TenantId,
        payload: &Digest,
        expires_at: Timestamp,
    ) -> Result<bool, StoreError> {
        let sql = "INSERT INTO sso_used (tenant_id, digest, expires_at) VALUES (?, ?, ?) \
                   ON CONFLICT DO NOTHING";
        Ok(self.writer.write(step!(sql, tenant, payload, expires_at)).await? == 1)
    }

    async fn forget_spent(&self, now: Timestamp) -> Result<u64, StoreError> {
        self.writer.write(step!("DELETE FROM sso_used WHERE expires_at <= ?", now)).await
    }
}

/// Adds nobody when the identity is somebody's meanwhile.
fn add_person(identity: &Identity, new: &User, now: Timestamp) -> Step {
    step!(
        "INSERT INTO users (id, name, created_at) SELECT ?, ?, ? WHERE NOT EXISTS \
         (SELECT 1 FROM identities WHERE provider = ? AND subject = ?)",
        new.id,
        new.name.as_ref(),
        now,
        identity.provider.as_str(),
        identity.subject.as_str(),
    )
}

/// For a person who was just added, when the address is nobody's.
fn add_account(user: UserId, email: &str, now: Timestamp) -> Step {
    step!(
        "INSERT INTO accounts (user_id, email, created_at) SELECT id, ?, ? FROM users WHERE id = ? \
         ON CONFLICT DO NOTHING",
        email,
        now,
        user,
    )
}

/// Changes no row when the identity is somebody's.
fn add_identity(identity: &Identity, user: UserId) -> Step {
    step!(
        "INSERT INTO identities (provider, subject, user_id) SELECT ?, ?, id FROM users \
         WHERE id = ? ON CONFLICT DO NOTHING",
        identity.provider.as_str(),
        identity.subject.as_str(),
        user,
    )
}
