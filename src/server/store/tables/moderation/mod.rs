//! The moderation queue as rows. Each table's statements are in a file of their own; the trait's
//! methods here put them together.

mod deleted;
mod filter;
mod flags;
mod held;
mod queue;
mod undos;

use super::accounts::last_address;
use super::plain_tables::PlainTables;
use crate::model::{Author, BroadcastId, ChatId, CommentId, ImageId, TenantId, Timestamp, UserId};
use crate::protocol::moderation::{Case, DeletedThing, QueueFilter};
use crate::server::store::contract::{
    Flag, Flagged, Held, HeldState, Moderation, Review, StoreError, StoredComment, Verdict,
};
use async_trait::async_trait;
use std::net::IpAddr;
use uuid::Uuid;

#[async_trait]
impl Moderation for PlainTables {
    async fn flag(&self, flag: &Flag) -> Result<Flagged, StoreError> {
        self.db.write_all(vec![flags::add(flag), flags::told(flag)]).await?;
        flags::standing(&*self.db, &flag.tenant, flag.comment).await
    }

    async fn standing(&self, tenant: &TenantId, comment: CommentId) -> Result<Flagged, StoreError> {
        flags::standing(&*self.db, tenant, comment).await
    }

    async fn flagged(
        &self,
        tenant: &TenantId,
        image: ImageId,
        by: Option<UserId>,
    ) -> Result<Vec<CommentId>, StoreError> {
        flags::of_image(&*self.db, tenant, image, by).await
    }

    async fn review(
        &self,
        tenant: &TenantId,
        comment: CommentId,
    ) -> Result<Option<(Review, Timestamp)>, StoreError> {
        flags::review(&*self.db, tenant, comment).await
    }

    async fn judge(
        &self,
        tenant: &TenantId,
        comment: CommentId,
        verdict: Verdict,
    ) -> Result<(), StoreError> {
        self.db.write_all(flags::judge(tenant, comment, verdict)).await
    }

    async fn comment(&self, id: CommentId) -> Result<Option<StoredComment>, StoreError> {
        self.stored_comment(id).await
    }

    async fn opener(&self, id: ChatId) -> Result<Option<Author>, StoreError> {
        self.opener_of(id).await
    }

    async fn hold(&self, held: &Held) -> Result<(), StoreError> {
        self.db.write(held::hold(held)?).await.map(drop)
    }

    async fn held_operation(
        &self,
        tenant: &TenantId,
        actor: UserId,
        broadcast_id: BroadcastId,
    ) -> Result<Option<Held>, StoreError> {
        held::by_operation(&*self.db, tenant, actor, broadcast_id).await
    }

    async fn held(
        &self,
        tenant: &TenantId,
        id: Uuid,
    ) -> Result<Option<(Held, HeldState)>, StoreError> {
        held::by_id(&*self.db, tenant, id).await
    }

    async fn was_held_before(&self, held: &Held, text: &str) -> Result<bool, StoreError> {
        held::was_before(&*self.db, held, text).await
    }

    async fn waiting_of(&self, tenant: &TenantId, actor: UserId) -> Result<u32, StoreError> {
        held::waiting_of(&*self.db, tenant, actor).await
    }

    async fn settle_held(
        &self,
        id: Uuid,
        from: HeldState,
        to: HeldState,
    ) -> Result<bool, StoreError> {
        Ok(self.db.write(held::settle(id, from, to)).await? == 1)
    }

    async fn queue(
        &self,
        tenant: &TenantId,
        filter: &QueueFilter,
        limit: u32,
    ) -> Result<Vec<Case>, StoreError> {
        queue::cases(&*self.db, tenant, filter, limit).await
    }

    async fn waiting(&self, tenant: &TenantId) -> Result<u32, StoreError> {
        queue::count_waiting(&*self.db, tenant).await
    }

    async fn deleted(
        &self,
        tenant: &TenantId,
        filter: &QueueFilter,
        limit: u32,
    ) -> Result<Vec<DeletedThing>, StoreError> {
        deleted::things(&*self.db, tenant, filter, limit).await
    }

    async fn last_address(&self, user: UserId) -> Result<Option<IpAddr>, StoreError> {
        last_address(&*self.db, user).await
    }

    async fn keep_undo(
        &self,
        id: Uuid,
        (tenant, user): (&TenantId, UserId),
        at: Timestamp,
        steps: &str,
    ) -> Result<(), StoreError> {
        self.db.write(undos::keep(id, (tenant, user), at, steps)).await.map(drop)
    }

    /// Of two who ask at once, the one whose deletion finds the row gets it.
    async fn take_undo(
        &self,
        id: Uuid,
        owner: (&TenantId, UserId),
        since: Timestamp,
    ) -> Result<Option<String>, StoreError> {
        let steps = undos::steps(&*self.db, id, owner, since).await?;
        let is_first = self.db.write(undos::forget_one(id, owner)).await? == 1;
        Ok(steps.filter(|_| is_first))
    }

    async fn forget(&self, before: Timestamp) -> Result<(), StoreError> {
        self.db.write_all(vec![undos::forget(before), held::forget(before)]).await
    }
}
