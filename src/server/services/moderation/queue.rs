//! The moderation queue, and what was deleted; comments as plain text.

use crate::model::TenantId;
use crate::protocol::AppError;
use crate::protocol::moderation::{Case, DeletedThing, QueueFilter};
use crate::server::clock;
use crate::server::markdown;
use crate::server::services::comment_pictures::in_text;
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
            |target: &Banned| matches!(target, Banned::Person(person, _) if *person == case.by.id);
        case.is_banned = bans.iter().any(|ban| is_author(&ban.target));
        case.pictures = in_text(case.image.id, &case.body);
        case.body = markdown::plain_text(&case.body);
    }
    Ok(cases)
}

/// The latest `limit` deleted comments and discussions.
pub async fn deleted(
    state: &AppState,
    tenant: &TenantId,
    filter: &QueueFilter,
    limit: u32,
) -> Result<Vec<DeletedThing>, AppError> {
    let mut things = state.store.moderation().deleted(tenant, filter, limit).await?;
    for thing in &mut things {
        thing.pictures = in_text(thing.image.id, thing.body.as_deref().unwrap_or_default());
        thing.body = thing.body.as_deref().map(markdown::plain_text);
    }
    Ok(things)
}
