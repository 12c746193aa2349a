//! External identities and consumed payloads as rows.

use super::access_revision;
use super::plain_tables::PlainTables;
use crate::model::{TenantId, Timestamp, UserId};
use crate::server::store::contract::{Digest, Identities, Identity, StoreError, User};
use crate::server::store::sql::{Row, Statement, id, statement, user_of};
use async_trait::async_trait;

#[async_trait]
impl Identities for PlainTables {
    async fn identified(&self, identity: &Identity) -> Result<Option<User>, StoreError> {
        let sql = "SELECT users.id, users.name FROM identities \
                   JOIN users ON users.id = identities.user_id WHERE provider = $1 AND subject = $2";
        self.db.find(statement!(sql, &identity.provider, &identity.subject), user_of).await
    }

    /// Two concurrent calls make one person: the second finds the first's.
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
        let mut statements = vec![add_person(identity, new, now)];
        statements.extend(email.map(|email| add_account(new.id, email, now)));
        statements.push(add_identity(identity, new.id));
        self.db.write_all(statements).await?;
        let added = self.identified(identity).await?;
        added.ok_or_else(|| StoreError::Unreadable("an identity that was just added".into()))
    }

    async fn link(&self, identity: &Identity, user: UserId) -> Result<(), StoreError> {
        self.db.write(add_identity(identity, user)).await.map(drop)
    }

    async fn is_sso_user(&self, tenant: &TenantId, user: UserId) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM identities WHERE user_id = $1 AND provider = $2) \
                   AS found";
        self.db.exists(statement!(sql, user, Identity::of_tenant(tenant, "").provider)).await
    }

    async fn is_any_sso_user(&self, user: UserId) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM identities WHERE user_id = $1 \
                   AND provider LIKE 'sso:%') AS found";
        self.db.exists(statement!(sql, user)).await
    }

    async fn is_newest(
        &self,
        identity: &Identity,
        signed_at: Timestamp,
    ) -> Result<bool, StoreError> {
        let note = statement!(
            "UPDATE identities SET signed_at = $1 WHERE provider = $2 AND subject = $3 \
             AND coalesce(signed_at, 0) <= $1",
            signed_at,
            &identity.provider,
            &identity.subject,
        );
        Ok(self.db.write(note).await? == 1)
    }

    async fn revoke_sso(&self, tenant: &TenantId) -> Result<Vec<UserId>, StoreError> {
        let provider = Identity::of_tenant(tenant, "").provider;
        let sql = "SELECT user_id FROM members WHERE tenant_id = $1 AND role > 1 AND user_id IN \
                   (SELECT user_id FROM identities WHERE provider = $2) \
                   AND user_id NOT IN (SELECT user_id FROM accounts)";
        let read = |row: &Row| id(row, "user_id").map(UserId);
        let demoted = self.db.list(statement!(sql, tenant, &provider), read).await?;
        self.db.write_all(revoke(tenant, &provider)).await?;
        Ok(demoted)
    }

    async fn has_identity(&self, user: UserId) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM identities WHERE user_id = $1) AS found";
        self.db.exists(statement!(sql, user)).await
    }

    async fn has_account(&self, user: UserId) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM accounts WHERE user_id = $1) AS found";
        self.db.exists(statement!(sql, user)).await
    }

    async fn account_of(&self, email: &str) -> Result<Option<UserId>, StoreError> {
        let sql = "SELECT user_id FROM accounts WHERE email = $1";
        self.db.find(statement!(sql, email), |row| id(row, "user_id").map(UserId)).await
    }

    async fn consume_payload(
        &self,
        tenant: &TenantId,
        payload: &Digest,
        expires_at: Timestamp,
    ) -> Result<bool, StoreError> {
        let sql = "INSERT INTO sso_used (tenant_id, digest, expires_at) VALUES ($1, $2, $3) \
                   ON CONFLICT DO NOTHING";
        Ok(self.db.write(statement!(sql, tenant, payload, expires_at)).await? == 1)
    }

    async fn forget_consumed_payloads(&self, now: Timestamp) -> Result<u64, StoreError> {
        self.db.write(statement!("DELETE FROM sso_used WHERE expires_at <= $1", now)).await
    }
}

/// Ends the roles and sessions of the people of a tenant's site.
fn revoke(tenant: &TenantId, provider: &str) -> Vec<Statement> {
    let roles = statement!(
        "DELETE FROM members WHERE tenant_id = $1 AND role > 1 AND user_id IN \
         (SELECT user_id FROM identities WHERE provider = $2) \
         AND user_id NOT IN (SELECT user_id FROM accounts)",
        tenant,
        provider,
    );
    let sessions = "DELETE FROM sessions WHERE user_id IN \
                    (SELECT user_id FROM identities WHERE provider = $1)";
    // The site may have signed with a time in the future, which would outrank what it signs next.
    let signed = "UPDATE identities SET signed_at = NULL WHERE provider = $1";
    let (sessions, signed) = (statement!(sessions, provider), statement!(signed, provider));
    vec![roles, sessions, signed, access_revision::bump()]
}

/// Adds nobody when someone has the identity meanwhile.
fn add_person(identity: &Identity, new: &User, now: Timestamp) -> Statement {
    statement!(
        "INSERT INTO users (id, name, created_at) SELECT $1, $2, $3 WHERE NOT EXISTS \
         (SELECT 1 FROM identities WHERE provider = $4 AND subject = $5)",
        new.id,
        new.name.as_ref(),
        now,
        &identity.provider,
        &identity.subject,
    )
}

/// For a person who was just added, when nobody has the address.
fn add_account(user: UserId, email: &str, now: Timestamp) -> Statement {
    statement!(
        "INSERT INTO accounts (user_id, email, created_at) SELECT id, $1, $2 FROM users \
         WHERE id = $3 ON CONFLICT DO NOTHING",
        email,
        now,
        user,
    )
}

/// Changes no row when someone has the identity.
fn add_identity(identity: &Identity, user: UserId) -> Statement {
    statement!(
        "INSERT INTO identities (provider, subject, user_id) SELECT $1, $2, id FROM users \
         WHERE id = $3 ON CONFLICT DO NOTHING",
        &identity.provider,
        &identity.subject,
        user,
    )
}
