//! Links that make whoever opens them a member, and changes among members: the part of the store that
//! never leaves a tenant without an administrator. A link's secret is stored as its digest alone.

use super::digest::Digest;
use super::error::StoreError;
use crate::model::{Role, TenantId, Timestamp, UserId};
use async_trait::async_trait;
use uuid::Uuid;

/// A link that makes whoever opens it a member.
#[derive(Clone, Debug, PartialEq)]
pub struct Invitation {
    /// Names it in lists; it is good for nothing else.
    pub id: Uuid,
    /// Of which tenant.
    pub tenant: TenantId,
    /// In which role.
    pub role: Role,
    /// How many more people may use it.
    pub uses_left: u32,
    /// Who made it: good only as long as they are an administrator. Absent: the server itself made it,
    /// good only as long as the tenant has none.
    pub created_by: Option<UserId>,
    /// When.
    pub created_at: Timestamp,
    /// Until when it is good.
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
    /// The invitation with this secret, if it is good.
    async fn invitation(
        &self,
        digest: &Digest,
        now: Timestamp,
    ) -> Result<Option<Invitation>, StoreError>;
    /// A tenant's invitations that are good and that people made, newest first.
    async fn invitations(
        &self,
        tenant: &TenantId,
        now: Timestamp,
    ) -> Result<Vec<Invitation>, StoreError>;
    /// Takes an invitation back; false when there is none.
    async fn end_invitation(&self, tenant: &TenantId, id: Uuid) -> Result<bool, StoreError>;
    /// Takes back what the server itself made for a tenant.
    async fn end_own_invitations(&self, tenant: &TenantId) -> Result<(), StoreError>;
    /// Makes a person a member by an invitation and uses it once. Who is as much already, or more,
    /// uses nothing. False when it is not good any more.
    async fn accept(
        &self,
        digest: &Digest,
        user: UserId,
        now: Timestamp,
    ) -> Result<bool, StoreError>;

    /// Gives a member another role, or none. False when it stays as it was: nobody else would be
    /// administrator, or they are no member.
    async fn change_member(
        &self,
        tenant: &TenantId,
        user: UserId,
        role: Option<Role>,
    ) -> Result<bool, StoreError>;
    /// What a person is in which tenants, by id.
    async fn memberships(&self, user: UserId) -> Result<Vec<(TenantId, Role)>, StoreError>;
    /// The tenants of which this person is the only administrator.
    async fn only_administrator_of(&self, user: UserId) -> Result<Vec<TenantId>, StoreError>;
}
