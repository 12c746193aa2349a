//! Earlier texts of comments: read by those who may read the comment, deleted by its author and by moderators.

use super::audit;
use super::caller::Caller;
use crate::model::{CommentId, ImageId, Refusal, Role};
use crate::protocol::rest::{VersionBody, VersionsBody};
use crate::protocol::{AppError, Thing};
use crate::server::access::Access;
use crate::server::state::AppState;
use crate::server::store::{CommentVersion, StoredComment};

/// The earlier texts of a comment, oldest first. Those of a deleted comment are for moderators.
pub async fn versions(
    state: &AppState,
    (image, access): (ImageId, &Access),
    id: CommentId,
) -> Result<VersionsBody, AppError> {
    comment(state, (image, access), id).await?;
    let version = |CommentVersion { at, body, html }| VersionBody { created_at: at, body, html };
    let versions = state.store.versions().versions(image, id).await?;
    Ok(VersionsBody { versions: versions.into_iter().map(version).collect() })
}

/// Deletes the earlier texts of a comment. What moderators delete of others goes into the audit log.
pub async fn delete(
    state: &AppState,
    caller: &Caller,
    (image, access): (ImageId, &Access),
    id: CommentId,
) -> Result<(), AppError> {
    let comment = comment(state, (image, access), id).await?;
    let actor = caller.actor(access.rights.role)?;
    let is_own = comment.by.id == actor.id;
    (is_own || actor.moderates()).then_some(()).ok_or(Refusal::NotYours)?;
    let tenant = &access.tenant.id;
    state.limits.tenant_change(tenant)?;
    let deleted = state.store.versions().delete_versions(image, id).await?;
    if !is_own && deleted > 0 {
        let what = ("comment.versions.delete", &*id.to_string());
        let detail = format!("of {}, on image {image}", comment.by.name.as_str());
        audit::record(state, tenant, caller, what, detail).await?;
    }
    Ok(())
}

async fn comment(
    state: &AppState,
    (image, access): (ImageId, &Access),
    id: CommentId,
) -> Result<StoredComment, AppError> {
    let comment = state.store.moderation().comment(id).await?;
    let may_see = |of: &StoredComment| {
        of.image == image && (of.is_there || access.rights.role >= Role::Moderator)
    };
    comment.filter(may_see).ok_or_else(|| AppError::not_found(Thing::Comment))
}
