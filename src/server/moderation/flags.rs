//! Flagging a comment, and hiding it when enough people did. Knows no page.

use super::items::{Place, take_away};
use crate::model::{CommentId, TenantId};
use crate::protocol::{AppError, ErrorCode};
use crate::server::clock;
use crate::server::context::Caller;
use crate::server::images;
use crate::server::state::AppState;
use crate::server::store::{Flag, Flagged, FlagsAre, Review, Verdict};

/// The longest reason in characters.
pub const MAX_REASON_CHARS: usize = 200;

/// The caller flags a comment. Whoever flagged it before does nothing.
pub async fn flag(
    state: &AppState,
    caller: &Caller,
    comment: CommentId,
    reason: Option<String>,
) -> Result<(), AppError> {
    let user = caller.user()?.id;
    let reason = checked_reason(reason.as_deref().unwrap_or_default())?;
    let missing = || AppError::not_found("comment");
    let found = state.store.moderation().comment(comment).await?;
    let found = found.filter(|found| found.is_there).ok_or_else(missing)?;
    let admission = images::enter(state, caller, found.image).await;
    let admission = admission.map_err(|error| match error.code {
        ErrorCode::NotFound => missing(),
        _ => error,
    })?;
    if found.by.id == user {
        return Err(AppError::invalid("this comment is your own: you can delete it"));
    }
    let tenant = &admission.tenant;
    let flag = Flag {
        tenant: tenant.id.clone(),
        image: found.image,
        chat: found.chat,
        comment,
        user,
        reason,
        at: clock::now(),
    };
    let Flagged { people, is_approved } = state.store.moderation().flag(&flag).await?;
    let enough = u32::from(tenant.settings.flags_to_hide);
    if enough > 0 && people >= enough && !is_approved {
        let place = Place { image: found.image, chat: found.chat, comment };
        hide(state, &tenant.id, place).await?;
    }
    Ok(state.hub.queue_changed(&tenant.id).await?)
}

/// A reason as it is kept: on one line and not too long.
pub fn checked_reason(text: &str) -> Result<String, AppError> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().any(char::is_control) {
        return Err(AppError::invalid("the reason has a control character"));
    }
    if text.chars().count() > MAX_REASON_CHARS {
        let words = format!("the reason is longer than {MAX_REASON_CHARS} characters");
        return Err(AppError::invalid(words));
    }
    Ok(text)
}

/// When two flags come at once, the one that takes the comment away writes it down.
async fn hide(state: &AppState, tenant: &TenantId, place: Place) -> Result<(), AppError> {
    if take_away(state, tenant, place).await? {
        let review = Some((Review::Hidden, clock::now()));
        let verdict = Verdict { review, flags: FlagsAre::Kept };
        state.store.moderation().judge(tenant, place.comment, verdict).await?;
    }
    Ok(())
}
