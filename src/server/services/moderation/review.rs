//! Reviews: a moderator's action on several items of the queue, with undo.

use super::queue_changed::queue_changed;
use crate::model::Command;
use crate::protocol::moderation::{Case, Item, Kind, QueueFilter};
use crate::protocol::{AppError, Input};
use crate::server::clock;
use crate::server::services::audit;
use crate::server::services::caller::Caller;
use crate::server::services::moderation::bans::{NewBan, ban_author};
use crate::server::services::moderation::held;
use crate::server::services::moderation::hide::{
    CommentLocation, hide_comment, run_as_moderation, unhide_comment,
};
use crate::server::services::moderation::moderator::Moderator;
use crate::server::services::moderation::review_summary::ReviewSummary;
use crate::server::services::moderation::undo::save_undo;
use crate::server::services::moderation::undo_step::UndoStep;
use crate::server::state::AppState;
use crate::server::store::{FlagsAre, Review, Verdict};

/// Items per action.
const MAX_ITEMS: usize = 200;

/// An action on items of the queue.
#[derive(Clone, Debug, PartialEq)]
pub enum ReviewAction {
    /// Keeps a comment, or publishes a held operation.
    Approve,
    /// Removes a comment, or rejects a held operation.
    Remove,
    /// Bans the authors.
    Ban(NewBan),
    /// Restores deleted items.
    Restore,
}

/// Applies an action to items, one after the other.
pub async fn review_items(
    state: &AppState,
    caller: &Caller,
    moderator: &Moderator,
    action: &ReviewAction,
    items: &[Item],
) -> Result<ReviewSummary, AppError> {
    if items.is_empty() {
        return Err(AppError::invalid(Input::NoItems));
    }
    if items.len() > MAX_ITEMS {
        return Err(AppError::invalid(Input::TooManyItems { max: MAX_ITEMS }));
    }
    let (mut steps, mut missed, mut refused) = (Vec::new(), 0, None);
    for &item in items {
        match review_item(state, caller, moderator, action, item).await {
            Ok(Some(step)) => steps.push(step),
            Ok(None) => missed += 1,
            // The other items are done and can be undone, so the action does not fail as a whole.
            Err(error) => {
                missed += 1;
                refused.get_or_insert(error);
            }
        }
    }
    let done = steps.len();
    let undo = save_undo(state, moderator, &steps).await?;
    queue_changed(state, &moderator.tenant.id).await?;
    match refused {
        Some(error) if done == 0 => Err(error),
        _ => Ok(ReviewSummary { done, missed, undo }),
    }
}

/// `None` when the item is already resolved.
async fn review_item(
    state: &AppState,
    caller: &Caller,
    moderator: &Moderator,
    action: &ReviewAction,
    item: Item,
) -> Result<Option<UndoStep>, AppError> {
    let step = match (action, item) {
        (ReviewAction::Ban(new), item) => {
            return ban_author(state, caller, moderator, item, new).await;
        }
        (ReviewAction::Restore, item) => restore(state, moderator, item).await?,
        (ReviewAction::Approve, Item::Held(id)) => held::publish(state, moderator, id).await?,
        (ReviewAction::Remove, Item::Held(id)) => held::reject(state, moderator, id).await?,
        (ReviewAction::Approve, item) => approve(state, moderator, item).await?,
        (ReviewAction::Remove, item) => remove(state, moderator, item).await?,
    };
    if let Some(step) = &step {
        let (action, target, detail) = step.audit_entry();
        audit::record(state, &moderator.tenant.id, caller, (action, &target), detail).await?;
    }
    Ok(step)
}

async fn find_case(
    state: &AppState,
    moderator: &Moderator,
    item: Item,
) -> Result<Option<(Case, CommentLocation)>, AppError> {
    let filter = QueueFilter { item: Some(item), ..QueueFilter::default() };
    let found = state.store.moderation().queue(&moderator.tenant.id, &filter, 1).await?;
    let place = |case: Case| match (case.item, case.chat) {
        (Item::Comment(comment), Some(chat)) => {
            let image = case.image.id;
            Some((case, CommentLocation { image, chat, comment }))
        }
        _ => None,
    };
    Ok(found.into_iter().next().and_then(place))
}

async fn approve(
    state: &AppState,
    moderator: &Moderator,
    item: Item,
) -> Result<Option<UndoStep>, AppError> {
    let Some((case, place)) = find_case(state, moderator, item).await? else { return Ok(None) };
    // A deletion by another person in the meantime stays.
    let is_moved =
        case.kind == Kind::Hidden && unhide_comment(state, &moderator.tenant.id, place).await?;
    record_review(state, moderator, place, Review::Approved, is_moved).await.map(Some)
}

async fn remove(
    state: &AppState,
    moderator: &Moderator,
    item: Item,
) -> Result<Option<UndoStep>, AppError> {
    let Some((case, place)) = find_case(state, moderator, item).await? else { return Ok(None) };
    let is_moved =
        case.kind == Kind::Flagged && hide_comment(state, &moderator.tenant.id, place).await?;
    record_review(state, moderator, place, Review::Removed, is_moved).await.map(Some)
}

async fn record_review(
    state: &AppState,
    moderator: &Moderator,
    place: CommentLocation,
    review: Review,
    is_moved: bool,
) -> Result<UndoStep, AppError> {
    let (tenant, seen_at) = (&moderator.tenant.id, clock::now());
    let moderation = state.store.moderation();
    let before = moderation.review(tenant, place.comment).await?;
    let verdict = Verdict { review: Some((review, seen_at)), flags: FlagsAre::Seen(seen_at) };
    moderation.judge(tenant, place.comment, verdict).await?;
    let (before, is_approved) = (before.map(Into::into), review == Review::Approved);
    Ok(UndoStep::Judged { place, before, seen_at, is_approved, is_moved })
}

/// Restores a deleted item, even one that its author deleted.
async fn restore(
    state: &AppState,
    moderator: &Moderator,
    item: Item,
) -> Result<Option<UndoStep>, AppError> {
    let tenant = &moderator.tenant.id;
    let (image, step, command) = match item {
        Item::Comment(comment) => {
            let Some(found) = state.store.moderation().comment(comment).await? else {
                return Ok(None);
            };
            let place = CommentLocation { image: found.image, chat: found.chat, comment };
            let command = Command::RestoreComment { chat_id: place.chat, comment_id: comment };
            (found.image, UndoStep::RestoredComment { place }, command)
        }
        Item::Chat(chat) => match state.store.image_of_chat(chat).await? {
            Some(image) => {
                let step = UndoStep::RestoredChat { image, chat, at: clock::now() };
                (image, step, Command::RestoreChat { chat_id: chat })
            }
            None => return Ok(None),
        },
        Item::Held(_) => return Ok(None),
    };
    if state.engine.tenant_of(image).await?.as_ref() != Some(tenant) {
        return Ok(None);
    }
    run_as_moderation(state, tenant, image, command).await?;
    Ok(Some(step))
}
