//! Taking back what a moderator just did, exactly. Knows no page.

use super::queue_changed::queue_changed;
use crate::model::{ChatId, Command, ImageId, Timestamp, UserId};
use crate::protocol::moderation::Item;
use crate::protocol::{AppError, ErrorCode};
use crate::server::clock;
use crate::server::services::audit;
use crate::server::services::caller::Caller;
use crate::server::services::moderation::hide::{Place, bring_back, do_it, take_away};
use crate::server::services::moderation::review::Outcome;
use crate::server::services::moderation::{Moderator, held};
use crate::server::state::AppState;
use crate::server::store::{FlagsAre, HeldState, Review, Verdict};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// So long something can be taken back: a moderator may come back to the page from elsewhere.
const UNDO_MS: i64 = 60 * 60 * 1_000;
/// Why held operations waited.
const HELD: &str = "held for its words";

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
        /// Who wrote what they were banned for.
        author: UserId,
    },
    /// A deleted comment came back.
    RestoredComment {
        /// Which.
        place: Place,
    },
    /// A deleted discussion came back.
    RestoredChat {
        /// Where.
        image: ImageId,
        /// Which.
        chat: ChatId,
        /// When. What was written since then is not the moderator's to take along.
        at: Timestamp,
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

impl Step {
    /// How it stands in the audit log: what was done, to what, and why.
    pub fn entry(&self) -> (&'static str, String, &'static str) {
        match self {
            Self::Judged { place, is_approved, .. } => {
                let target = Item::Comment(place.comment).to_string();
                (if *is_approved { "comment.approve" } else { "comment.remove" }, target, "flagged")
            }
            Self::Published { id, .. } => ("comment.approve", Item::Held(*id).to_string(), HELD),
            Self::Rejected { id } => ("comment.remove", Item::Held(*id).to_string(), HELD),
            Self::Banned { author, .. } => ("ban.create", author.to_string(), ""),
            Self::RestoredComment { place } => {
                ("comment.restore", Item::Comment(place.comment).to_string(), "")
            }
            Self::RestoredChat { chat, .. } => {
                ("comment.restore", Item::Chat(*chat).to_string(), "")
            }
        }
    }
}

/// Keeps how to take these steps back; nothing for none.
pub async fn keep(
    state: &AppState,
    moderator: &Moderator,
    steps: &[Step],
) -> Result<Option<Uuid>, AppError> {
    if steps.is_empty() {
        return Ok(None);
    }
    let id = Uuid::now_v7();
    keep_as(state, moderator, id, steps).await?;
    Ok(Some(id))
}

async fn keep_as(
    state: &AppState,
    moderator: &Moderator,
    id: Uuid,
    steps: &[Step],
) -> Result<(), AppError> {
    let owner = (&moderator.tenant.id, moderator.user);
    let json = serde_json::to_string(steps).map_err(|_| AppError::internal())?;
    Ok(state.store.moderation().keep_undo(id, owner, clock::now(), &json).await?)
}

/// Takes back what the caller did, what was done last first, each step with an entry in the audit log:
/// the action with `.undo` behind it, and the same target. What cannot be taken back any more is counted
/// and left as it is. When the server fails, what is left can be taken back later.
pub async fn undo(
    state: &AppState,
    caller: &Caller,
    moderator: &Moderator,
    id: Uuid,
) -> Result<Outcome, AppError> {
    let owner = (&moderator.tenant.id, moderator.user);
    let since = Timestamp(clock::now().0 - UNDO_MS);
    let steps = state.store.moderation().take_undo(id, owner, since).await?;
    let gone = || AppError::not_found("action to undo: it was undone already, or is too long ago");
    // Steps of another version of the server are none.
    let mut steps: Vec<Step> =
        serde_json::from_str(&steps.ok_or_else(gone)?).map_err(|_| gone())?;
    let (mut outcome, mut failure) = (Outcome::default(), None);
    while let Some(step) = steps.last() {
        match take_back_one(state, caller, moderator, step).await {
            Ok(true) => outcome.done += 1,
            Ok(false) => outcome.missed += 1,
            Err(error) if is_final(&error) => outcome.missed += 1,
            Err(error) => {
                keep_as(state, moderator, id, &steps).await?;
                failure = Some(error);
                break;
            }
        }
        steps.pop();
    }
    queue_changed(state, owner.0).await?;
    failure.map_or(Ok(outcome), Err)
}

/// Would the same fail again?
fn is_final(error: &AppError) -> bool {
    !matches!(error.code, ErrorCode::Internal | ErrorCode::TooMany)
}

async fn take_back_one(
    state: &AppState,
    caller: &Caller,
    moderator: &Moderator,
    step: &Step,
) -> Result<bool, AppError> {
    let is_done = take_back(state, moderator, step).await?;
    if is_done {
        let (action, target, detail) = step.entry();
        let entry = (&*format!("{action}.undo"), &*target);
        audit::record(state, &moderator.tenant.id, caller, entry, detail).await?;
    }
    Ok(is_done)
}

/// False when someone did something else with it meanwhile.
async fn take_back(state: &AppState, moderator: &Moderator, step: &Step) -> Result<bool, AppError> {
    let (tenant, moderation) = (&moderator.tenant.id, state.store.moderation());
    match step {
        Step::Judged { .. } => take_verdict_back(state, moderator, step).await,
        Step::Published { id, was } => held::take_back(state, moderator, *id, was.as_deref()).await,
        Step::Rejected { id } => {
            let (from, to) = (HeldState::Rejected, HeldState::Waiting);
            Ok(moderation.settle_held(*id, from, to).await?)
        }
        Step::Banned { id, .. } => {
            let is_lifted = state.store.tenancy().lift_ban(tenant, *id).await?;
            state.access.invalidate();
            Ok(is_lifted)
        }
        Step::RestoredComment { place } => take_away(state, tenant, *place).await,
        Step::RestoredChat { image, chat, at } => {
            let board = state.store.board(*image).await?;
            let found = board.as_ref().and_then(|board| board.chat(*chat));
            if found.is_none_or(|chat| chat.comments.iter().any(|comment| comment.at > *at)) {
                return Ok(false);
            }
            do_it(state, tenant, *image, Command::DeleteChat { chat_id: *chat }).await?;
            Ok(true)
        }
    }
}

async fn take_verdict_back(
    state: &AppState,
    moderator: &Moderator,
    step: &Step,
) -> Result<bool, AppError> {
    let Step::Judged { place, before, seen_at, is_approved, is_moved } = *step else {
        return Ok(false);
    };
    let (tenant, moderation) = (&moderator.tenant.id, state.store.moderation());
    let own = (if is_approved { Review::Approved } else { Review::Removed }, seen_at);
    if moderation.review(tenant, place.comment).await? != Some(own) {
        return Ok(false);
    }
    let is_done = match (is_moved, is_approved) {
        (true, false) => bring_back(state, tenant, place).await?,
        (true, true) => take_away(state, tenant, place).await?,
        (false, _) => true,
    };
    if is_done {
        let flags = FlagsAre::Unseen(seen_at);
        let verdict = Verdict { review: before.map(Into::into), flags };
        moderation.judge(tenant, place.comment, verdict).await?;
    }
    Ok(is_done)
}
