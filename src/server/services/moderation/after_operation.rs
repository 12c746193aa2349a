//! Follow-up of an operation: an entry in the audit log, and the new length of the moderation queue.

use super::queue_changed::queue_changed;
use crate::model::{Actor, Author, Command, CommentId, ImageId, TenantId};
use crate::protocol::AppError;
use crate::server::services::audit;
use crate::server::services::caller::Caller;
use crate::server::state::AppState;

/// Follows up an operation that was applied, once; not its repetitions. What moderators do to contributions
/// of others goes into the audit log.
pub async fn after_operation(
    state: &AppState,
    caller: &Caller,
    actor: &Actor,
    (tenant, image): (&TenantId, ImageId),
    command: &Command,
) -> Result<(), AppError> {
    if let Command::EditComment { comment_id, .. } = command {
        return after_edit(state, tenant, *comment_id).await;
    }
    let Some((action, target)) = audited(command) else { return Ok(()) };
    if actor.moderates() {
        let author = author(state, command).await?;
        let is_lock = matches!(command, Command::LockChat { .. } | Command::UnlockChat { .. });
        if is_lock || author.as_ref().is_some_and(|author| author.id != actor.id) {
            let whose = author.map_or_else(String::new, |author| String::from(author.name));
            let detail = format!("of {whose}, on image {image}");
            audit::record(state, tenant, caller, (action, &target), detail).await?;
        }
    }
    match command {
        Command::MoveChat { .. } | Command::LockChat { .. } | Command::UnlockChat { .. } => Ok(()),
        // Deleting removes items from the queue, and restoring may bring them back.
        _ => Ok(queue_changed(state, tenant).await?),
    }
}

/// A flagged text that is edited is another case for its moderators.
async fn after_edit(state: &AppState, tenant: &TenantId, id: CommentId) -> Result<(), AppError> {
    if state.store.moderation().standing(tenant, id).await?.people > 0 {
        queue_changed(state, tenant).await?;
    }
    Ok(())
}

fn audited(command: &Command) -> Option<(&'static str, String)> {
    Some(match command {
        Command::DeleteComment { comment_id, .. } => ("comment.delete", comment_id.to_string()),
        Command::RestoreComment { comment_id, .. } => ("comment.restore", comment_id.to_string()),
        Command::DeleteChat { chat_id } => ("chat.delete", chat_id.to_string()),
        Command::RestoreChat { chat_id } => ("chat.restore", chat_id.to_string()),
        Command::MoveChat { chat_id, .. } => ("chat.move", chat_id.to_string()),
        Command::LockChat { chat_id } => ("chat.lock", chat_id.to_string()),
        Command::UnlockChat { chat_id } => ("chat.unlock", chat_id.to_string()),
        _ => return None,
    })
}

/// The author of the comment or discussion that a command changes.
async fn author(state: &AppState, command: &Command) -> Result<Option<Author>, AppError> {
    let moderation = state.store.moderation();
    Ok(match command {
        Command::DeleteComment { comment_id, .. } | Command::RestoreComment { comment_id, .. } => {
            moderation.comment(*comment_id).await?.map(|comment| comment.by)
        }
        Command::DeleteChat { chat_id }
        | Command::RestoreChat { chat_id }
        | Command::MoveChat { chat_id, .. }
        | Command::LockChat { chat_id }
        | Command::UnlockChat { chat_id } => moderation.opener(*chat_id).await?,
        _ => None,
    })
}
