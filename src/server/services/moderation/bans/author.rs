//! The author of an item that may lead to a ban.

use super::address::shortened;
use crate::model::Author;
use crate::protocol::moderation::{BanCandidate, Item};
use crate::protocol::{AppError, Thing};
use crate::server::markdown;
use crate::server::services::moderation::moderator::Moderator;
use crate::server::state::AppState;
use crate::server::store::{HeldState, StoreError};

/// The author of an item for the ban form; 404 without such an item in the tenant.
pub async fn ban_candidate(
    state: &AppState,
    moderator: &Moderator,
    item: Item,
) -> Result<BanCandidate, AppError> {
    let found = author_of(state, moderator, item).await?;
    let (by, body) = found.ok_or_else(|| AppError::not_found(Thing::Comment))?;
    let role = state.store.tenancy().role(&moderator.tenant.id, by.id).await?;
    let address = state.store.moderation().last_address(by.id).await?.map(shortened);
    Ok(BanCandidate { item, by, role, address, body: markdown::plain_text(&body) })
}

/// The author and text of an item in the tenant.
pub async fn author_of(
    state: &AppState,
    moderator: &Moderator,
    item: Item,
) -> Result<Option<(Author, String)>, StoreError> {
    let (tenant, moderation) = (&moderator.tenant.id, state.store.moderation());
    let (image, author, body) = match item {
        Item::Comment(id) => match moderation.comment(id).await? {
            Some(comment) => (comment.image, comment.by, comment.body),
            None => return Ok(None),
        },
        Item::Held(id) => match moderation.held(tenant, id).await? {
            Some((held, HeldState::Waiting | HeldState::Approved | HeldState::Rejected)) => {
                let body = held.command.body().map_or("", |body| body.as_str()).to_owned();
                (held.image, held.by, body)
            }
            None => return Ok(None),
        },
        Item::Chat(id) => {
            let image = state.store.image_of_chat(id).await?;
            let Some((image, author)) = image.zip(moderation.opener(id).await?) else {
                return Ok(None);
            };
            (image, author, String::new())
        }
    };
    let is_own = state.engine.tenant_of(image).await?.as_ref() == Some(tenant);
    Ok(is_own.then_some((author, body)))
}
