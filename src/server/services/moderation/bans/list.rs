//! Bans in force: list and lift.

use super::address::shortened;
use crate::protocol::moderation::BanView;
use crate::protocol::{AppError, Thing};
use crate::server::clock;
use crate::server::services::audit;
use crate::server::services::caller::Caller;
use crate::server::services::moderation::moderator::Moderator;
use crate::server::services::moderation::queue_changed::queue_changed;
use crate::server::state::AppState;
use crate::server::store::Banned;
use uuid::Uuid;

/// Ends a ban early.
pub async fn lift_ban(
    state: &AppState,
    caller: &Caller,
    moderator: &Moderator,
    id: Uuid,
) -> Result<(), AppError> {
    let tenant = &moderator.tenant.id;
    if !state.store.tenancy().lift_ban(tenant, id).await? {
        return Err(AppError::not_found(Thing::Ban));
    }
    state.access.invalidate();
    audit::record(state, tenant, caller, ("ban.lift", &id.to_string()), "").await?;
    Ok(queue_changed(state, tenant).await?)
}

/// The bans in force, newest first.
pub async fn list_bans(state: &AppState, moderator: &Moderator) -> Result<Vec<BanView>, AppError> {
    let bans = state.store.tenancy().bans(&moderator.tenant.id, clock::now()).await?;
    let mut views = Vec::with_capacity(bans.len());
    for ban in bans {
        let by = state.store.people().user(ban.by).await?.and_then(|user| user.name);
        let (target, is_address) = match &ban.target {
            Banned::Person(_, name) => (name.clone(), false),
            Banned::Address(address) => (shortened(*address), true),
        };
        views.push(BanView {
            id: ban.id,
            target,
            is_address,
            reason: ban.reason,
            by: by.map_or_else(String::new, String::from),
            created_at: ban.created_at,
            expires_at: ban.expires_at,
        });
    }
    Ok(views)
}
