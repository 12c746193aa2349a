//! What follows an operation that moderators may have to do with: an entry in the audit log, another
//! queue. Knows no page.

use crate::model::{Actor, Author, Command, CommentId, ImageId, TenantId};
use crate::protocol::AppError;
use crate::server::services::audit;
use crate::server::services::caller::Caller;
use crate::server::state::AppState;

/// To be called once after an operation was carried out, not after a repetition. What a moderator did to
/// what others wrote is written down.
pub async fn after_operation(
    state: &AppState,
    caller: &Caller,
    actor: &Actor,
    (tenant, image): (&TenantId, ImageId),
    command: &Command,
) -> Result<(), AppError> {
    if let Command::EditComment { comment_id, .. } = command {
        return edited(state, tenant, *comment_id).await;
    }
    let Some((action, target)) = notable(command) else { return Ok(()) };
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
        // What is deleted waits no more, and what comes back may wait again.
        _ => Ok(state.hub.queue_changed(tenant).await?),
    }
}

/// Nobody decides on a text that is another by now.
async fn edited(state: &AppState, tenant: &TenantId, comment: CommentId) -> Result<(), AppError> {
    if state.store.moderation().standing(tenant, comment).await?.people > 0 {
        state.hub.queue_changed(tenant).await?;
    }
    Ok(())
}

fn notable(command: &Command) -> Option<(&'static str, String)> {
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
