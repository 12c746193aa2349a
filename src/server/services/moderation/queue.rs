//! The moderation queue.

use crate::model::TenantId;
use crate::protocol::AppError;
use crate::protocol::moderation::{Case, QueueFilter};
use crate::server::clock;
use crate::server::state::AppState;
use crate::server::store::Banned;

/// The oldest `limit` cases of the queue.
pub async fn queue(
    state: &AppState,
    tenant: &TenantId,
    filter: &QueueFilter,
    limit: u32,
) -> Result<Vec<Case>, AppError> {
    let mut cases = state.store.moderation().queue(tenant, filter, limit).await?;
    let bans = state.store.tenancy().bans(tenant, clock::now()).await?;
    for case in &mut cases {
        let is_author =
            |whom: &Banned| matches!(whom, Banned::Person(person, _) if *person == case.by.id);
        case.is_banned = bans.iter().any(|ban| is_author(&ban.whom));
    }
    Ok(cases)
}
