//! Taking back what a moderator just did, exactly. Knows no page.

use super::Moderator;
use super::items::{Place, bring_back, do_it, take_away};
use super::verdicts::{anew, carry_out, written};
use crate::model::{Command, CommentBody, ImageId, Timestamp};
use crate::protocol::AppError;
use crate::server::context::Caller;
use crate::server::state::AppState;
use crate::server::store::{FlagsAre, Held, HeldState, Review, Verdict};
use crate::server::{audit, clock};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// So long something can be taken back: a moderator may come back to the page from elsewhere.
const UNDO_MS: i64 = 60 * 60 * 1_000;

/// One thing that was done, with what has to be known to take it back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Step {
    /// A flagged comment was approved or removed.
    Judged {
        /// Which.
        place: Place,
        /// What had become of it before.
        before: Option<Before>,
        /// When its flags were seen.
        seen_at: Timestamp,
        /// May it stay?
        is_approved: bool,
        /// Did that bring it back, or take it away?
        is_moved: bool,
    },
    /// A held operation was carried out.
    Published {
        /// Which.
        id: Uuid,
        /// What the comment said before, if it changed one.
        was: Option<String>,
    },
    /// A held operation was not.
    Rejected {
        /// Which.
        id: Uuid,
    },
    /// Someone was banned.
    Banned {
        /// By which ban.
        id: Uuid,
    },
    /// Something deleted came back.
    Restored {
        /// Where.
        image: ImageId,
        /// How.
        command: Command,
    },
}

/// A review as it was.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Before {
    /// Hidden since then.
    Hidden(Timestamp),
    /// Approved then.
    Approved(Timestamp),
    /// Removed then.
    Removed(Timestamp),
}

impl From<(Review, Timestamp)> for Before {
    fn from((review, at): (Review, Timestamp)) -> Self {
        match review {
            Review::Hidden => Self::Hidden(at),
            Review::Approved => Self::Approved(at),
            Review::Removed => Self::Removed(at),
        }
    }
}

impl From<Before> for (Review, Timestamp) {
    fn from(before: Before) -> Self {
        match before {
            Before::Hidden(at) => (Review::Hidden, at),
            Before::Approved(at) => (Review::Approved, at),
            Before::Removed(at) => (Review::Removed, at),
        }
    }
}

/// Keeps how to take these steps back; nothing for none.
pub async fn keep(
    state: &AppState,
    moderator: &Moderator,
    steps: Vec<Step>,
) -> Result<Option<Uuid>, AppError> {
    if steps.is_empty() {
        return Ok(None);
    }
    let (id, owner) = (Uuid::now_v7(), (&moderator.tenant.id, moderator.user));
    let json = serde_json::to_string(&steps).map_err(|_| AppError::internal())?;
    state.store.moderation().keep_undo(id, owner, clock::now(), &json).await?;
    Ok(Some(id))
}

/// Takes back what the caller did, what was done last first; says how many things that were.
pub async fn undo(
    state: &AppState,
    caller: &Caller,
    moderator: &Moderator,
    id: Uuid,
) -> Result<usize, AppError> {
    let owner = (&moderator.tenant.id, moderator.user);
    let since = Timestamp(clock::now().0 - UNDO_MS);
    let steps = state.store.moderation().take_undo(id, owner, since).await?;
    let gone = || AppError::not_found("action to undo: it was undone already, or is too long ago");
    let steps: Vec<Step> =
        serde_json::from_str(&steps.ok_or_else(gone)?).map_err(|_| AppError::internal())?;
    let count = steps.len();
    for step in steps.into_iter().rev() {
        take_back(state, moderator, step).await?;
    }
    let detail = format!("{count} taken back");
    let target = id.to_string();
    audit::record(state, owner.0, caller, ("moderation.undo", &target), detail).await?;
    state.hub.queue_changed(owner.0).await?;
    Ok(count)
}

async fn take_back(state: &AppState, moderator: &Moderator, step: Step) -> Result<(), AppError> {
    let (tenant, moderation) = (&moderator.tenant.id, state.store.moderation());
    match step {
        Step::Judged { place, before, seen_at, is_approved, is_moved } => {
            match (is_moved, is_approved) {
                (true, false) => bring_back(state, tenant, place).await?,
                (true, true) => take_away(state, tenant, place).await?,
                (false, _) => true,
            };
            let flags = FlagsAre::Unseen(seen_at);
            let verdict = Verdict { review: before.map(Into::into), flags };
            moderation.judge(tenant, place.comment, verdict).await?;
        }
        Step::Published { id, was } => {
            if let Some((held, HeldState::Approved)) = moderation.held(tenant, id).await? {
                withdraw(state, &held, was).await?;
                moderation.settle_held(id, HeldState::Approved, HeldState::Waiting).await?;
            }
        }
        Step::Rejected { id } => {
            moderation.settle_held(id, HeldState::Rejected, HeldState::Waiting).await?;
        }
        Step::Banned { id } => {
            state.store.tenancy().lift_ban(tenant, id).await?;
            state.access.changed();
        }
        Step::Restored { image, command } => {
            let command = match command {
                Command::RestoreComment { chat_id, comment_id } => {
                    Command::DeleteComment { chat_id, comment_id }
                }
                Command::RestoreChat { chat_id } => Command::DeleteChat { chat_id },
                other => other,
            };
            do_it(state, tenant, image, command).await?;
        }
    }
    Ok(())
}

/// What a held operation wrote goes; what it changed says again what it said.
async fn withdraw(state: &AppState, held: &Held, was: Option<String>) -> Result<(), AppError> {
    if let Some(place) = written(held) {
        return take_away(state, &held.tenant, place).await.map(drop);
    }
    let body = was.and_then(|was| CommentBody::new(&was).ok());
    if let (Command::EditComment { chat_id, comment_id, .. }, Some(body)) = (&held.command, body) {
        let command = Command::EditComment { chat_id: *chat_id, comment_id: *comment_id, body };
        carry_out(state, &anew(held, command)).await?;
    }
    Ok(())
}
