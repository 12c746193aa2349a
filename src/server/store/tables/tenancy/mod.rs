//! Tenants, roles, bans, share links and the audit log as rows. Each table's statements are in a file
//! of their own; the trait's methods here put them together.

mod audit;
mod bans;
mod images;
pub mod members;
mod secrets;
mod shares;
mod tenants;

use super::access_revision;
use super::plain_tables::PlainTables;
use crate::model::{DisplayName, ImageId, Role, TenantId, Timestamp, UserId};
use crate::protocol::moderation::{AuditEntry, AuditFilter};
use crate::protocol::webhooks::WebhookKind;
use crate::server::store::contract::{
    Ban, Digest, ImageFacts, Member, Share, ShareGrant, StoreError, Tenancy, Tenant,
};
use crate::server::store::sql::id;
use crate::server::store::tables::webhooks::about_image;
use async_trait::async_trait;
use uuid::Uuid;

#[async_trait]
impl Tenancy for PlainTables {
    async fn access_revision(&self) -> Result<Uuid, StoreError> {
        self.db.one(access_revision::read(), |row| id(row, "value")).await
    }

    async fn tenant(&self, id: &TenantId) -> Result<Option<Tenant>, StoreError> {
        tenants::by_id(&*self.db, id).await
    }

    async fn tenants(&self) -> Result<Vec<Tenant>, StoreError> {
        tenants::all(&*self.db).await
    }

    async fn create_tenant(&self, tenant: &Tenant, now: Timestamp) -> Result<bool, StoreError> {
        Ok(self.db.write(tenants::create(tenant, now)?).await? == 1)
    }

    async fn change_tenant(&self, tenant: &Tenant) -> Result<(), StoreError> {
        self.db.write_all(vec![tenants::change(tenant)?, access_revision::bump()]).await
    }

    async fn secrets(&self, tenant: &TenantId, now: Timestamp) -> Result<Vec<String>, StoreError> {
        secrets::active(&*self.db, tenant, now).await
    }

    async fn rotate_secret(
        &self,
        tenant: &TenantId,
        secret: &str,
        now: Timestamp,
        old_until: Timestamp,
    ) -> Result<(), StoreError> {
        self.db.write_all(secrets::rotate(tenant, secret, now, old_until)).await
    }

    async fn role(&self, tenant: &TenantId, user: UserId) -> Result<Option<Role>, StoreError> {
        members::role(&*self.db, tenant, user).await
    }

    async fn set_role(
        &self,
        tenant: &TenantId,
        user: UserId,
        role: Option<Role>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let set = members::set(tenant, user, role, now);
        self.db.write_all(vec![set, access_revision::bump()]).await
    }

    async fn moderators(&self, tenant: &TenantId) -> Result<Vec<DisplayName>, StoreError> {
        members::moderators(&*self.db, tenant).await
    }

    async fn members(&self, tenant: &TenantId) -> Result<Vec<Member>, StoreError> {
        members::all(&*self.db, tenant).await
    }

    async fn bans(&self, tenant: &TenantId, now: Timestamp) -> Result<Vec<Ban>, StoreError> {
        bans::that_hold(&*self.db, tenant, now).await
    }

    async fn ban(&self, ban: &Ban) -> Result<(), StoreError> {
        self.db.write_all(vec![bans::add(ban), access_revision::bump()]).await
    }

    async fn lift_ban(&self, tenant: &TenantId, id: Uuid) -> Result<bool, StoreError> {
        let is_there = bans::is_there(&*self.db, tenant, id).await?;
        if is_there {
            self.db.write_all(vec![bans::lift(tenant, id), access_revision::bump()]).await?;
        }
        Ok(is_there)
    }

    async fn forget_bans(&self, before: Timestamp) -> Result<u64, StoreError> {
        self.db.write(bans::forget(before)).await
    }

    async fn image_facts(&self, image: ImageId) -> Result<Option<ImageFacts>, StoreError> {
        images::facts(&*self.db, image).await
    }

    async fn close_image(
        &self,
        image: ImageId,
        at: Option<Timestamp>,
        by: UserId,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let told = about_image(WebhookKind::ImageUpdated, image, Some(by), now);
        self.db.write_all(vec![images::close(image, at), told, access_revision::bump()]).await
    }

    async fn create_share(&self, share: &Share, digest: &Digest) -> Result<(), StoreError> {
        self.db.write(shares::create(share, digest)).await.map(drop)
    }

    async fn share(&self, digest: &Digest, now: Timestamp) -> Result<Option<Share>, StoreError> {
        shares::by_digest(&*self.db, digest, now).await
    }

    async fn shares(&self, image: ImageId) -> Result<Vec<Share>, StoreError> {
        shares::of_image(&*self.db, image).await
    }

    async fn end_share(&self, image: ImageId, id: Uuid) -> Result<bool, StoreError> {
        let is_there = self.shares(image).await?.iter().any(|share| share.id == id);
        self.db
            .write_all(vec![shares::end(image, id), access_revision::bump().only_if_changed()])
            .await?;
        Ok(is_there)
    }

    async fn grant(&self, user: UserId, share: Uuid) -> Result<(), StoreError> {
        self.db.write(shares::grant(user, share)).await.map(drop)
    }

    async fn granted(
        &self,
        user: UserId,
        image: ImageId,
        now: Timestamp,
    ) -> Result<Vec<ShareGrant>, StoreError> {
        shares::granted(&*self.db, user, image, now).await
    }

    async fn record(&self, tenant: &TenantId, entry: &AuditEntry) -> Result<(), StoreError> {
        self.db.write(audit::record(tenant, entry)).await.map(drop)
    }

    async fn audit(
        &self,
        tenant: &TenantId,
        filter: &AuditFilter,
        before: i64,
        limit: u32,
    ) -> Result<Vec<AuditEntry>, StoreError> {
        audit::like(&*self.db, tenant, filter, before, limit).await
    }
}
