//! What moderators decide on many things at once, and how each can be taken back. Knows no page.

use super::queue_changed::queue_changed;
use crate::model::Command;
use crate::protocol::AppError;
use crate::protocol::moderation::{Case, Item, Kind, QueueFilter};
use crate::server::clock;
use crate::server::services::audit;
use crate::server::services::caller::Caller;
use crate::server::services::moderation::bans::{NewBan, ban_author};
use crate::server::services::moderation::hide::{Place, bring_back, do_it, take_away};
use crate::server::services::moderation::undo;
use crate::server::services::moderation::undo::Step;
use crate::server::services::moderation::{Moderator, held};
use crate::server::state::AppState;
use crate::server::store::{FlagsAre, Review, Verdict};
use uuid::Uuid;

/// Things that can be acted on at once.
const MAX_ITEMS: usize = 200;

/// What is done to things.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// They may stay, or are published.
    Approve,
    /// They may not stay, or are not published.
    Remove,
    /// Their authors are banned.
    Ban(NewBan),
    /// What was deleted comes back.
    Restore,
}

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// So many things were done.
    pub done: usize,
    /// Things that someone else had settled before, that are gone, or that could not be done.
    pub missed: usize,
    /// Takes all of it back.
    pub undo: Option<Uuid>,
}

/// Carries out an action on many things, one after the other.
pub async fn act(
    state: &AppState,
    caller: &Caller,
    moderator: &Moderator,
    action: &Action,
    items: &[Item],
) -> Result<Outcome, AppError> {
    if items.is_empty() {
        return Err(AppError::invalid("choose at least one entry first"));
    }
    if items.len() > MAX_ITEMS {
        return Err(AppError::invalid(format!("at most {MAX_ITEMS} entries at once")));
    }
    let (mut steps, mut missed, mut refused) = (Vec::new(), 0, None);
    for &item in items {
        match act_on(state, caller, moderator, action, item).await {
            Ok(Some(step)) => steps.push(step),
            Ok(None) => missed += 1,
            // What is done with the others can be taken back all the same.
            Err(error) => {
                missed += 1;
                refused.get_or_insert(error);
            }
        }
    }
    let done = steps.len();
    let undo = undo::keep(state, moderator, &steps).await?;
    queue_changed(state, &moderator.tenant.id).await?;
    match refused {
        Some(error) if done == 0 => Err(error),
        _ => Ok(Outcome { done, missed, undo }),
    }
}

/// Nothing when there is nothing to be done any more.
async fn act_on(
    state: &AppState,
    caller: &Caller,
    moderator: &Moderator,
    action: &Action,
    item: Item,
) -> Result<Option<Step>, AppError> {
    let step = match (action, item) {
        (Action::Ban(new), item) => return ban_author(state, caller, moderator, item, new).await,
        (Action::Restore, item) => restore(state, moderator, item).await?,
        (Action::Approve, Item::Held(id)) => held::publish(state, moderator, id).await?,
        (Action::Remove, Item::Held(id)) => held::reject(state, moderator, id).await?,
        (Action::Approve, item) => approve(state, moderator, item).await?,
        (Action::Remove, item) => remove(state, moderator, item).await?,
    };
    if let Some(step) = &step {
        let (action, target, detail) = step.entry();
        audit::record(state, &moderator.tenant.id, caller, (action, &target), detail).await?;
    }
    Ok(step)
}

async fn case(
    state: &AppState,
    moderator: &Moderator,
    item: Item,
) -> Result<Option<(Case, Place)>, AppError> {
    let filter = QueueFilter { item: Some(item), ..QueueFilter::default() };
    let found = state.store.moderation().queue(&moderator.tenant.id, &filter, 1).await?;
    let place = |case: Case| match (case.item, case.chat) {
        (Item::Comment(comment), Some(chat)) => {
            let image = case.image.id;
            Some((case, Place { image, chat, comment }))
        }
        _ => None,
    };
    Ok(found.into_iter().next().and_then(place))
}

async fn approve(
    state: &AppState,
    moderator: &Moderator,
    item: Item,
) -> Result<Option<Step>, AppError> {
    let Some((case, place)) = case(state, moderator, item).await? else { return Ok(None) };
    // When someone else deleted it meanwhile, there is nothing to bring back.
    let is_moved =
        case.kind == Kind::Hidden && bring_back(state, &moderator.tenant.id, place).await?;
    judge(state, moderator, place, Review::Approved, is_moved).await.map(Some)
}

async fn remove(
    state: &AppState,
    moderator: &Moderator,
    item: Item,
) -> Result<Option<Step>, AppError> {
    let Some((case, place)) = case(state, moderator, item).await? else { return Ok(None) };
    let is_moved =
        case.kind == Kind::Flagged && take_away(state, &moderator.tenant.id, place).await?;
    judge(state, moderator, place, Review::Removed, is_moved).await.map(Some)
}

async fn judge(
    state: &AppState,
    moderator: &Moderator,
    place: Place,
    review: Review,
    is_moved: bool,
) -> Result<Step, AppError> {
    let (tenant, seen_at) = (&moderator.tenant.id, clock::now());
    let moderation = state.store.moderation();
    let before = moderation.review(tenant, place.comment).await?;
    let verdict = Verdict { review: Some((review, seen_at)), flags: FlagsAre::Seen(seen_at) };
    moderation.judge(tenant, place.comment, verdict).await?;
    let (before, is_approved) = (before.map(Into::into), review == Review::Approved);
    Ok(Step::Judged { place, before, seen_at, is_approved, is_moved })
}

/// Brings back what was deleted, whoever deleted it.
async fn restore(
    state: &AppState,
    moderator: &Moderator,
    item: Item,
) -> Result<Option<Step>, AppError> {
    let tenant = &moderator.tenant.id;
    let (image, step, command) = match item {
        Item::Comment(comment) => {
            let Some(found) = state.store.moderation().comment(comment).await? else {
                return Ok(None);
            };
            let place = Place { image: found.image, chat: found.chat, comment };
            let command = Command::RestoreComment { chat_id: place.chat, comment_id: comment };
            (found.image, Step::RestoredComment { place }, command)
        }
        Item::Chat(chat) => match state.store.image_of_chat(chat).await? {
            Some(image) => {
                let step = Step::RestoredChat { image, chat, at: clock::now() };
                (image, step, Command::RestoreChat { chat_id: chat })
            }
            None => return Ok(None),
        },
        Item::Held(_) => return Ok(None),
    };
    if state.engine.tenant_of(image).await?.as_ref() != Some(tenant) {
        return Ok(None);
    }
    do_it(state, tenant, image, command).await?;
    Ok(Some(step))
}
