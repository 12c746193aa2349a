//! Webhooks as rows: endpoints, and the outbox.

mod deliveries;
mod endpoints;
mod messages;
mod present;

pub use messages::{about_image, tell};

use super::plain_tables::PlainTables;
use crate::model::{TenantId, Timestamp};
use crate::server::store::contract::{
    Attempt, Delivery, Present, StoreError, WebhookEndpoint, WebhookMessage, Webhooks,
};
use crate::server::store::sql::{count, id};
use async_trait::async_trait;
use uuid::Uuid;

#[async_trait]
impl Webhooks for PlainTables {
    async fn create_endpoint(
        &self,
        endpoint: &WebhookEndpoint,
        most: u32,
    ) -> Result<bool, StoreError> {
        Ok(self.db.write(endpoints::create(endpoint, most)).await? == 1)
    }

    async fn endpoints(&self, tenant: &TenantId) -> Result<Vec<WebhookEndpoint>, StoreError> {
        self.db.list(endpoints::of_tenant(tenant), endpoints::endpoint_of).await
    }

    async fn endpoint(&self, id: Uuid) -> Result<Option<WebhookEndpoint>, StoreError> {
        self.db.find(endpoints::by_id(id), endpoints::endpoint_of).await
    }

    async fn change_endpoint(&self, endpoint: &WebhookEndpoint) -> Result<bool, StoreError> {
        Ok(self.db.write(endpoints::change(endpoint)).await? == 1)
    }

    async fn rotate_endpoint_secret(
        &self,
        tenant: &TenantId,
        id: Uuid,
        secret: &str,
        old_until: Timestamp,
    ) -> Result<bool, StoreError> {
        Ok(self.db.write(endpoints::rotate(tenant, id, secret, old_until)).await? == 1)
    }

    async fn disable_endpoint(
        &self,
        tenant: &TenantId,
        id: Uuid,
        at: Option<Timestamp>,
    ) -> Result<bool, StoreError> {
        let mut statements = vec![endpoints::disable(tenant, id, at)];
        if at.is_some() {
            statements.push(deliveries::give_up(id).beside());
        }
        Ok(self.db.execute(statements).await? == 1)
    }

    async fn delete_endpoint(&self, tenant: &TenantId, id: Uuid) -> Result<bool, StoreError> {
        Ok(self.db.write(endpoints::delete(tenant, id)).await? == 1)
    }

    async fn tell_endpoint(
        &self,
        tenant: &TenantId,
        id: Uuid,
        message: &WebhookMessage,
    ) -> Result<bool, StoreError> {
        Ok(self.db.write(messages::tell_one(tenant, id, message)).await? == 1)
    }

    async fn deliveries(&self, endpoint: Uuid, limit: u32) -> Result<Vec<Delivery>, StoreError> {
        self.db.list(deliveries::last(endpoint, limit), deliveries::delivery_of).await
    }

    async fn deliver_again(
        &self,
        tenant: &TenantId,
        endpoint: Uuid,
        message: Uuid,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        Ok(self.db.write(deliveries::again(tenant, (endpoint, message), now)).await? == 1)
    }

    async fn due_endpoints(&self, now: Timestamp) -> Result<Vec<(Uuid, TenantId)>, StoreError> {
        self.db.list(endpoints::due(now), endpoints::id_and_tenant).await
    }

    async fn lease_endpoint(
        &self,
        id: Uuid,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<bool, StoreError> {
        Ok(self.db.write(endpoints::lease(id, now, until)).await? == 1)
    }

    async fn prolong_lease(&self, id: Uuid, until: Timestamp) -> Result<(), StoreError> {
        self.db.write(endpoints::lease_until(id, until)).await.map(drop)
    }

    async fn end_leases(&self, id: Option<Uuid>) -> Result<(), StoreError> {
        self.db.write(endpoints::end_leases(id)).await.map(drop)
    }

    async fn next_delivery(
        &self,
        endpoint: Uuid,
        now: Timestamp,
    ) -> Result<Option<Delivery>, StoreError> {
        self.db.find(deliveries::next(endpoint, now), deliveries::delivery_of).await
    }

    async fn settle_delivery(
        &self,
        delivery: &Delivery,
        attempt: &Attempt,
    ) -> Result<(), StoreError> {
        self.db.write_all(deliveries::settle(delivery, attempt)).await
    }

    async fn waiting_deliveries(&self) -> Result<u32, StoreError> {
        let number = self.db.find(deliveries::waiting(), |row| count(row, "count")).await?;
        Ok(number.unwrap_or_default())
    }

    async fn present(&self, message: &WebhookMessage) -> Result<Present, StoreError> {
        present::read(&*self.db, message).await
    }

    async fn give_up_deliveries(&self, before: Timestamp) -> Result<u64, StoreError> {
        self.db.write(deliveries::give_up_old(before)).await
    }

    async fn forget_deliveries(&self, before: Timestamp) -> Result<u64, StoreError> {
        let old = self.db.list(deliveries::old(before), |row| {
            Ok(deliveries::delete(id(row, "endpoint_id")?, id(row, "id")?))
        });
        let old = old.await?;
        let count = old.len() as u64;
        if count > 0 {
            self.db.write_all(old).await?;
        }
        Ok(count)
    }
}
