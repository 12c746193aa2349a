//! Tenants, and what people are in them: the part of the store that decides who may do what.

use super::digest::Digest;
use super::error::StoreError;
use super::people::User;
use crate::model::{ImageId, Role, Settings, ShareLevel, TenantId, Timestamp, UserId};
use crate::protocol::moderation::{AuditEntry, AuditFilter};
use async_trait::async_trait;
use std::net::{IpAddr, Ipv6Addr};
use uuid::Uuid;

/// A tenant.
#[derive(Clone, Debug, PartialEq)]
pub struct Tenant {
    /// Its id, as in addresses.
    pub id: TenantId,
    /// What people call it.
    pub name: String,
    /// What its administrators decided.
    pub settings: Settings,
}

/// What has to be known of an image to decide who may do what on it.
#[derive(Clone, Debug, PartialEq)]
pub struct ImageFacts {
    /// Whose it is.
    pub tenant: TenantId,
    /// Nobody writes on it any more.
    pub is_closed: bool,
}

/// A member of a tenant.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// Who.
    pub user: User,
    /// Their address, when they have an account.
    pub email: Option<String>,
    /// What they are.
    pub role: Role,
    /// Since when.
    pub since: Timestamp,
}

/// Who may neither look nor write for a time.
#[derive(Clone, Debug, PartialEq)]
pub struct Ban {
    /// Its id.
    pub id: Uuid,
    /// Where.
    pub tenant: TenantId,
    /// Who.
    pub whom: Banned,
    /// Why, for moderators.
    pub reason: String,
    /// By whom.
    pub by: UserId,
    /// Since when.
    pub created_at: Timestamp,
    /// Until when.
    pub expires_at: Timestamp,
}

/// A person or an address.
#[derive(Clone, Debug, PartialEq)]
pub enum Banned {
    /// A person, and the name they had.
    Person(UserId, String),
    /// Everyone who comes from there.
    Address(IpAddr),
}

impl Banned {
    /// Does this mean someone who is this person, or comes from this address?
    pub fn means(&self, user: Option<UserId>, address: IpAddr) -> bool {
        match self {
            Self::Person(id, _) => user == Some(*id),
            Self::Address(banned) => network(*banned) == network(address),
        }
    }
}

/// What belongs to one customer: an IPv4 address, or the first 64 bits of an IPv6 one.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
        v4 => v4,
    }
}

/// A link to one image, with rights of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Share {
    /// Its id; the link holds a secret instead, of which only the digest is stored.
    pub id: Uuid,
    /// To which image.
    pub image: ImageId,
    /// What it allows.
    pub level: ShareLevel,
    /// A PHC string of Argon2id, when the link asks for a password.
    pub password: Option<String>,
    /// Who made it.
    pub created_by: UserId,
    /// When.
    pub created_at: Timestamp,
    /// Until when it is good; absent: until it is taken back.
    pub expires_at: Option<Timestamp>,
}

/// A link by which someone came. It allows no more than its maker may do without any link.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Granted {
    /// What it says.
    pub level: ShareLevel,
    /// Who made it.
    pub maker: UserId,
    /// Has the maker an account, or a provider that the whole server trusts?
    pub is_maker_signed_in: bool,
    /// Until when it is good; absent: until it is taken back.
    pub expires_at: Option<Timestamp>,
}

/// Tenants, roles, bans, shares, the audit log.
#[async_trait]
pub trait Tenancy: Send + Sync {
    /// Another one after each change that may take a right away, in whichever process.
    async fn access_revision(&self) -> Result<Uuid, StoreError>;

    /// A tenant by its id.
    async fn tenant(&self, id: &TenantId) -> Result<Option<Tenant>, StoreError>;
    /// All tenants, by id.
    async fn tenants(&self) -> Result<Vec<Tenant>, StoreError>;
    /// Adds a tenant; false when the id is taken.
    async fn create_tenant(&self, tenant: &Tenant, now: Timestamp) -> Result<bool, StoreError>;
    /// Gives a tenant another name and other settings.
    async fn change_tenant(&self, tenant: &Tenant) -> Result<(), StoreError>;

    /// The secrets with which the tenant's own site may sign, newest first: two at most.
    async fn secrets(&self, tenant: &TenantId, now: Timestamp) -> Result<Vec<String>, StoreError>;
    /// Adds a secret. The newest before it stays good until `old_until`; older ones go at once.
    async fn rotate_secret(
        &self,
        tenant: &TenantId,
        secret: &str,
        now: Timestamp,
        old_until: Timestamp,
    ) -> Result<(), StoreError>;

    /// What this person is among the tenant's members.
    async fn role(&self, tenant: &TenantId, user: UserId) -> Result<Option<Role>, StoreError>;
    /// Makes a person a member in this role, gives a member another one, or takes it away.
    async fn set_role(
        &self,
        tenant: &TenantId,
        user: UserId,
        role: Option<Role>,
        now: Timestamp,
    ) -> Result<(), StoreError>;
    /// All members, those with the most rights first, then by name.
    async fn members(&self, tenant: &TenantId) -> Result<Vec<Member>, StoreError>;

    /// The bans that hold now.
    async fn bans(&self, tenant: &TenantId, now: Timestamp) -> Result<Vec<Ban>, StoreError>;
    /// Bans someone.
    async fn ban(&self, ban: &Ban) -> Result<(), StoreError>;
    /// Ends a ban before its time; false when there is none.
    async fn lift_ban(&self, tenant: &TenantId, id: Uuid) -> Result<bool, StoreError>;

    /// Forgets the bans that ended before this moment; says how many.
    async fn forget_bans(&self, before: Timestamp) -> Result<u64, StoreError>;

    /// What has to be known of an image to decide who may do what on it.
    async fn image_facts(&self, image: ImageId) -> Result<Option<ImageFacts>, StoreError>;
    /// Closes an image as of this moment, or opens it again.
    async fn close_image(&self, image: ImageId, at: Option<Timestamp>) -> Result<(), StoreError>;

    /// Adds a link to share an image; `digest` is that of its secret.
    async fn create_share(&self, share: &Share, digest: &Digest) -> Result<(), StoreError>;
    /// The share with this secret, unless it has expired.
    async fn share(&self, digest: &Digest, now: Timestamp) -> Result<Option<Share>, StoreError>;
    /// All links to an image, oldest first.
    async fn shares(&self, image: ImageId) -> Result<Vec<Share>, StoreError>;
    /// Takes a link back, and the rights of those who came by it; false when there is none.
    async fn end_share(&self, image: ImageId, id: Uuid) -> Result<bool, StoreError>;
    /// A person came by a link.
    async fn grant(&self, user: UserId, share: Uuid) -> Result<(), StoreError>;
    /// The links by which this person came to an image, but for those whose maker is neither a member
    /// any more nor the one who brought the image.
    async fn granted(
        &self,
        user: UserId,
        image: ImageId,
        now: Timestamp,
    ) -> Result<Vec<Granted>, StoreError>;

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
