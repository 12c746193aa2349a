//! Webhooks: endpoints of a tenant, and the outbox of what is to be told to them.

use super::error::StoreError;
use crate::model::{
    Chat, ChatId, Comment, CommentId, DisplayName, ImageId, Seq, TenantId, Timestamp, UserId,
};
use crate::protocol::webhooks::{Topic, WebhookKind};
use async_trait::async_trait;
use uuid::Uuid;

/// Where a tenant is told what happens.
#[derive(Clone, Debug, PartialEq)]
pub struct WebhookEndpoint {
    /// The id.
    pub id: Uuid,
    /// The tenant.
    pub tenant: TenantId,
    /// Where requests go.
    pub url: String,
    /// What it is told about.
    pub topics: Topics,
    /// Sends the headers that FastComments documents as well.
    pub has_fastcomments_names: bool,
    /// The secrets that sign.
    pub secrets: WebhookSecrets,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it was disabled, if it is.
    pub disabled_at: Option<Timestamp>,
}

/// A set of [`Topic`]s, as the sum of their numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Topics(pub u32);

impl Topics {
    /// All topics.
    pub const ALL: Self = Self(7);

    /// Is this topic in it?
    pub fn has(self, topic: Topic) -> bool {
        self.0 & topic as u32 != 0
    }
}

/// The secrets of an endpoint.
#[derive(Clone, PartialEq)]
pub struct WebhookSecrets {
    /// The newest.
    pub current: String,
    /// The one before, and until when it signs too.
    pub old: Option<(String, Timestamp)>,
}

/// Secrets stay out of logs.
impl std::fmt::Debug for WebhookSecrets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("WebhookSecrets(…)")
    }
}

impl WebhookSecrets {
    /// Those that sign now, the newest first.
    pub fn active(&self, now: Timestamp) -> Vec<&str> {
        let old = self.old.as_ref().filter(|(_, until)| *until > now).map(|(old, _)| &**old);
        std::iter::once(&*self.current).chain(old).collect()
    }
}

/// What an endpoint is told, as ids.
#[derive(Clone, Debug, PartialEq)]
pub struct WebhookMessage {
    /// The message's id, equal in every attempt.
    pub id: Uuid,
    /// The kind.
    pub kind: WebhookKind,
    /// When it happened.
    pub at: Timestamp,
    /// The image.
    pub image: Option<ImageId>,
    /// The place in the image's log.
    pub seq: Option<Seq>,
    /// The discussion.
    pub chat: Option<ChatId>,
    /// The comment.
    pub comment: Option<CommentId>,
    /// The person behind it.
    pub actor: Option<UserId>,
    /// What changed, or the reason of a flag.
    pub detail: Option<String>,
}

/// A message on its way to an endpoint.
#[derive(Clone, Debug, PartialEq)]
pub struct Delivery {
    /// The endpoint.
    pub endpoint: Uuid,
    /// The message.
    pub message: WebhookMessage,
    /// How far it has come.
    pub state: DeliveryState,
    /// When its attempts began.
    pub since: Timestamp,
    /// When the next attempt is due, while it waits.
    pub due_at: Timestamp,
    /// The number of attempts since then.
    pub attempts: u32,
    /// The last attempt.
    pub tried_at: Option<Timestamp>,
    /// What came of it, for people.
    pub outcome: Option<String>,
}

/// How far a delivery has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeliveryState {
    /// It waits for its next attempt.
    Waiting,
    /// The endpoint took it.
    Delivered,
    /// It was given up.
    GivenUp,
}

/// What an attempt came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Attempt {
    /// When it ended.
    pub at: Timestamp,
    /// What came of it, for people.
    pub outcome: String,
    /// What follows.
    pub next: AfterAttempt,
}

/// What follows an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AfterAttempt {
    /// The endpoint took it.
    Done,
    /// Another attempt at this moment.
    Retry(Timestamp),
    /// No other attempt.
    GiveUp,
    /// The endpoint wants nothing any more: it is disabled, and what waits for it is given up.
    Disable,
}

/// What there is of a message's subjects at present; of what is deleted, nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Present {
    /// The discussion, without its comments.
    pub chat: Option<Chat>,
    /// The comment.
    pub comment: Option<Comment>,
    /// The name of the person behind the message.
    pub actor: Option<DisplayName>,
}

/// Webhooks. What happens writes its messages in its own transaction, see `Store::append` and `Images`.
#[async_trait]
pub trait Webhooks: Send + Sync {
    /// Adds an endpoint; false when the tenant has `most` of them.
    async fn create_endpoint(
        &self,
        endpoint: &WebhookEndpoint,
        most: u32,
    ) -> Result<bool, StoreError>;
    /// A tenant's endpoints, oldest first.
    async fn endpoints(&self, tenant: &TenantId) -> Result<Vec<WebhookEndpoint>, StoreError>;
    /// An endpoint.
    async fn endpoint(&self, id: Uuid) -> Result<Option<WebhookEndpoint>, StoreError>;
    /// Stores another address, other topics and header names; false when the tenant has no such endpoint.
    async fn change_endpoint(&self, endpoint: &WebhookEndpoint) -> Result<bool, StoreError>;
    /// Another secret signs; the one before signs too until `old_until`. False when the tenant has no such endpoint.
    async fn rotate_endpoint_secret(
        &self,
        tenant: &TenantId,
        id: Uuid,
        secret: &str,
        old_until: Timestamp,
    ) -> Result<bool, StoreError>;
    /// Disables an endpoint and gives up what waits for it, or enables it again: it is told what happens from then on.
    /// False when nothing changes.
    async fn disable_endpoint(
        &self,
        tenant: &TenantId,
        id: Uuid,
        at: Option<Timestamp>,
    ) -> Result<bool, StoreError>;
    /// Deletes an endpoint with its deliveries; false when the tenant has no such endpoint.
    async fn delete_endpoint(&self, tenant: &TenantId, id: Uuid) -> Result<bool, StoreError>;

    /// A message for one endpoint; false when the tenant has none with this id that is enabled.
    async fn tell_endpoint(
        &self,
        tenant: &TenantId,
        id: Uuid,
        message: &WebhookMessage,
    ) -> Result<bool, StoreError>;
    /// The last deliveries to an endpoint, newest first.
    async fn deliveries(&self, endpoint: Uuid, limit: u32) -> Result<Vec<Delivery>, StoreError>;
    /// Begins the attempts of a delivery again; false when there is none, or its endpoint is disabled.
    async fn deliver_again(
        &self,
        tenant: &TenantId,
        endpoint: Uuid,
        message: Uuid,
        now: Timestamp,
    ) -> Result<bool, StoreError>;

    /// The endpoints with deliveries that are due and that no server delivers to.
    async fn due_endpoints(&self, now: Timestamp) -> Result<Vec<(Uuid, TenantId)>, StoreError>;
    /// Leases an endpoint that no server delivers to; false when another one does.
    async fn lease_endpoint(
        &self,
        id: Uuid,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<bool, StoreError>;
    /// Prolongs a lease.
    async fn prolong_lease(&self, id: Uuid, until: Timestamp) -> Result<(), StoreError>;
    /// Ends the lease of an endpoint, or all of them: those of servers that are gone.
    async fn end_leases(&self, id: Option<Uuid>) -> Result<(), StoreError>;
    /// The first delivery to an endpoint that is due.
    async fn next_delivery(
        &self,
        endpoint: Uuid,
        now: Timestamp,
    ) -> Result<Option<Delivery>, StoreError>;
    /// Stores what an attempt came to.
    async fn settle_delivery(
        &self,
        delivery: &Delivery,
        attempt: &Attempt,
    ) -> Result<(), StoreError>;
    /// How many deliveries wait, of all tenants.
    async fn waiting_deliveries(&self) -> Result<u32, StoreError>;
    /// What there is of a message's subjects.
    async fn present(&self, message: &WebhookMessage) -> Result<Present, StoreError>;
    /// Gives up what waits since before this moment.
    async fn give_up_deliveries(&self, before: Timestamp) -> Result<u64, StoreError>;
    /// Deletes deliveries of messages from before this moment that wait no more, at most a few hundred; their number.
    async fn forget_deliveries(&self, before: Timestamp) -> Result<u64, StoreError>;
}
