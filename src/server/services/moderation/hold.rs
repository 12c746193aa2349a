//! Holds an operation with unwanted words for review.

use super::queue_changed::queue_changed;
use crate::model::{BroadcastId, Operation, TenantId, UserId};
use crate::protocol::{AppError, Busy};
use crate::server::clock;
use crate::server::realtime::{Applied, ApplyError, Claim, OperationContext};
use crate::server::state::AppState;
use crate::server::store::{Digest, Held};
use uuid::Uuid;

/// Held operations of one person in a tenant.
const MAX_HELD: u32 = 100;

/// Holds `replacement`, which would be applied in the place of `operation` but for these words; always an error then. A repetition of a
/// stored operation is answered as before, whatever the word list says now.
pub async fn hold(
    state: &AppState,
    context: OperationContext<'_>,
    (operation, replacement): (&Operation, &Operation),
    words: Vec<String>,
) -> Result<Applied, AppError> {
    let OperationContext { tenant, actor, .. } = context;
    let claim = state.engine.claim(context, operation).await?;
    if let Some(known) = claim.known().await? {
        return Ok(known);
    }
    let request = claim.request();
    refuse_repetition(state, (tenant, actor.id, operation.broadcast_id), request).await?;
    claim.check(replacement).await?;
    let moderation = state.store.moderation();
    if moderation.waiting_of(tenant, actor.id).await? >= MAX_HELD {
        return Err(Busy::HeldComments { max: MAX_HELD }.into());
    }
    moderation.hold(&held(context, &claim, replacement, words)).await?;
    queue_changed(state, tenant).await?;
    Err(AppError::held())
}

/// Fails for an operation that is held already.
async fn refuse_repetition(
    state: &AppState,
    (tenant, actor, id): (&TenantId, UserId, BroadcastId),
    request: Digest,
) -> Result<(), AppError> {
    match state.store.moderation().held_operation(tenant, actor, id).await? {
        None => Ok(()),
        Some(held) if held.request == request => Err(AppError::held()),
        Some(_) => Err(ApplyError::OtherOperation.into()),
    }
}

fn held(
    context: OperationContext<'_>,
    claim: &Claim<'_>,
    operation: &Operation,
    words: Vec<String>,
) -> Held {
    Held {
        id: Uuid::now_v7(),
        tenant: context.tenant.clone(),
        image: context.image,
        by: context.actor.author(),
        broadcast_id: operation.broadcast_id,
        request: claim.request(),
        command: operation.command.clone(),
        base: claim.body_before(operation).map(|body| Held::digest_of(body.as_str())),
        words,
        at: clock::now(),
    }
}
