//! Delivers what waits in the outbox: at least once, to each endpoint one after the other. An endpoint that is slow
//! keeps nobody waiting but its own deliveries.

use super::body;
use crate::model::{TenantId, Timestamp};
use crate::protocol::{AddressProblem, AppError, Undelivered, answered_text, undelivered_text};
use crate::server::state::AppState;
use crate::server::store::{AfterAttempt, Attempt, Delivery, WebhookEndpoint};
use crate::server::webhooks::{RETRY_MS, SEND_TIMEOUT, SendError, Signed, headers, next_attempt};
use crate::server::{clock, metrics};
use rand::seq::SliceRandom;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use uuid::Uuid;

/// How often to look for deliveries that are due.
const LOOK_EVERY: Duration = Duration::from_millis(500);
/// The same after the database failed.
const LOOK_AGAIN: Duration = Duration::from_secs(5);
/// Endpoints that are delivered to at the same time: more than a few tenants have together, so that none of them takes
/// all places.
const AT_ONCE: usize = 256;
/// Deliveries to an endpoint before others get its place.
const IN_A_ROW: usize = 50;
/// How long an endpoint is this server's in milliseconds: longer than an attempt, renewed before each.
const LEASE_MS: i64 = 30_000;
/// Deliveries are listed for this long in milliseconds: less than the log is kept, in which their names are.
const KEPT_MS: i64 = 6 * 24 * 60 * 60 * 1_000;
/// The status with which an endpoint says that it wants nothing any more.
const GONE: u16 = 410;

/// Starts delivering; ends when the server stops.
pub fn start(state: &AppState) {
    let state = state.clone();
    let tracker = state.deliveries.clone();
    tracker.spawn(run(state));
}

/// Waits until no attempt is under way. One that was cut off is made again by the next start.
pub async fn finish(state: &AppState) {
    state.deliveries.close();
    state.deliveries.wait().await;
}

/// Forgets deliveries that are old as of `now`.
pub async fn forget(state: &AppState, now: Timestamp) -> Result<u64, AppError> {
    let webhooks = state.store.webhooks();
    // What was not reached twice as long as one is tried: its endpoint is too slow for what it asks for.
    webhooks.give_up_deliveries(Timestamp(now.0 - 2 * RETRY_MS)).await?;
    let mut rows = 0;
    loop {
        match webhooks.forget_deliveries(Timestamp(now.0 - KEPT_MS)).await? {
            0 => return Ok(rows),
            some => rows += some,
        }
    }
}

async fn run(state: AppState) {
    let stopping = state.stopping.clone();
    let places = Arc::new(Semaphore::new(AT_ONCE));
    // Of several nodes each lets the leases of one that ended run out.
    let mut leases_are_ours = state.bus.is_shared();
    let mut pause = Duration::ZERO;
    let wait = async |pause| {
        let _ = tokio::time::timeout(pause, state.webhook_due.notified()).await;
    };
    while stopping.run_until_cancelled(wait(pause)).await.is_some() {
        pause = match look(&state, &places, &mut leases_are_ours).await {
            Ok(()) => LOOK_EVERY,
            Err(error) => {
                tracing::warn!(%error, "cannot look for webhooks that are due; trying again");
                LOOK_AGAIN
            }
        };
    }
}

/// Starts a task for each endpoint with deliveries that are due, as long as there are places.
async fn look(
    state: &AppState,
    places: &Arc<Semaphore>,
    leases_are_ours: &mut bool,
) -> Result<(), AppError> {
    let webhooks = state.store.webhooks();
    if !*leases_are_ours {
        // No other server has this database: the holders of earlier leases have ended.
        webhooks.end_leases(None).await?;
        *leases_are_ours = true;
    }
    let mut due = webhooks.due_endpoints(clock::now()).await?;
    due.shuffle(&mut rand::rng());
    for (endpoint, tenant) in due {
        let Ok(place) = Arc::clone(places).try_acquire_owned() else { break };
        let now = clock::now();
        if webhooks.lease_endpoint(endpoint, now, Timestamp(now.0 + LEASE_MS)).await? {
            state.deliveries.spawn(serve(state.clone(), endpoint, tenant, place));
        }
    }
    Ok(())
}

async fn serve(state: AppState, endpoint: Uuid, tenant: TenantId, _place: OwnedSemaphorePermit) {
    let delivered = deliver_in_a_row(&state, endpoint, &tenant).await;
    let ended = state.store.webhooks().end_leases(Some(endpoint)).await;
    if let Err(error) = delivered.and(ended.map_err(AppError::from)) {
        tracing::warn!(%error, %endpoint, "a webhook waits for the database");
    }
}

async fn deliver_in_a_row(
    state: &AppState,
    endpoint: Uuid,
    tenant: &TenantId,
) -> Result<(), AppError> {
    let webhooks = state.store.webhooks();
    for _ in 0..IN_A_ROW {
        let now = clock::now();
        // Both are read again: an administrator may have changed the one, and resent the other.
        let Some(delivery) = webhooks.next_delivery(endpoint, now).await? else { break };
        let Some(endpoint) = webhooks.endpoint(endpoint).await? else { break };
        webhooks.prolong_lease(endpoint.id, Timestamp(now.0 + LEASE_MS)).await?;
        let body = body::of(state, tenant, &delivery.message).await?;
        let sent = send(state, &endpoint, &delivery, body);
        // What is cut off stays in the outbox.
        let Some(sent) = state.stopping.run_until_cancelled(sent).await else { break };
        let attempt = judge(&delivery, sent, clock::now());
        metrics::WEBHOOK_ATTEMPTS.count(&format!("result=\"{}\"", result(attempt.next)));
        webhooks.settle_delivery(&delivery, &attempt).await?;
    }
    Ok(())
}

async fn send(
    state: &AppState,
    endpoint: &WebhookEndpoint,
    delivery: &Delivery,
    body: String,
) -> Result<u16, SendError> {
    let now = clock::now();
    let headers = headers(Signed {
        id: delivery.message.id,
        at: now,
        body: &body,
        secrets: &endpoint.secrets.active(now),
        has_fastcomments_names: endpoint.has_fastcomments_names,
    });
    state.webhooks.send(&endpoint.url, headers, body).await
}

/// How the metrics call what came of an attempt.
fn result(next: AfterAttempt) -> &'static str {
    match next {
        AfterAttempt::Done => "delivered",
        AfterAttempt::Retry(_) => "retry",
        AfterAttempt::GiveUp => "given-up",
        AfterAttempt::Disable => "disabled",
    }
}

fn undelivered(error: SendError) -> Undelivered {
    match error {
        SendError::Invalid(why) => Undelivered::Address(why.into()),
        SendError::NotPublic => Undelivered::Address(AddressProblem::NotPublic),
        SendError::Unreachable => Undelivered::NoConnection,
        SendError::TooSlow => Undelivered::TooSlow { seconds: SEND_TIMEOUT.as_secs() },
    }
}

/// What follows from the answer.
fn judge(delivery: &Delivery, sent: Result<u16, SendError>, now: Timestamp) -> Attempt {
    let outcome = match sent {
        Ok(status) => answered_text(status),
        Err(error) => undelivered_text(undelivered(error)),
    };
    let attempts = delivery.attempts + 1;
    let next = match sent {
        Ok(200..300) => AfterAttempt::Done,
        Ok(GONE) => AfterAttempt::Disable,
        _ => next_attempt(attempts, delivery.since, now, rand::random())
            .map_or(AfterAttempt::GiveUp, AfterAttempt::Retry),
    };
    Attempt { at: now, outcome, next }
}
