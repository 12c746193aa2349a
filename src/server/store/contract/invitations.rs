//! Invitations and changes of membership, which never leave a tenant without an administrator. Of an
//! invitation's secret only the digest is stored.

use super::digest::Digest;
use super::error::StoreError;
use crate::model::{Role, TenantId, Timestamp, UserId};
use async_trait::async_trait;
use uuid::Uuid;

/// A link that makes its users members of a tenant.
#[derive(Clone, Debug, PartialEq)]
pub struct Invitation {
    /// Identifies it in lists; grants nothing.
    pub id: Uuid,
    /// The tenant.
    pub tenant: TenantId,
    /// The role that it gives.
    pub role: Role,
    /// The number of people who may still use it.
    pub uses_left: u32,
    /// Its creator: valid as long as they are an administrator. Absent: created by the server itself,
    /// valid as long as the tenant has none.
    pub created_by: Option<UserId>,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it expires.
    pub expires_at: Timestamp,
}

/// Invitations and members.
#[async_trait]
pub trait Invitations: Send + Sync {
    /// Adds an invitation.
    async fn create_invitation(
        &self,
        invitation: &Invitation,
        digest: &Digest,
    ) -> Result<(), StoreError>;
    /// The invitation with this secret, if it is valid.
    async fn invitation(
        &self,
        digest: &Digest,
        now: Timestamp,
    ) -> Result<Option<Invitation>, StoreError>;
    /// A tenant's valid invitations that people created, newest first.
    async fn invitations(
        &self,
        tenant: &TenantId,
        now: Timestamp,
    ) -> Result<Vec<Invitation>, StoreError>;
    /// Revokes an invitation; false when there is none.
    async fn end_invitation(&self, tenant: &TenantId, id: Uuid) -> Result<bool, StoreError>;
    /// Revokes those that the server itself created for a tenant.
    async fn end_own_invitations(&self, tenant: &TenantId) -> Result<(), StoreError>;
    /// Makes a person a member by an invitation and uses it once. A person who already has this role or a
    /// higher one uses nothing. False when it is no longer valid.
    async fn accept(
        &self,
        digest: &Digest,
        user: UserId,
        now: Timestamp,
    ) -> Result<bool, StoreError>;

    /// Changes or removes a member's role. False when nothing changed: there would be no other
    /// administrator, or they are no member.
    async fn change_member(
        &self,
        tenant: &TenantId,
        user: UserId,
        role: Option<Role>,
    ) -> Result<bool, StoreError>;
    /// A person's roles, by tenant.
    async fn memberships(&self, user: UserId) -> Result<Vec<(TenantId, Role)>, StoreError>;
    /// The tenants of which this person is the only administrator.
    async fn only_administrator_of(&self, user: UserId) -> Result<Vec<TenantId>, StoreError>;
}
