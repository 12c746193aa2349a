//! People whom others vouch for: the part of the store that knows identities. Knows no signature and
//! no provider.

use super::digest::Digest;
use super::error::StoreError;
use super::people::User;
use crate::model::{TenantId, Timestamp, UserId};
use async_trait::async_trait;

/// A person as another one calls them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// Who vouches: `sso:{tenant}` or `oidc:{issuer}`.
    pub provider: String,
    /// What they call the person; never another person's.
    pub subject: String,
}

impl Identity {
    /// A person of the site that embeds a tenant's images. Counts within that tenant alone.
    pub fn of_tenant(tenant: &TenantId, subject: impl Into<String>) -> Self {
        Self { provider: format!("sso:{tenant}"), subject: subject.into() }
    }

    /// A person of a provider that the whole server trusts.
    pub fn of_issuer(issuer: &str, subject: impl Into<String>) -> Self {
        Self { provider: format!("oidc:{issuer}"), subject: subject.into() }
    }
}

/// People as others vouch for them.
#[async_trait]
pub trait Identities: Send + Sync {
    /// The person behind an identity.
    async fn identified(&self, identity: &Identity) -> Result<Option<User>, StoreError>;
    /// The person behind an identity, or this new one. With an address that nobody has yet, a new one
    /// has an account without a password.
    async fn identify(
        &self,
        identity: &Identity,
        new: &User,
        email: Option<&str>,
        now: Timestamp,
    ) -> Result<User, StoreError>;
    /// Another identity for a person who is there; nothing happens when it is somebody's.
    async fn link(&self, identity: &Identity, user: UserId) -> Result<(), StoreError>;
    /// Does the site that embeds this tenant's images vouch for this person?
    async fn is_vouched(&self, tenant: &TenantId, user: UserId) -> Result<bool, StoreError>;
    /// Does a site that embeds some tenant's images vouch for this person?
    async fn is_of_site(&self, user: UserId) -> Result<bool, StoreError>;
    /// What is said of a person was signed at this moment. False when something that was signed later
    /// is known: then it counts no more.
    async fn is_newest(
        &self,
        identity: &Identity,
        signed_at: Timestamp,
    ) -> Result<bool, StoreError>;
    /// Ends what a tenant's site said: the sessions of its people, and their roles, but for plain
    /// members and those with an account, whose role was given here. Gives whose roles ended. Whatever
    /// is signed from now on is the newest.
    async fn distrust(&self, tenant: &TenantId) -> Result<Vec<UserId>, StoreError>;
    /// Does anyone vouch for this person?
    async fn has_identity(&self, user: UserId) -> Result<bool, StoreError>;
    /// Has this person an account?
    async fn has_account(&self, user: UserId) -> Result<bool, StoreError>;
    /// Whose account has this address, which is in lower case.
    async fn account_of(&self, email: &str) -> Result<Option<UserId>, StoreError>;

    /// Uses a signed payload up; false when that was done before.
    async fn spend(
        &self,
        tenant: &TenantId,
        payload: &Digest,
        expires_at: Timestamp,
    ) -> Result<bool, StoreError>;
    /// Forgets payloads that would not be accepted any more, and says how many.
    async fn forget_spent(&self, now: Timestamp) -> Result<u64, StoreError>;
}
