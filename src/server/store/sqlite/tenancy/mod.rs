//! Tenants, roles, bans, shares and the audit log as rows. Each table's statements stand in a file
//! of their own; here is only what the trait asks for. Knows no rule of who may do what.

mod audit;
mod bans;
mod images;
pub mod members;
mod secrets;
mod shares;
mod tenants;

use super::SqliteStore;
use super::steps::{Step, step};
use crate::model::{ImageId, Role, TenantId, Timestamp, UserId};
use crate::protocol::moderation::{AuditEntry, AuditFilter};
use crate::server::store::{
    Ban, Digest, Granted, ImageFacts, Member, Share, StoreError, Tenancy, Tenant,
};
use async_trait::async_trait;
use uuid::Uuid;

/// Tells every process that rights may have changed. Belongs to each write that takes one away.
pub fn rights_changed() -> Step {
    step!("UPDATE meta SET value = randomblob(16) WHERE key = 'access'")
}

/// The same, if the statement before it changed anything.
pub fn rights_changed_by_it() -> Step {
    step!("UPDATE meta SET value = randomblob(16) WHERE key = 'access' AND changes() > 0")
}

#[async_trait]
impl Tenancy for SqliteStore {
    async fn access_revision(&self) -> Result<Uuid, StoreError> {
        let sql = "SELECT value FROM meta WHERE key = 'access'";
        Ok(sqlx::query_scalar(sql).fetch_one(&self.readers).await?)
    }

    async fn tenant(&self, id: &TenantId) -> Result<Option<Tenant>, StoreError> {
        tenants::by_id(&self.readers, id).await
    }

    async fn tenants(&self) -> Result<Vec<Tenant>, StoreError> {
        tenants::all(&self.readers).await
    }

    async fn create_tenant(&self, tenant: &Tenant, now: Timestamp) -> Result<bool, StoreError> {
        Ok(self.writer.write(tenants::create(tenant, now)?).await? == 1)
    }

    async fn change_tenant(&self, tenant: &Tenant) -> Result<(), StoreError> {
        self.writer.write_all(vec![tenants::change(tenant)?, rights_changed()]).await
    }

    async fn secrets(&self, tenant: &TenantId, now: Timestamp) -> Result<Vec<String>, StoreError> {
        secrets::active(&self.readers, tenant, now).await
    }

    async fn rotate_secret(
        &self,
        tenant: &TenantId,
        secret: &str,
        now: Timestamp,
        old_until: Timestamp,
    ) -> Result<(), StoreError> {
        self.writer.write_all(secrets::rotate(tenant, secret, now, old_until)).await
    }

    async fn role(&self, tenant: &TenantId, user: UserId) -> Result<Option<Role>, StoreError> {
        members::role(&self.readers, tenant, user).await
    }

    async fn set_role(
        &self,
        tenant: &TenantId,
        user: UserId,
        role: Option<Role>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let set = members::set(tenant, user, role, now);
        self.writer.write_all(vec![set, rights_changed()]).await
    }

    async fn members(&self, tenant: &TenantId) -> Result<Vec<Member>, StoreError> {
        members::all(&self.readers, tenant).await
    }

    async fn bans(&self, tenant: &TenantId, now: Timestamp) -> Result<Vec<Ban>, StoreError> {
        bans::that_hold(&self.readers, tenant, now).await
    }

    async fn ban(&self, ban: &Ban) -> Result<(), StoreError> {
        self.writer.write_all(vec![bans::add(ban), rights_changed()]).await
    }

    async fn lift_ban(&self, tenant: &TenantId, id: Uuid) -> Result<bool, StoreError> {
        let is_there = bans::is_there(&self.readers, tenant, id).await?;
        if is_there {
            self.writer.write_all(vec![bans::lift(tenant, id), rights_changed()]).await?;
        }
        Ok(is_there)
    }

    async fn forget_bans(&self, before: Timestamp) -> Result<u64, StoreError> {
        self.writer.write(bans::forget(before)).await
    }

    async fn image_facts(&self, image: ImageId) -> Result<Option<ImageFacts>, StoreError> {
        images::facts(&self.readers, image).await
    }

    async fn close_image(&self, image: ImageId, at: Option<Timestamp>) -> Result<(), StoreError> {
        self.writer.write_all(vec![images::close(image, at), rights_changed()]).await
    }

    async fn create_share(&self, share: &Share, digest: &Digest) -> Result<(), StoreError> {
        self.writer.write(shares::create(share, digest)).await.map(drop)
    }

    async fn share(&self, digest: &Digest, now: Timestamp) -> Result<Option<Share>, StoreError> {
        shares::by_digest(&self.readers, digest, now).await
    }

    async fn shares(&self, image: ImageId) -> Result<Vec<Share>, StoreError> {
        shares::of_image(&self.readers, image).await
    }

    async fn end_share(&self, image: ImageId, id: Uuid) -> Result<bool, StoreError> {
        let is_there = self.shares(image).await?.iter().any(|share| share.id == id);
        self.writer.write_all(vec![shares::end(image, id), rights_changed_by_it()]).await?;
        Ok(is_there)
    }

    async fn grant(&self, user: UserId, share: Uuid) -> Result<(), StoreError> {
        self.writer.write(shares::grant(user, share)).await.map(drop)
    }

    async fn granted(
        &self,
        user: UserId,
        image: ImageId,
        now: Timestamp,
    ) -> Result<Vec<Granted>, StoreError> {
        shares::granted(&self.readers, user, image, now).await
    }

    async fn record(&self, tenant: &TenantId, entry: &AuditEntry) -> Result<(), StoreError> {
        self.writer.write(audit::record(tenant, entry)).await.map(drop)
    }

    async fn audit(
        &self,
        tenant: &TenantId,
        filter: &AuditFilter,
        before: i64,
        limit: u32,
    ) -> Result<Vec<AuditEntry>, StoreError> {
        audit::like(&self.readers, tenant, filter, before, limit).await
    }
}
