//! Flagging a comment, and hiding it when enough people did. Knows no page.

use super::queue_changed::queue_changed;
use crate::model::{CommentId, Role, TenantId, UserId};
use crate::protocol::moderation::{Item, Kind, QueueFilter};
use crate::protocol::{AppError, ErrorCode};
use crate::server::access::Access;
use crate::server::clock;
use crate::server::services::caller::Caller;
use crate::server::services::moderation::hide::{Place, take_away};
use crate::server::services::{audit, images};
use crate::server::state::AppState;
use crate::server::store::{Flag, Flagged, FlagsAre, Review, Tenant, Verdict};

/// The longest reason in characters.
pub const MAX_REASON_CHARS: usize = 200;

/// The caller flags a comment. Whoever flagged it before does nothing; whoever may not write there is
/// told why not, and changes nothing.
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
    let access = images::enter(state, caller, found.image).await;
    let access = access.map_err(|error| match error.code {
        ErrorCode::NotFound => missing(),
        _ => error,
    })?;
    if found.by.id == user {
        return Err(AppError::invalid("this comment is your own: you can delete it"));
    }
    may_flag(&access)?;
    let tenant = &access.tenant;
    let flag = Flag {
        tenant: tenant.id.clone(),
        image: found.image,
        chat: found.chat,
        comment,
        user,
        reason,
        at: clock::now(),
    };
    let flagged = state.store.moderation().flag(&flag).await?;
    let place = Place { image: found.image, chat: found.chat, comment };
    hide_if_enough(state, tenant, (place, found.by.id), flagged).await?;
    Ok(queue_changed(state, &tenant.id).await?)
}

/// Hides what has enough flags as the tenant's settings are now.
pub async fn hide_flagged(state: &AppState, tenant: &Tenant) -> Result<(), AppError> {
    let moderation = state.store.moderation();
    let filter = QueueFilter { kind: Some(Kind::Flagged), ..QueueFilter::default() };
    for case in moderation.queue(&tenant.id, &filter, u32::MAX).await? {
        let (Item::Comment(comment), Some(chat)) = (case.item, case.chat) else { continue };
        let place = Place { image: case.image.id, chat, comment };
        let flagged = moderation.standing(&tenant.id, comment).await?;
        // What cannot be hidden right now keeps nothing else from it.
        if let Err(error) = hide_if_enough(state, tenant, (place, case.by.id), flagged).await {
            tracing::error!(%error, "a comment with enough flags is not hidden");
        }
    }
    Ok(queue_changed(state, &tenant.id).await?)
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

/// Names cost nothing: where strangers may not write, they do not hide what others wrote either.
fn may_flag(access: &Access) -> Result<(), AppError> {
    match access.rights.barrier {
        Some(barrier) if access.rights.role < Role::Moderator => Err(barrier.into()),
        _ => Ok(()),
    }
}

/// What moderators wrote waits in the queue and stays.
async fn hide_if_enough(
    state: &AppState,
    tenant: &Tenant,
    (place, author): (Place, UserId),
    Flagged { people, is_approved }: Flagged,
) -> Result<(), AppError> {
    let enough = u32::from(tenant.settings.flags_to_hide);
    if enough == 0 || people < enough || is_approved {
        return Ok(());
    }
    let role = state.store.tenancy().role(&tenant.id, author).await?;
    match role >= Some(Role::Moderator) {
        true => Ok(()),
        false => hide(state, &tenant.id, place, people).await,
    }
}

/// When two flags come at once, the one that takes the comment away writes it down.
async fn hide(
    state: &AppState,
    tenant: &TenantId,
    place: Place,
    people: u32,
) -> Result<(), AppError> {
    if take_away(state, tenant, place).await? {
        let review = Some((Review::Hidden, clock::now()));
        let verdict = Verdict { review, flags: FlagsAre::Kept };
        state.store.moderation().judge(tenant, place.comment, verdict).await?;
        let target = Item::Comment(place.comment).to_string();
        let detail = match people {
            1 => "flagged by 1 person".to_owned(),
            many => format!("flagged by {many} people"),
        };
        audit::record_own(state, tenant, ("comment.hide", &target), detail).await?;
    }
    Ok(())
}
