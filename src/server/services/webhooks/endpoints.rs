//! What administrators do with endpoints and deliveries.

use crate::model::{TenantId, Timestamp};
use crate::protocol::webhooks::WebhookKind;
use crate::protocol::{AddressProblem, AppError, Conflict, Input, Thing};
use crate::server::clock;
use crate::server::services::audit;
use crate::server::services::caller::Caller;
use crate::server::services::tenants::administer;
use crate::server::state::AppState;
use crate::server::store::{Delivery, Topics, WebhookEndpoint, WebhookMessage, WebhookSecrets};
use crate::server::webhooks::{SendError, new_secret};
use uuid::Uuid;

/// Endpoints of a tenant. Each is one more row for each event.
pub const MAX_ENDPOINTS: u32 = 20;
/// Deliveries in the list of an endpoint.
pub const DELIVERIES: u32 = 20;
/// How long the secret before the newest one signs too, in hours.
pub const OLD_SECRET_HOURS: i64 = 24;
const HOUR_MS: i64 = 60 * 60 * 1_000;

/// What is chosen of an endpoint.
#[derive(Clone, Debug)]
pub struct EndpointChoice {
    /// Where requests go.
    pub url: String,
    /// What it is told about.
    pub topics: Topics,
    /// Sends the headers that FastComments documents as well.
    pub has_fastcomments_names: bool,
}

/// A secret that is shown once.
pub struct CreatedSecret(pub String);

/// A tenant's endpoints with their last deliveries.
pub async fn list(
    state: &AppState,
    tenant: &TenantId,
) -> Result<Vec<(WebhookEndpoint, Vec<Delivery>)>, AppError> {
    let webhooks = state.store.webhooks();
    let mut all = Vec::new();
    for endpoint in webhooks.endpoints(tenant).await? {
        let deliveries = webhooks.deliveries(endpoint.id, DELIVERIES).await?;
        all.push((endpoint, deliveries));
    }
    Ok(all)
}

/// Adds an endpoint.
pub async fn create(
    state: &AppState,
    caller: &Caller,
    tenant: &TenantId,
    choice: EndpointChoice,
) -> Result<CreatedSecret, AppError> {
    administer(state, caller, tenant).await?;
    let url = validate(state, &choice)?;
    let secret = new_secret().map_err(|_| AppError::internal())?;
    let endpoint = WebhookEndpoint {
        id: Uuid::now_v7(),
        tenant: tenant.clone(),
        url,
        topics: choice.topics,
        has_fastcomments_names: choice.has_fastcomments_names,
        secrets: WebhookSecrets { current: secret.clone(), old: None },
        created_at: clock::now(),
        disabled_at: None,
    };
    if !state.store.webhooks().create_endpoint(&endpoint, MAX_ENDPOINTS).await? {
        return Err(Conflict::TooManyWebhooks { max: MAX_ENDPOINTS }.into());
    }
    record(state, caller, tenant, "webhook.create", endpoint.id).await?;
    Ok(CreatedSecret(secret))
}

/// Stores what is chosen of an endpoint.
pub async fn change(
    state: &AppState,
    caller: &Caller,
    tenant: &TenantId,
    id: Uuid,
    choice: EndpointChoice,
) -> Result<(), AppError> {
    let endpoint = of(state, caller, tenant, id).await?;
    let url = validate(state, &choice)?;
    let EndpointChoice { topics, has_fastcomments_names, .. } = choice;
    let endpoint = WebhookEndpoint { url, topics, has_fastcomments_names, ..endpoint };
    found(state.store.webhooks().change_endpoint(&endpoint).await?)?;
    record(state, caller, tenant, "webhook.change", id).await
}

/// Another secret; the one before signs too for [`OLD_SECRET_HOURS`].
pub async fn rotate(
    state: &AppState,
    caller: &Caller,
    tenant: &TenantId,
    id: Uuid,
) -> Result<CreatedSecret, AppError> {
    of(state, caller, tenant, id).await?;
    let secret = new_secret().map_err(|_| AppError::internal())?;
    let until = Timestamp(clock::now().0 + OLD_SECRET_HOURS * HOUR_MS);
    found(state.store.webhooks().rotate_endpoint_secret(tenant, id, &secret, until).await?)?;
    record(state, caller, tenant, "webhook.rotate", id).await?;
    Ok(CreatedSecret(secret))
}

/// Turns an endpoint on or off; idempotent. What happens while it is off is not told later.
pub async fn switch(
    state: &AppState,
    caller: &Caller,
    tenant: &TenantId,
    id: Uuid,
    is_on: bool,
) -> Result<(), AppError> {
    of(state, caller, tenant, id).await?;
    let at = (!is_on).then(clock::now);
    if state.store.webhooks().disable_endpoint(tenant, id, at).await? {
        let action = if is_on { "webhook.on" } else { "webhook.off" };
        record(state, caller, tenant, action, id).await?;
    }
    Ok(())
}

/// Deletes an endpoint with its deliveries.
pub async fn delete(
    state: &AppState,
    caller: &Caller,
    tenant: &TenantId,
    id: Uuid,
) -> Result<(), AppError> {
    administer(state, caller, tenant).await?;
    found(state.store.webhooks().delete_endpoint(tenant, id).await?)?;
    record(state, caller, tenant, "webhook.delete", id).await
}

/// Sends an event of its own kind, to see whether the endpoint takes it.
pub async fn send_test(
    state: &AppState,
    caller: &Caller,
    tenant: &TenantId,
    id: Uuid,
) -> Result<(), AppError> {
    of(state, caller, tenant, id).await?;
    let message = WebhookMessage {
        id: Uuid::now_v7(),
        kind: WebhookKind::Test,
        at: clock::now(),
        image: None,
        seq: None,
        chat: None,
        comment: None,
        actor: None,
        detail: None,
    };
    let is_told = state.store.webhooks().tell_endpoint(tenant, id, &message).await?;
    on(state, is_told)
}

/// Begins the attempts of a delivery again, with the same `webhook-id`.
pub async fn resend(
    state: &AppState,
    caller: &Caller,
    tenant: &TenantId,
    (endpoint, message): (Uuid, Uuid),
) -> Result<(), AppError> {
    let endpoint = of(state, caller, tenant, endpoint).await?;
    let webhooks = state.store.webhooks();
    let begun = webhooks.deliver_again(tenant, endpoint.id, message, clock::now()).await?;
    match endpoint.disabled_at {
        None => found(begun).inspect(|()| state.webhook_due.notify_one()),
        Some(_) => on(state, begun),
    }
}

fn on(state: &AppState, is_on: bool) -> Result<(), AppError> {
    if !is_on {
        return Err(Conflict::WebhookDisabled.into());
    }
    state.webhook_due.notify_one();
    Ok(())
}

/// The tenant's endpoint, for an administrator of it.
async fn of(
    state: &AppState,
    caller: &Caller,
    tenant: &TenantId,
    id: Uuid,
) -> Result<WebhookEndpoint, AppError> {
    administer(state, caller, tenant).await?;
    let endpoint = state.store.webhooks().endpoint(id).await?;
    let endpoint = endpoint.filter(|endpoint| endpoint.tenant == *tenant);
    endpoint.ok_or_else(|| AppError::not_found(Thing::Webhook))
}

fn found(is_there: bool) -> Result<(), AppError> {
    is_there.then_some(()).ok_or_else(|| AppError::not_found(Thing::Webhook))
}

/// The address as it is stored.
fn validate(state: &AppState, choice: &EndpointChoice) -> Result<String, AppError> {
    if choice.topics.0 == 0 || choice.topics.0 > Topics::ALL.0 {
        return Err(AppError::invalid(Input::NoTopics));
    }
    let url = state.webhooks.check(&choice.url).map_err(|error| {
        let why = match error {
            SendError::Invalid(why) => why.into(),
            _ => AddressProblem::NotPublic,
        };
        AppError::invalid(Input::WebhookUrl { why })
    })?;
    Ok(url.into())
}

async fn record(
    state: &AppState,
    caller: &Caller,
    tenant: &TenantId,
    action: &str,
    id: Uuid,
) -> Result<(), AppError> {
    audit::record(state, tenant, caller, (action, &id.to_string()), "").await
}
