//! What moderators look at as rows. Each table's statements stand in a file of their own; here is
//! only what the trait asks for. Knows no rule of who may moderate.

mod deleted;
mod flags;
mod held;
mod queue;
mod things;
mod undos;

use super::SqliteStore;
use crate::model::{Author, BroadcastId, ChatId, CommentId, TenantId, Timestamp, UserId};
use crate::protocol::moderation::{Case, DeletedThing, QueueFilter};
use crate::server::store::{
    Flag, Flagged, Held, HeldState, Moderation, Review, StoreError, StoredComment, Verdict,
};
use async_trait::async_trait;
use std::net::IpAddr;
use uuid::Uuid;

#[async_trait]
impl Moderation for SqliteStore {
    async fn flag(&self, flag: &Flag) -> Result<Flagged, StoreError> {
        self.writer.write(flags::add(flag)).await?;
        flags::standing(&self.readers, &flag.tenant, flag.comment).await
    }

    async fn standing(&self, tenant: &TenantId, comment: CommentId) -> Result<Flagged, StoreError> {
        flags::standing(&self.readers, tenant, comment).await
    }

    async fn review(
        &self,
        tenant: &TenantId,
        comment: CommentId,
    ) -> Result<Option<(Review, Timestamp)>, StoreError> {
        flags::review(&self.readers, tenant, comment).await
    }

    async fn judge(
        &self,
        tenant: &TenantId,
        comment: CommentId,
        verdict: Verdict,
    ) -> Result<(), StoreError> {
        self.writer.write_all(flags::judge(tenant, comment, verdict)).await
    }

    async fn comment(&self, id: CommentId) -> Result<Option<StoredComment>, StoreError> {
        things::comment(&self.readers, id).await
    }

    async fn opener(&self, id: ChatId) -> Result<Option<Author>, StoreError> {
        things::opener(&self.readers, id).await
    }

    async fn hold(&self, held: &Held) -> Result<(), StoreError> {
        self.writer.write(held::hold(held)?).await.map(drop)
    }

    async fn held_operation(
        &self,
        tenant: &TenantId,
        actor: UserId,
        broadcast_id: BroadcastId,
    ) -> Result<Option<Held>, StoreError> {
        held::by_operation(&self.readers, tenant, actor, broadcast_id).await
    }

    async fn held(
        &self,
        tenant: &TenantId,
        id: Uuid,
    ) -> Result<Option<(Held, HeldState)>, StoreError> {
        held::by_id(&self.readers, tenant, id).await
    }

    async fn was_held_before(&self, held: &Held, text: &str) -> Result<bool, StoreError> {
        held::was_before(&self.readers, held, text).await
    }

    async fn waiting_of(&self, tenant: &TenantId, actor: UserId) -> Result<u32, StoreError> {
        held::waiting_of(&self.readers, tenant, actor).await
    }

    async fn settle_held(
        &self,
        id: Uuid,
        from: HeldState,
        to: HeldState,
    ) -> Result<bool, StoreError> {
        Ok(self.writer.write(held::settle(id, from, to)).await? == 1)
    }

    async fn queue(
        &self,
        tenant: &TenantId,
        filter: &QueueFilter,
        limit: u32,
    ) -> Result<Vec<Case>, StoreError> {
        queue::cases(&self.readers, tenant, filter, limit).await
    }

    async fn waiting(&self, tenant: &TenantId) -> Result<u32, StoreError> {
        queue::count_waiting(&self.readers, tenant).await
    }

    async fn deleted(
        &self,
        tenant: &TenantId,
        filter: &QueueFilter,
        limit: u32,
    ) -> Result<Vec<DeletedThing>, StoreError> {
        deleted::things(&self.readers, tenant, filter, limit).await
    }

    async fn last_address(&self, user: UserId) -> Result<Option<IpAddr>, StoreError> {
        things::last_address(&self.readers, user).await
    }

    async fn keep_undo(
        &self,
        id: Uuid,
        (tenant, user): (&TenantId, UserId),
        at: Timestamp,
        steps: &str,
    ) -> Result<(), StoreError> {
        self.writer.write(undos::keep(id, (tenant, user), at, steps)).await.map(drop)
    }

    /// Of two who ask at once, the one whose deletion finds the row gets it.
    async fn take_undo(
        &self,
        id: Uuid,
        owner: (&TenantId, UserId),
        since: Timestamp,
    ) -> Result<Option<String>, StoreError> {
        let steps = undos::steps(&self.readers, id, owner, since).await?;
        let is_first = self.writer.write(undos::forget_one(id, owner)).await? == 1;
        Ok(steps.filter(|_| is_first))
    }

    async fn forget(&self, before: Timestamp) -> Result<(), StoreError> {
        self.writer.write_all(vec![undos::forget(before), held::forget(before)]).await
    }
}
