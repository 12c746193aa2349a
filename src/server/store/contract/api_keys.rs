//! API keys: what programs present instead of a session. Of a key's secret only the digest is stored.

use super::digest::Digest;
use super::error::StoreError;
use super::people::User;
use crate::model::{DisplayName, Role, TenantId, Timestamp, UserId};
use async_trait::async_trait;
use uuid::Uuid;

/// An API key of a tenant.
#[derive(Clone, Debug, PartialEq)]
pub struct ApiKey {
    /// Identifies it in lists, and the person in whose name it writes; grants nothing.
    pub id: Uuid,
    /// The tenant in which alone it is valid.
    pub tenant: TenantId,
    /// Its name, which is also the name of the author.
    pub name: DisplayName,
    /// Its role in the tenant.
    pub role: Role,
    /// When it was created.
    pub created_at: Timestamp,
    /// Its creator; absent for the command line.
    pub created_by: Option<UserId>,
    /// When it expires, if it does.
    pub expires_at: Option<Timestamp>,
    /// When it was last used, to the minute.
    pub last_used_at: Option<Timestamp>,
    /// When it was revoked, if it was.
    pub revoked_at: Option<Timestamp>,
}

impl ApiKey {
    /// The person in whose name it writes.
    pub fn user(&self) -> User {
        User { id: UserId(self.id), name: Some(self.name.clone()) }
    }

    /// Has it expired? At the moment it expires, it has.
    pub fn has_expired(&self, now: Timestamp) -> bool {
        self.expires_at.is_some_and(|end| end <= now)
    }
}

/// API keys.
#[async_trait]
pub trait ApiKeys: Send + Sync {
    /// Adds a key and the person in whose name it writes; false when the tenant has `most` keys that are valid.
    async fn create_api_key(
        &self,
        key: &ApiKey,
        digest: &Digest,
        most: u32,
    ) -> Result<bool, StoreError>;
    /// The key with this secret, whether it is valid or not.
    async fn api_key(&self, digest: &Digest) -> Result<Option<ApiKey>, StoreError>;
    /// The key that writes as this person, if it is one of the tenant and not revoked.
    async fn api_key_of(
        &self,
        tenant: &TenantId,
        user: UserId,
    ) -> Result<Option<ApiKey>, StoreError>;
    /// A tenant's keys that are not revoked, newest first.
    async fn api_keys(&self, tenant: &TenantId) -> Result<Vec<ApiKey>, StoreError>;
    /// Revokes a key; false when the tenant has no such key, or it was revoked before.
    async fn revoke_api_key(
        &self,
        tenant: &TenantId,
        id: Uuid,
        now: Timestamp,
    ) -> Result<bool, StoreError>;
    /// Records that a key is in use, unless that is recorded for a moment after `unless_since`.
    async fn api_key_used(
        &self,
        id: Uuid,
        now: Timestamp,
        unless_since: Timestamp,
    ) -> Result<(), StoreError>;
}
