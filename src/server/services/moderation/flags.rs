//! Flags on comments, and hiding at the tenant's threshold.

use super::queue_changed::queue_changed;
use crate::model::{CommentId, ImageId, Role, TenantId, UserId};
use crate::protocol::moderation::{Item, Kind, QueueFilter};
use crate::protocol::{AppError, ErrorCode, Input, Thing};
use crate::server::access::Access;
use crate::server::clock;
use crate::server::services::caller::Caller;
use crate::server::services::moderation::hide::{CommentLocation, hide_comment};
use crate::server::services::moderation::reason::validate_reason;
use crate::server::services::{audit, images};
use crate::server::state::AppState;
use crate::server::store::{Flag, Flagged, FlagsAre, Review, Tenant, Verdict};

/// Flags a comment as the caller; idempotent. Refuses a caller without the right to write.
pub async fn flag(
    state: &AppState,
    caller: &Caller,
    comment: CommentId,
    reason: Option<String>,
) -> Result<(), AppError> {
    let user = caller.user()?.id;
    let reason = validate_reason(reason.as_deref().unwrap_or_default())?;
    let missing = || AppError::not_found(Thing::Comment);
    let found = state.store.moderation().comment(comment).await?;
    let found = found.filter(|found| found.is_there).ok_or_else(missing)?;
    let access = images::enter(state, caller, found.image).await;
    let access = access.map_err(|error| match error.code() {
        ErrorCode::NotFound => missing(),
        _ => error,
    })?;
    if found.by.id == user {
        return Err(AppError::invalid(Input::OwnComment));
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
    let location = CommentLocation { image: found.image, chat: found.chat, comment };
    hide_if_enough(state, tenant, (location, found.by.id), flagged).await?;
    Ok(queue_changed(state, &tenant.id).await?)
}

/// The comments of an image that the caller is shown as flagged: for moderators all that wait for a review, for others
/// those that they flagged themselves.
pub async fn flagged_for(
    state: &AppState,
    caller: &Caller,
    access: &Access,
    image: ImageId,
) -> Result<Vec<CommentId>, AppError> {
    let Some(user) = &caller.user else { return Ok(Vec::new()) };
    let by = (access.rights.role < Role::Moderator).then_some(user.id);
    Ok(state.store.moderation().flagged(&access.tenant.id, image, by).await?)
}

/// Hides all comments that reach the tenant's present threshold.
pub async fn hide_flagged(state: &AppState, tenant: &Tenant) -> Result<(), AppError> {
    let moderation = state.store.moderation();
    let filter = QueueFilter { kind: Some(Kind::Flagged), ..QueueFilter::default() };
    for case in moderation.queue(&tenant.id, &filter, u32::MAX).await? {
        let (Item::Comment(comment), Some(chat)) = (case.item, case.chat) else { continue };
        let location = CommentLocation { image: case.image.id, chat, comment };
        let flagged = moderation.standing(&tenant.id, comment).await?;
        // A failure does not stop the others.
        if let Err(error) = hide_if_enough(state, tenant, (location, case.by.id), flagged).await {
            tracing::error!(%error, "a comment with enough flags is not hidden");
        }
    }
    Ok(queue_changed(state, &tenant.id).await?)
}

/// Flagging needs the right to write: guest identities are free, so strangers could hide comments otherwise.
fn may_flag(access: &Access) -> Result<(), AppError> {
    match access.rights.restriction {
        Some(restriction) if access.rights.role < Role::Moderator => Err(restriction.into()),
        _ => Ok(()),
    }
}

/// Hides at the threshold. A moderator's comment is never hidden, but stays in the queue.
async fn hide_if_enough(
    state: &AppState,
    tenant: &Tenant,
    (location, author): (CommentLocation, UserId),
    Flagged { people, is_approved }: Flagged,
) -> Result<(), AppError> {
    let threshold = u32::from(tenant.settings.flags_to_hide);
    if threshold == 0 || people < threshold || is_approved {
        return Ok(());
    }
    let role = state.store.tenancy().role(&tenant.id, author).await?;
    match role >= Some(Role::Moderator) {
        true => Ok(()),
        false => hide(state, &tenant.id, location, people).await,
    }
}

/// Of two concurrent flags, the one whose deletion succeeds records it.
async fn hide(
    state: &AppState,
    tenant: &TenantId,
    location: CommentLocation,
    people: u32,
) -> Result<(), AppError> {
    if hide_comment(state, tenant, location).await? {
        let review = Some((Review::Hidden, clock::now()));
        let verdict = Verdict { review, flags: FlagsAre::Kept };
        state.store.moderation().judge(tenant, location.comment, verdict).await?;
        let target = Item::Comment(location.comment).to_string();
        let detail = match people {
            1 => "flagged by 1 person".to_owned(),
            many => format!("flagged by {many} people"),
        };
        audit::record_automatic(state, tenant, ("comment.hide", &target), detail).await?;
    }
    Ok(())
}
