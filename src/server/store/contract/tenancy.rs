//! Tenants, roles, bans, share links and the audit log.

use super::digest::Digest;
use super::error::StoreError;
use super::people::User;
use crate::model::{
    DisplayName, ImageId, Role, Settings, ShareLevel, TenantId, Timestamp, UserId, Visibility,
};
use crate::protocol::moderation::{AuditEntry, AuditFilter};
use async_trait::async_trait;
use std::net::{IpAddr, Ipv6Addr};
use uuid::Uuid;

/// A tenant.
#[derive(Clone, Debug, PartialEq)]
pub struct Tenant {
    /// The id, as in addresses.
    pub id: TenantId,
    /// The name.
    pub name: String,
    /// The settings of its administrators.
    pub settings: Settings,
}

/// The facts of an image on which access depends.
#[derive(Clone, Debug, PartialEq)]
pub struct ImageFacts {
    /// The tenant it belongs to.
    pub tenant: TenantId,
    /// A closed image is read-only.
    pub is_closed: bool,
    /// Who may look at it.
    pub visibility: Visibility,
    /// The uploader.
    pub created_by: UserId,
    /// A deleted image is there for those who may restore it.
    pub is_deleted: bool,
}

/// A member of a tenant.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// The person.
    pub user: User,
    /// The address of their account, if they have one.
    pub email: Option<String>,
    /// Their role.
    pub role: Role,
    /// When they became a member.
    pub since: Timestamp,
}

/// A person or address that may neither read nor write for a time.
#[derive(Clone, Debug, PartialEq)]
pub struct Ban {
    /// Its id.
    pub id: Uuid,
    /// The tenant.
    pub tenant: TenantId,
    /// The person or address.
    pub target: Banned,
    /// The reason, shown to moderators.
    pub reason: String,
    /// The moderator.
    pub by: UserId,
    /// When it began.
    pub created_at: Timestamp,
    /// When it ends.
    pub expires_at: Timestamp,
}

/// A person or an address.
#[derive(Clone, Debug, PartialEq)]
pub enum Banned {
    /// A person, and their name at that time.
    Person(UserId, String),
    /// Every client with this address.
    Address(IpAddr),
}

impl Banned {
    /// Does the ban apply to this person, or this client address?
    pub fn means(&self, user: Option<UserId>, address: IpAddr) -> bool {
        match self {
            Self::Person(id, _) => user == Some(*id),
            Self::Address(banned) => network(*banned) == network(address),
        }
    }
}

/// The addresses of one customer: an IPv4 address, or the first 64 bits of an IPv6 one.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
        v4 => v4,
    }
}

/// A share link to one image, with rights of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Share {
    /// Its id; the link holds a secret instead, of which only the digest is stored.
    pub id: Uuid,
    /// The image.
    pub image: ImageId,
    /// The access that it allows.
    pub level: ShareLevel,
    /// A PHC string of Argon2id, when the link asks for a password.
    pub password: Option<String>,
    /// Its creator.
    pub created_by: UserId,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it expires; absent: valid until revoked.
    pub expires_at: Option<Timestamp>,
}

/// A share link that a person has used. It allows no more than its creator may do without any link.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ShareGrant {
    /// The access that it allows.
    pub level: ShareLevel,
    /// Its creator.
    pub maker: UserId,
    /// Has the creator an account, or an identity of a provider that the whole server trusts?
    pub is_maker_signed_in: bool,
    /// When it expires; absent: valid until revoked.
    pub expires_at: Option<Timestamp>,
}

/// Tenants, roles, bans, shares, the audit log.
#[async_trait]
pub trait Tenancy: Send + Sync {
    /// Changes with each write that may take a right away, in any process.
    async fn access_revision(&self) -> Result<Uuid, StoreError>;

    /// A tenant by its id.
    async fn tenant(&self, id: &TenantId) -> Result<Option<Tenant>, StoreError>;
    /// All tenants, by id.
    async fn tenants(&self) -> Result<Vec<Tenant>, StoreError>;
    /// Adds a tenant; false when the id is taken.
    async fn create_tenant(&self, tenant: &Tenant, now: Timestamp) -> Result<bool, StoreError>;
    /// Changes a tenant's name and settings.
    async fn change_tenant(&self, tenant: &Tenant) -> Result<(), StoreError>;

    /// The secrets with which the tenant's site may sign, newest first: two at most.
    async fn secrets(&self, tenant: &TenantId, now: Timestamp) -> Result<Vec<String>, StoreError>;
    /// Adds a secret. The previous one stays valid until `old_until`; older ones are deleted.
    async fn rotate_secret(
        &self,
        tenant: &TenantId,
        secret: &str,
        now: Timestamp,
        old_until: Timestamp,
    ) -> Result<(), StoreError>;

    /// A person's role in the tenant.
    async fn role(&self, tenant: &TenantId, user: UserId) -> Result<Option<Role>, StoreError>;
    /// Adds a member with this role, changes the role, or removes the member.
    async fn set_role(
        &self,
        tenant: &TenantId,
        user: UserId,
        role: Option<Role>,
        now: Timestamp,
    ) -> Result<(), StoreError>;
    /// The names of those who moderate or administer the tenant.
    async fn moderators(&self, tenant: &TenantId) -> Result<Vec<DisplayName>, StoreError>;
    /// All members, those with the most rights first, then by name.
    async fn members(&self, tenant: &TenantId) -> Result<Vec<Member>, StoreError>;

    /// The bans in force.
    async fn bans(&self, tenant: &TenantId, now: Timestamp) -> Result<Vec<Ban>, StoreError>;
    /// Adds a ban.
    async fn ban(&self, ban: &Ban) -> Result<(), StoreError>;
    /// Ends a ban before its time; false when there is none.
    async fn lift_ban(&self, tenant: &TenantId, id: Uuid) -> Result<bool, StoreError>;

    /// Deletes the bans that ended before this moment and returns their number.
    async fn forget_bans(&self, before: Timestamp) -> Result<u64, StoreError>;

    /// The facts of an image on which access depends.
    async fn image_facts(&self, image: ImageId) -> Result<Option<ImageFacts>, StoreError>;
    /// Closes an image as of this moment, or opens it again, on behalf of a person.
    async fn close_image(
        &self,
        image: ImageId,
        at: Option<Timestamp>,
        by: UserId,
        now: Timestamp,
    ) -> Result<(), StoreError>;

    /// Adds a link to share an image; `digest` is that of its secret.
    async fn create_share(&self, share: &Share, digest: &Digest) -> Result<(), StoreError>;
    /// The share with this secret, unless it has expired.
    async fn share(&self, digest: &Digest, now: Timestamp) -> Result<Option<Share>, StoreError>;
    /// All links to an image, oldest first.
    async fn shares(&self, image: ImageId) -> Result<Vec<Share>, StoreError>;
    /// Revokes a link with all its grants; false when there is none.
    async fn end_share(&self, image: ImageId, id: Uuid) -> Result<bool, StoreError>;
    /// Grants a person what a link allows.
    async fn grant(&self, user: UserId, share: Uuid) -> Result<(), StoreError>;
    /// The links to an image that this person has used, apart from those whose creator is neither a member
    /// nor the uploader of the image.
    async fn granted(
        &self,
        user: UserId,
        image: ImageId,
        now: Timestamp,
    ) -> Result<Vec<ShareGrant>, StoreError>;

    /// Adds to the audit log; the entry's own id is not used.
    async fn record(&self, tenant: &TenantId, entry: &AuditEntry) -> Result<(), StoreError>;
    /// The audit log before this id, newest first.
    async fn audit(
        &self,
        tenant: &TenantId,
        filter: &AuditFilter,
        before: i64,
        limit: u32,
    ) -> Result<Vec<AuditEntry>, StoreError>;
}
