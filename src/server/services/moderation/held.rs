//! What becomes of operations that are held: published in their author's name, or not, and that taken
//! back. Knows no list and no page.

use crate::model::{
    Actor, BroadcastId, ChatId, Command, CommentBody, CommentId, Operation, Refusal, Role,
    WriteRestriction,
};
use crate::protocol::{AppError, Conflict};
use crate::server::services::discussions::operate_as;
use crate::server::services::moderation::hide::{CommentLocation, hide_comment, unhide_comment};
use crate::server::services::moderation::moderator::Moderator;
use crate::server::services::moderation::undo_step::UndoStep;
use crate::server::state::AppState;
use crate::server::store::{Held, HeldState};
use uuid::Uuid;

/// Carries out what was held. Nothing when it was settled before.
pub async fn publish(
    state: &AppState,
    moderator: &Moderator,
    id: Uuid,
) -> Result<Option<UndoStep>, AppError> {
    let found = state.store.moderation().held(&moderator.tenant.id, id).await?;
    let Some((held, HeldState::Waiting)) = found else { return Ok(None) };
    may_go_on(state, &held).await?;
    is_of_today(state, &held).await?;
    let was = previous_body(state, &held).await?;
    // Runs to its end when the request is cancelled: otherwise it would be settled and not published.
    let published = tokio::spawn(settle_and_publish(state.clone(), held));
    let is_done = published.await.unwrap_or_else(|_| Err(AppError::internal()))?;
    Ok(is_done.then_some(UndoStep::Published { id, was }))
}

/// Does not carry it out. Nothing when it was settled before.
pub async fn reject(
    state: &AppState,
    moderator: &Moderator,
    id: Uuid,
) -> Result<Option<UndoStep>, AppError> {
    let found = state.store.moderation().held(&moderator.tenant.id, id).await?;
    if found.is_none() {
        return Ok(None);
    }
    let (from, to) = (HeldState::Waiting, HeldState::Rejected);
    let is_done = state.store.moderation().settle_held(id, from, to).await?;
    Ok(is_done.then_some(UndoStep::Rejected { id }))
}

/// It waits again, and nobody sees any more what it wrote. False when that is not to be had any more.
pub async fn take_back(
    state: &AppState,
    moderator: &Moderator,
    id: Uuid,
    was: Option<&str>,
) -> Result<bool, AppError> {
    let moderation = state.store.moderation();
    let (waiting, approved) = (HeldState::Waiting, HeldState::Approved);
    let found = moderation.held(&moderator.tenant.id, id).await?;
    let Some((held, HeldState::Approved)) = found else { return Ok(false) };
    if !moderation.settle_held(id, approved, waiting).await? {
        return Ok(false);
    }
    let withdrawn = withdraw(state, &held, was).await;
    if !matches!(withdrawn, Ok(true)) {
        moderation.settle_held(id, waiting, approved).await?;
    }
    withdrawn
}

/// Of two moderators who decide at once, the one who settles it first decides.
async fn settle_and_publish(state: AppState, held: Held) -> Result<bool, AppError> {
    let moderation = state.store.moderation();
    let (waiting, approved) = (HeldState::Waiting, HeldState::Approved);
    if !moderation.settle_held(held.id, waiting, approved).await? {
        return Ok(false);
    }
    let published = write(&state, &held).await;
    if published.is_err() {
        moderation.settle_held(held.id, approved, waiting).await?;
    }
    published.map(|()| true)
}

async fn write(state: &AppState, held: &Held) -> Result<(), AppError> {
    let known = state.store.operation(&held.tenant, held.by.id, held.broadcast_id).await?;
    match (known, written(held)) {
        (None, _) => carry_out(state, held, Role::Guest).await,
        // Approved once, taken back, approved again.
        (Some(_), Some(place)) => match unhide_comment(state, &held.tenant, place).await? {
            true => Ok(()),
            false => Err(AppError::from(Conflict::HeldDeleted)),
        },
        (Some(_), None) => {
            carry_out(state, &repeated(held, held.command.clone()), Role::Guest).await
        }
    }
}

/// Where nobody goes on, nothing is published either.
async fn may_go_on(state: &AppState, held: &Held) -> Result<(), AppError> {
    let facts = state.store.tenancy().image_facts(held.image).await?;
    if facts.is_some_and(|facts| facts.is_closed) {
        return Err(WriteRestriction::Closed.into());
    }
    let Some(place) = written(held) else { return Ok(()) };
    let board = state.store.board(held.image).await?;
    let chat = board.as_ref().and_then(|board| board.chat(place.chat));
    if chat.is_some_and(|chat| chat.locked) {
        return Err(Refusal::Locked.into());
    }
    Ok(())
}

/// Refuses a change of a comment that says something newer by now.
async fn is_of_today(state: &AppState, held: &Held) -> Result<(), AppError> {
    let (Command::EditComment { comment_id, body, .. }, Some(base)) = (&held.command, held.base)
    else {
        return Ok(());
    };
    let moderation = state.store.moderation();
    let Some(found) = moderation.comment(*comment_id).await? else { return Ok(()) };
    if Held::digest_of(&found.body) == base || found.body == body.as_str() {
        return Ok(());
    }
    match moderation.was_held_before(held, &found.body).await? {
        true => Ok(()),
        false => Err(AppError::from(Conflict::HeldOutdated)),
    }
}

/// Carries out a held operation in its author's name.
async fn carry_out(state: &AppState, held: &Held, role: Role) -> Result<(), AppError> {
    let author = held.by.clone();
    let is_look_alike = state.access.is_look_alike(&held.tenant, role, &author.name).await?;
    let actor = Actor { id: author.id, name: author.name, role, is_look_alike };
    let operation = Operation { broadcast_id: held.broadcast_id, command: held.command.clone() };
    Ok(operate_as(state, (&held.tenant, held.image), &actor, &operation).await.map(drop)?)
}

/// The same author, another operation.
fn repeated(held: &Held, command: Command) -> Held {
    Held { broadcast_id: BroadcastId(Uuid::now_v7()), command, ..held.clone() }
}

/// Where the comment is that a held operation writes; nowhere for one that changes a comment.
fn written(held: &Held) -> Option<CommentLocation> {
    let (image, actor, id) = (held.image, held.by.id, held.broadcast_id);
    let comment = CommentId::written_by(image, actor, id);
    match held.command {
        Command::OpenChat { .. } => {
            Some(CommentLocation { image, chat: ChatId::opened_by(image, actor, id), comment })
        }
        Command::AddComment { chat_id: chat, .. } => Some(CommentLocation { image, chat, comment }),
        _ => None,
    }
}

/// What a comment said before a held operation changes it.
async fn previous_body(state: &AppState, held: &Held) -> Result<Option<String>, AppError> {
    let Command::EditComment { comment_id, .. } = held.command else { return Ok(None) };
    let found = state.store.moderation().comment(comment_id).await?;
    Ok(found.map(|comment| comment.body))
}

/// What a held operation wrote goes. What it changed says again what it said, unless it says something
/// newer by now; also where nobody goes on.
async fn withdraw(state: &AppState, held: &Held, was: Option<&str>) -> Result<bool, AppError> {
    if let Some(place) = written(held) {
        return hide_comment(state, &held.tenant, place).await;
    }
    let Command::EditComment { chat_id, comment_id, body } = &held.command else {
        return Ok(false);
    };
    let found = state.store.moderation().comment(*comment_id).await?;
    let is_as_written = found.is_some_and(|found| found.body == body.as_str());
    let Some(body) = was.and_then(|was| CommentBody::new(was).ok()).filter(|_| is_as_written)
    else {
        return Ok(false);
    };
    let command = Command::EditComment { chat_id: *chat_id, comment_id: *comment_id, body };
    carry_out(state, &repeated(held, command), Role::Moderator).await?;
    Ok(true)
}
