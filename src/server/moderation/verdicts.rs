//! What moderators decide on many things at once, and how each can be taken back. Knows no page.

use super::Moderator;
use super::bans::{NewBan, ban_author};
use super::items::{Place, bring_back, do_it, take_away};
use super::undo::{self, Step};
use crate::model::{Actor, BroadcastId, ChatId, Command, CommentId, Role};
use crate::protocol::AppError;
use crate::protocol::moderation::{Case, Item, Kind, QueueFilter};
use crate::server::context::Caller;
use crate::server::state::AppState;
use crate::server::store::{FlagsAre, Held, HeldState, Review, Verdict};
use crate::server::{audit, clock};
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
    /// Things that someone else had looked at before, or that are gone.
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
    let (mut steps, mut missed) = (Vec::new(), 0);
    for &item in items {
        match act_on(state, caller, moderator, action, item).await {
            Ok(Some(step)) => steps.push(step),
            Ok(None) => missed += 1,
            // What was done so far can be taken back all the same.
            Err(error) if steps.is_empty() => return Err(error),
            Err(_) => missed += 1,
        }
    }
    let done = steps.len();
    let undo = undo::keep(state, moderator, steps).await?;
    state.hub.queue_changed(&moderator.tenant.id).await?;
    Ok(Outcome { done, missed, undo })
}

/// Nothing when there is nothing to be done any more.
async fn act_on(
    state: &AppState,
    caller: &Caller,
    moderator: &Moderator,
    action: &Action,
    item: Item,
) -> Result<Option<Step>, AppError> {
    let tenant = &moderator.tenant.id;
    let (step, name, detail) = match (action, item) {
        (Action::Ban(new), item) => return ban_author(state, caller, moderator, item, new).await,
        (Action::Restore, item) => (restore(state, moderator, item).await?, "restore", ""),
        (Action::Approve | Action::Remove, Item::Held(id)) => {
            let is_approved = *action == Action::Approve;
            let step = if is_approved {
                publish(state, moderator, id).await?
            } else {
                reject(state, moderator, id).await?
            };
            (step, if is_approved { "approve" } else { "remove" }, "held for its words")
        }
        (Action::Approve, item) => (approve(state, moderator, item).await?, "approve", "flagged"),
        (Action::Remove, item) => (remove(state, moderator, item).await?, "remove", "flagged"),
    };
    if step.is_some() {
        let (action, target) = (format!("comment.{name}"), item.to_string());
        audit::record(state, tenant, caller, (&action, &target), detail).await?;
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

/// Carries out what was held, in its author's name.
async fn publish(
    state: &AppState,
    moderator: &Moderator,
    id: Uuid,
) -> Result<Option<Step>, AppError> {
    let tenant = &moderator.tenant.id;
    let found = state.store.moderation().held(tenant, id).await?;
    let Some((held, HeldState::Waiting)) = found else { return Ok(None) };
    let was = previous_body(state, &held).await?;
    let known = state.store.operation(tenant, held.by.id, held.broadcast_id).await?;
    match (known, written(&held)) {
        (None, _) => carry_out(state, &held).await?,
        // Approved once, taken back, approved again.
        (Some(_), Some(place)) => drop(bring_back(state, tenant, place).await?),
        (Some(_), None) => carry_out(state, &anew(&held, held.command.clone())).await?,
    }
    state.store.moderation().settle_held(id, HeldState::Waiting, HeldState::Approved).await?;
    Ok(Some(Step::Published { id, was }))
}

async fn reject(
    state: &AppState,
    moderator: &Moderator,
    id: Uuid,
) -> Result<Option<Step>, AppError> {
    let found = state.store.moderation().held(&moderator.tenant.id, id).await?;
    if found.is_none() {
        return Ok(None);
    }
    let (from, to) = (HeldState::Waiting, HeldState::Rejected);
    let is_done = state.store.moderation().settle_held(id, from, to).await?;
    Ok(is_done.then_some(Step::Rejected { id }))
}

/// Carries out a held operation in its author's name; they need no rights beyond those of anyone.
pub async fn carry_out(state: &AppState, held: &Held) -> Result<(), AppError> {
    let author = held.by.clone();
    let actor = Actor { id: author.id, name: author.name, role: Role::Guest };
    Ok(state.hub.release(held, &actor).await.map(drop)?)
}

/// The same author, another operation.
pub fn anew(held: &Held, command: Command) -> Held {
    Held { broadcast_id: BroadcastId(Uuid::now_v7()), command, ..held.clone() }
}

/// Where the comment is that a held operation writes; nowhere for one that changes a comment.
pub fn written(held: &Held) -> Option<Place> {
    let (image, actor, id) = (held.image, held.by.id, held.broadcast_id);
    let comment = CommentId::written_by(image, actor, id);
    match held.command {
        Command::OpenChat { .. } => {
            Some(Place { image, chat: ChatId::opened_by(image, actor, id), comment })
        }
        Command::AddComment { chat_id: chat, .. } => Some(Place { image, chat, comment }),
        _ => None,
    }
}

/// What a comment said before a held operation changes it.
async fn previous_body(state: &AppState, held: &Held) -> Result<Option<String>, AppError> {
    let Command::EditComment { comment_id, .. } = held.command else { return Ok(None) };
    let found = state.store.moderation().comment(comment_id).await?;
    Ok(found.map(|comment| comment.body))
}

/// Brings back what was deleted, whoever deleted it.
async fn restore(
    state: &AppState,
    moderator: &Moderator,
    item: Item,
) -> Result<Option<Step>, AppError> {
    let tenant = &moderator.tenant.id;
    let (image, command) = match item {
        Item::Comment(comment_id) => {
            let Some(found) = state.store.moderation().comment(comment_id).await? else {
                return Ok(None);
            };
            (found.image, Command::RestoreComment { chat_id: found.chat, comment_id })
        }
        Item::Chat(chat_id) => match state.store.image_of_chat(chat_id).await? {
            Some(image) => (image, Command::RestoreChat { chat_id }),
            None => return Ok(None),
        },
        Item::Held(_) => return Ok(None),
    };
    if state.hub.tenant_of(image).await?.as_ref() != Some(tenant) {
        return Ok(None);
    }
    do_it(state, tenant, image, command.clone()).await?;
    Ok(Some(Step::Restored { image, command }))
}
