//! Taking comments and discussions away and bringing them back, in the name of the server. Knows not why.

use crate::model::{
    Actor, BroadcastId, ChatId, Command, CommentId, ImageId, MODERATION, Operation, Refusal,
    TenantId,
};
use crate::protocol::AppError;
use crate::server::realtime::OperateError;
use crate::server::state::AppState;
use uuid::Uuid;

/// A comment and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Place {
    /// On which image.
    pub image: ImageId,
    /// In which discussion.
    pub chat: ChatId,
    /// Which.
    pub comment: CommentId,
}

/// Carries out a command in the name of the server.
pub async fn do_it(
    state: &AppState,
    tenant: &TenantId,
    image: ImageId,
    command: Command,
) -> Result<(), OperateError> {
    let operation = Operation { broadcast_id: BroadcastId(Uuid::now_v7()), command };
    state.hub.operate(tenant, image, &Actor::moderation(), &operation).await.map(drop)
}

/// Nobody sees the comment any more. False when that was so before.
pub async fn take_away(
    state: &AppState,
    tenant: &TenantId,
    Place { image, chat, comment }: Place,
) -> Result<bool, AppError> {
    let command = Command::DeleteComment { chat_id: chat, comment_id: comment };
    match do_it(state, tenant, image, command).await {
        Ok(()) => Ok(true),
        Err(OperateError::Refused(Refusal::NoSuchChat | Refusal::NoSuchComment)) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Everyone sees the comment again. A discussion that went with it comes back too, but not one that
/// someone else deleted. False when it is not to be had, for that reason.
pub async fn bring_back(
    state: &AppState,
    tenant: &TenantId,
    Place { image, chat, comment }: Place,
) -> Result<bool, AppError> {
    let board = state.store.board(image).await?.ok_or_else(|| AppError::not_found("image"))?;
    let mut is_there = board.chat(chat).is_some_and(|chat| chat.comment(comment).is_some());
    if board.chat(chat).is_none() {
        let Some(gone) = board.deleted_chats.get(&chat).filter(|gone| gone.by == MODERATION) else {
            return Ok(false);
        };
        is_there = gone.was.comment(comment).is_some();
        do_it(state, tenant, image, Command::RestoreChat { chat_id: chat }).await?;
    }
    if !is_there {
        let command = Command::RestoreComment { chat_id: chat, comment_id: comment };
        match do_it(state, tenant, image, command).await {
            Ok(()) => {}
            Err(OperateError::Refused(Refusal::NoSuchComment)) => return Ok(false),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(true)
}
