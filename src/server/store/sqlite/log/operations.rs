//! Which operations made the log (LP3, LP12).

use crate::model::{BroadcastId, TenantId, UserId};
use crate::protocol::live::Outcome;
use crate::server::store::contract::{KnownOperation, StoreError};
use crate::server::store::sql::{Row, get, id, operation_of, seq};
use sqlx::{QueryBuilder, SqlitePool};
use std::collections::BTreeMap;

/// Operations looked up by one query; SQLite takes some thirty times as many values.
const MAX_VALUES: usize = 1_000;

/// LP3: this operation, if it was carried out.
pub async fn find(
    readers: &SqlitePool,
    tenant: &TenantId,
    actor: UserId,
    broadcast_id: BroadcastId,
) -> Result<Option<KnownOperation>, StoreError> {
    let sql = "SELECT request, image_id, seq FROM operations \
               WHERE tenant_id = ? AND broadcast_id = ? AND actor_id = ?";
    let query = sqlx::query(sql).bind(tenant.as_str()).bind(broadcast_id.0).bind(actor.0);
    let row = query.fetch_optional(readers).await?.map(Row::from);
    row.as_ref().map(operation_of).transpose()
}

/// LP12: the outcome of each of these operations. One that was held and then carried out is in the log.
pub async fn outcomes(
    readers: &SqlitePool,
    tenant: &TenantId,
    actor: UserId,
    ids: &[BroadcastId],
) -> Result<Vec<Outcome>, StoreError> {
    let new = |&id| (id, Outcome { broadcast_id: id, seq: None, is_held: false });
    let mut outcomes: BTreeMap<BroadcastId, Outcome> = ids.iter().map(new).collect();
    let all: Vec<BroadcastId> = outcomes.keys().copied().collect();
    for ids in all.chunks(MAX_VALUES) {
        for row in found(readers, tenant, actor, ids).await? {
            let Some(outcome) = outcomes.get_mut(&BroadcastId(id(&row, "broadcast_id")?)) else {
                continue;
            };
            match get(&row, "is_held")? {
                true => outcome.is_held = outcome.seq.is_none(),
                false => (outcome.seq, outcome.is_held) = (Some(seq(&row, "seq")?), false),
            }
        }
    }
    Ok(outcomes.into_values().collect())
}

/// The rows of these operations in the log and among those held for review.
async fn found(
    readers: &SqlitePool,
    tenant: &TenantId,
    actor: UserId,
    ids: &[BroadcastId],
) -> Result<Vec<Row>, StoreError> {
    let mut query = QueryBuilder::new("");
    for (columns, gap) in [
        ("SELECT broadcast_id, seq, 0 AS is_held FROM operations", " UNION ALL "),
        ("SELECT broadcast_id, 0, 1 FROM held", ""),
    ] {
        query.push(columns).push(" WHERE tenant_id = ").push_bind(tenant.as_str());
        query.push(" AND actor_id = ").push_bind(actor.0).push(" AND broadcast_id IN (");
        let mut list = query.separated(", ");
        for id in ids {
            list.push_bind(id.0);
        }
        query.push(")").push(gap);
    }
    let rows = query.build().fetch_all(readers).await?;
    Ok(rows.into_iter().map(Row::from).collect())
}
