//! Undo of a moderator's last action, step by step.

use super::queue_changed::queue_changed;
use crate::model::{Command, Timestamp};
use crate::protocol::{AppError, ErrorCode, Thing};
use crate::server::clock;
use crate::server::services::audit;
use crate::server::services::caller::Caller;
use crate::server::services::moderation::held;
use crate::server::services::moderation::hide::{hide_comment, run_as_moderation, unhide_comment};
use crate::server::services::moderation::moderator::Moderator;
use crate::server::services::moderation::review_summary::ReviewSummary;
use crate::server::services::moderation::undo_step::UndoStep;
use crate::server::state::AppState;
use crate::server::store::{FlagsAre, HeldState, Review, Verdict};
use uuid::Uuid;

/// Time to undo an action: a moderator may return to the page later.
const UNDO_MS: i64 = 60 * 60 * 1_000;

/// Stores the steps of an action and returns the id of its undo; `None` without steps.
pub async fn save_undo(
    state: &AppState,
    moderator: &Moderator,
    steps: &[UndoStep],
) -> Result<Option<Uuid>, AppError> {
    if steps.is_empty() {
        return Ok(None);
    }
    let id = Uuid::now_v7();
    save_undo_as(state, moderator, id, steps).await?;
    Ok(Some(id))
}

async fn save_undo_as(
    state: &AppState,
    moderator: &Moderator,
    id: Uuid,
    steps: &[UndoStep],
) -> Result<(), AppError> {
    let owner = (&moderator.tenant.id, moderator.user);
    let json = serde_json::to_string(steps).map_err(|_| AppError::internal())?;
    Ok(state.store.moderation().keep_undo(id, owner, clock::now(), &json).await?)
}

/// Undoes the caller's action, last step first. Each step gets an audit entry: the action with the suffix `.undo` and
/// the same target. Steps that can no longer be undone are counted as missed. After a server error the remaining
/// steps can be undone later.
pub async fn undo(
    state: &AppState,
    caller: &Caller,
    moderator: &Moderator,
    id: Uuid,
) -> Result<ReviewSummary, AppError> {
    let owner = (&moderator.tenant.id, moderator.user);
    let since = Timestamp(clock::now().0 - UNDO_MS);
    let steps = state.store.moderation().take_undo(id, owner, since).await?;
    let missing = || AppError::not_found(Thing::UndoableAction);
    // The format of another server version is treated as missing.
    let mut steps: Vec<UndoStep> =
        serde_json::from_str(&steps.ok_or_else(missing)?).map_err(|_| missing())?;
    let (mut summary, mut failure) = (ReviewSummary::default(), None);
    while let Some(step) = steps.last() {
        match undo_step(state, caller, moderator, step).await {
            Ok(true) => summary.done += 1,
            Ok(false) => summary.missed += 1,
            Err(error) if is_final(&error) => summary.missed += 1,
            Err(error) => {
                save_undo_as(state, moderator, id, &steps).await?;
                failure = Some(error);
                break;
            }
        }
        steps.pop();
    }
    queue_changed(state, owner.0).await?;
    failure.map_or(Ok(summary), Err)
}

/// Whether a retry would fail in the same way.
fn is_final(error: &AppError) -> bool {
    !matches!(error.code(), ErrorCode::Internal | ErrorCode::TooMany | ErrorCode::Unwritable)
}

async fn undo_step(
    state: &AppState,
    caller: &Caller,
    moderator: &Moderator,
    step: &UndoStep,
) -> Result<bool, AppError> {
    let is_done = revert(state, moderator, step).await?;
    if is_done {
        let (action, target, detail) = step.audit_entry();
        let entry = (&*format!("{action}.undo"), &*target);
        audit::record(state, &moderator.tenant.id, caller, entry, detail).await?;
    }
    Ok(is_done)
}

/// False when another change came in between.
async fn revert(
    state: &AppState,
    moderator: &Moderator,
    step: &UndoStep,
) -> Result<bool, AppError> {
    let (tenant, moderation) = (&moderator.tenant.id, state.store.moderation());
    match step {
        UndoStep::Judged { .. } => revert_review(state, moderator, step).await,
        UndoStep::Published { id, was } => {
            held::take_back(state, moderator, *id, was.as_deref()).await
        }
        UndoStep::Rejected { id } => {
            let (from, to) = (HeldState::Rejected, HeldState::Waiting);
            Ok(moderation.settle_held(*id, from, to).await?)
        }
        UndoStep::Banned { id, .. } => {
            let is_lifted = state.store.tenancy().lift_ban(tenant, *id).await?;
            state.access.invalidate();
            Ok(is_lifted)
        }
        UndoStep::RestoredComment { place } => hide_comment(state, tenant, *place).await,
        UndoStep::RestoredChat { image, chat, at } => {
            let board = state.store.board(*image).await?;
            let found = board.as_ref().and_then(|board| board.chat(*chat));
            if found.is_none_or(|chat| chat.comments.iter().any(|comment| comment.at > *at)) {
                return Ok(false);
            }
            run_as_moderation(state, tenant, *image, Command::DeleteChat { chat_id: *chat })
                .await?;
            Ok(true)
        }
    }
}

async fn revert_review(
    state: &AppState,
    moderator: &Moderator,
    step: &UndoStep,
) -> Result<bool, AppError> {
    let UndoStep::Judged { place, before, seen_at, is_approved, is_moved } = *step else {
        return Ok(false);
    };
    let (tenant, moderation) = (&moderator.tenant.id, state.store.moderation());
    let own = (if is_approved { Review::Approved } else { Review::Removed }, seen_at);
    if moderation.review(tenant, place.comment).await? != Some(own) {
        return Ok(false);
    }
    let is_done = match (is_moved, is_approved) {
        (true, false) => unhide_comment(state, tenant, place).await?,
        (true, true) => hide_comment(state, tenant, place).await?,
        (false, _) => true,
    };
    if is_done {
        let flags = FlagsAre::Unseen(seen_at);
        let verdict = Verdict { review: before.map(Into::into), flags };
        moderation.judge(tenant, place.comment, verdict).await?;
    }
    Ok(is_done)
}
