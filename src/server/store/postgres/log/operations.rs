//! Which operations made the log (LP3, LP12).

use crate::model::{BroadcastId, TenantId, UserId};
use crate::protocol::live::Outcome;
use crate::server::store::contract::{KnownOperation, StoreError};
use crate::server::store::sql::{Row, get, id, operation_of, seq};
use sqlx::PgPool;
use std::collections::BTreeMap;
use uuid::Uuid;

const FIND: &str = "SELECT request, image_id, seq FROM operations \
    WHERE tenant_id = $1 AND broadcast_id = $2 AND actor_id = $3";
/// Of these operations, those in the log and those held for review.
const FOUND: &str = "SELECT broadcast_id, seq, FALSE AS is_held FROM operations \
    WHERE tenant_id = $1 AND actor_id = $2 AND broadcast_id = ANY ($3) \
    UNION ALL SELECT broadcast_id, 0, TRUE FROM held \
    WHERE tenant_id = $1 AND actor_id = $2 AND broadcast_id = ANY ($3)";

/// LP3: this operation, if it was carried out.
pub async fn find(
    pool: &PgPool,
    tenant: &TenantId,
    actor: UserId,
    broadcast_id: BroadcastId,
) -> Result<Option<KnownOperation>, StoreError> {
    let query = sqlx::query(FIND).bind(tenant.as_str()).bind(broadcast_id.0).bind(actor.0);
    let row = query.fetch_optional(pool).await?.map(Row::from);
    row.as_ref().map(operation_of).transpose()
}

/// LP12: the outcome of each of these operations. One that was held and then carried out is in the log.
pub async fn outcomes(
    pool: &PgPool,
    tenant: &TenantId,
    actor: UserId,
    ids: &[BroadcastId],
) -> Result<Vec<Outcome>, StoreError> {
    let new = |&id| (id, Outcome { broadcast_id: id, seq: None, is_held: false });
    let mut outcomes: BTreeMap<BroadcastId, Outcome> = ids.iter().map(new).collect();
    let ids: Vec<Uuid> = outcomes.keys().map(|id| id.0).collect();
    let query = sqlx::query(FOUND).bind(tenant.as_str()).bind(actor.0).bind(ids);
    for row in query.fetch_all(pool).await?.into_iter().map(Row::from) {
        let Some(outcome) = outcomes.get_mut(&BroadcastId(id(&row, "broadcast_id")?)) else {
            continue;
        };
        match get(&row, "is_held")? {
            true => outcome.is_held = outcome.seq.is_none(),
            false => (outcome.seq, outcome.is_held) = (Some(seq(&row, "seq")?), false),
        }
    }
    Ok(outcomes.into_values().collect())
}
