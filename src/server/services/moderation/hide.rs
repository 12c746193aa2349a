//! Hides and unhides comments, as the moderation actor.

use crate::model::{
    Actor, Board, BroadcastId, ChatId, Command, CommentId, ImageId, MODERATION, Operation, Refusal,
    TenantId,
};
use crate::protocol::{AppError, Thing};
use crate::server::realtime::ApplyError;
use crate::server::services::discussions::operate_as;
use crate::server::state::AppState;
use uuid::Uuid;

/// A comment with its discussion and image.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct CommentLocation {
    /// The image.
    pub image: ImageId,
    /// The discussion.
    pub chat: ChatId,
    /// The comment.
    pub comment: CommentId,
}

/// Applies a command as the moderation actor.
pub async fn run_as_moderation(
    state: &AppState,
    tenant: &TenantId,
    image: ImageId,
    command: Command,
) -> Result<(), ApplyError> {
    let operation = Operation { broadcast_id: BroadcastId(Uuid::now_v7()), command };
    operate_as(state, (tenant, image), &Actor::moderation(), &operation).await.map(drop)
}

/// Deletes the comment for everyone. False when it was deleted before.
pub async fn hide_comment(
    state: &AppState,
    tenant: &TenantId,
    CommentLocation { image, chat, comment }: CommentLocation,
) -> Result<bool, AppError> {
    let command = Command::DeleteComment { chat_id: chat, comment_id: comment };
    match run_as_moderation(state, tenant, image, command).await {
        Ok(()) => Ok(true),
        Err(ApplyError::Refused(Refusal::NoSuchChat | Refusal::NoSuchComment)) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Restores the comment if the moderation actor deleted it; a deletion by its author or a moderator stays. Restores
/// its discussion under the same condition, without the discussion's other comments. False when it stays deleted.
pub async fn unhide_comment(
    state: &AppState,
    tenant: &TenantId,
    location: CommentLocation,
) -> Result<bool, AppError> {
    let CommentLocation { image, chat: chat_id, comment: comment_id } = location;
    let board = state.store.board(image).await?.ok_or_else(|| AppError::not_found(Thing::Image))?;
    let Some(RestorePlan { has_chat, has_comment, others }) = restore_plan(&board, location) else {
        return Ok(false);
    };
    if !has_chat {
        run_as_moderation(state, tenant, image, Command::RestoreChat { chat_id }).await?;
    }
    if !has_comment {
        match run_as_moderation(
            state,
            tenant,
            image,
            Command::RestoreComment { chat_id, comment_id },
        )
        .await
        {
            Ok(()) => {}
            Err(ApplyError::Refused(Refusal::NoSuchComment)) => return Ok(false),
            Err(error) => return Err(error.into()),
        }
    }
    for comment in others {
        hide_comment(state, tenant, CommentLocation { comment, ..location }).await?;
    }
    Ok(true)
}

/// The steps that restore a comment.
struct RestorePlan {
    /// Its discussion exists.
    has_chat: bool,
    /// The comment exists in its discussion.
    has_comment: bool,
    /// Other comments restored with the discussion, to be hidden again.
    others: Vec<CommentId>,
}

/// `None` when another person deleted it.
fn restore_plan(
    board: &Board,
    CommentLocation { chat, comment, .. }: CommentLocation,
) -> Option<RestorePlan> {
    let (has_chat, in_chat, others) = match board.chat(chat) {
        Some(chat) => (true, chat.comment(comment).is_some(), Vec::new()),
        None => {
            let deleted =
                board.deleted_chats.get(&chat).filter(|deleted| deleted.by == MODERATION)?;
            let all = deleted.was.comments.iter().map(|comment| comment.id);
            let others = all.filter(|other| *other != comment).collect();
            (false, deleted.was.comment(comment).is_some(), others)
        }
    };
    let is_hidden = || {
        let deleted = board.deleted_comments.get(&comment);
        deleted.is_some_and(|deleted| deleted.by == MODERATION && deleted.was.0 == chat)
    };
    (in_chat || is_hidden()).then_some(RestorePlan { has_chat, has_comment: in_chat, others })
}
