//! External identities: people known by an embedding site or a provider.

use super::digest::Digest;
use super::error::StoreError;
use super::people::User;
use crate::model::{TenantId, Timestamp, UserId};
use async_trait::async_trait;

/// A person as a site or provider knows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// `sso:{tenant}` or `oidc:{issuer}`.
    pub provider: String,
    /// The person's id there; never reused for another person.
    pub subject: String,
}

impl Identity {
    /// A person of the site that embeds a tenant's images. Valid within that tenant only.
    pub fn of_tenant(tenant: &TenantId, subject: impl Into<String>) -> Self {
        Self { provider: format!("sso:{tenant}"), subject: subject.into() }
    }

    /// A person of a provider that the whole server trusts.
    pub fn of_issuer(issuer: &str, subject: impl Into<String>) -> Self {
        Self { provider: format!("oidc:{issuer}"), subject: subject.into() }
    }
}

/// External identities.
#[async_trait]
pub trait Identities: Send + Sync {
    /// The person behind an identity.
    async fn identified(&self, identity: &Identity) -> Result<Option<User>, StoreError>;
    /// The person behind an identity, or this new one. With an address that nobody uses yet, a new one
    /// gets an account without a password.
    async fn identify(
        &self,
        identity: &Identity,
        new: &User,
        email: Option<&str>,
        now: Timestamp,
    ) -> Result<User, StoreError>;
    /// Adds an identity to an existing person; nothing happens when it is taken.
    async fn link(&self, identity: &Identity, user: UserId) -> Result<(), StoreError>;
    /// Has this person an identity of the site that embeds this tenant's images?
    async fn is_sso_user(&self, tenant: &TenantId, user: UserId) -> Result<bool, StoreError>;
    /// Has this person an identity of any embedding site?
    async fn is_any_sso_user(&self, user: UserId) -> Result<bool, StoreError>;
    /// Notes when a statement about a person was signed. False when a later one is known: then this one
    /// is void.
    async fn is_newest(
        &self,
        identity: &Identity,
        signed_at: Timestamp,
    ) -> Result<bool, StoreError>;
    /// Revokes the statements of a tenant's site: the sessions of its people and their roles, apart from
    /// plain members and people with an account, whose role was given here. Returns the people whose
    /// roles ended. The next signature counts as the newest.
    async fn revoke_sso(&self, tenant: &TenantId) -> Result<Vec<UserId>, StoreError>;
    /// Has this person any external identity?
    async fn has_identity(&self, user: UserId) -> Result<bool, StoreError>;
    /// Has this person an account?
    async fn has_account(&self, user: UserId) -> Result<bool, StoreError>;
    /// The owner of the account with this address, which is in lower case.
    async fn account_of(&self, email: &str) -> Result<Option<UserId>, StoreError>;

    /// Consumes a signed payload; false when it was consumed before.
    async fn consume_payload(
        &self,
        tenant: &TenantId,
        payload: &Digest,
        expires_at: Timestamp,
    ) -> Result<bool, StoreError>;
    /// Deletes payloads that have expired anyway, and returns their number.
    async fn forget_consumed_payloads(&self, now: Timestamp) -> Result<u64, StoreError>;
}
