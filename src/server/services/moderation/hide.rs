//! Taking comments and discussions away and slot them back, in the name of the server. Knows not why.

use crate::model::{
    Actor, Board, BroadcastId, ChatId, Command, CommentId, ImageId, MODERATION, Operation, Refusal,
    TenantId,
};
use crate::protocol::AppError;
use crate::server::realtime::ApplyError;
use crate::server::services::discussions::operate_as;
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
) -> Result<(), ApplyError> {
    let operation = Operation { broadcast_id: BroadcastId(Uuid::now_v7()), command };
    operate_as(state, (tenant, image), &Actor::moderation(), &operation).await.map(drop)
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
        Err(ApplyError::Refused(Refusal::NoSuchChat | Refusal::NoSuchComment)) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Everyone sees the comment again, unless someone else deleted it: what its author or another moderator
/// took away stays away. A discussion that went with it comes back too, under the same condition, and
/// nothing else that went with that. False when it is not to be had.
pub async fn bring_back(
    state: &AppState,
    tenant: &TenantId,
    place: Place,
) -> Result<bool, AppError> {
    let Place { image, chat: chat_id, comment: comment_id } = place;
    let board = state.store.board(image).await?.ok_or_else(|| AppError::not_found("image"))?;
    let Some(Way { is_open, is_there, others }) = way_back(&board, place) else { return Ok(false) };
    if !is_open {
        do_it(state, tenant, image, Command::RestoreChat { chat_id }).await?;
    }
    if !is_there {
        match do_it(state, tenant, image, Command::RestoreComment { chat_id, comment_id }).await {
            Ok(()) => {}
            Err(ApplyError::Refused(Refusal::NoSuchComment)) => return Ok(false),
            Err(error) => return Err(error.into()),
        }
    }
    for comment in others {
        take_away(state, tenant, Place { comment, ..place }).await?;
    }
    Ok(true)
}

/// How a comment can come back.
struct Way {
    /// Its discussion is there.
    is_open: bool,
    /// It is in its discussion.
    is_there: bool,
    /// What else comes back with its discussion.
    others: Vec<CommentId>,
}

/// None when someone else deleted it.
fn way_back(board: &Board, Place { chat, comment, .. }: Place) -> Option<Way> {
    let (is_open, in_chat, others) = match board.chat(chat) {
        Some(chat) => (true, chat.comment(comment).is_some(), Vec::new()),
        None => {
            let gone = board.deleted_chats.get(&chat).filter(|gone| gone.by == MODERATION)?;
            let all = gone.was.comments.iter().map(|comment| comment.id);
            let others = all.filter(|other| *other != comment).collect();
            (false, gone.was.comment(comment).is_some(), others)
        }
    };
    let is_hidden = || {
        let gone = board.deleted_comments.get(&comment);
        gone.is_some_and(|gone| gone.by == MODERATION && gone.was.0 == chat)
    };
    (in_chat || is_hidden()).then_some(Way { is_open, is_there: in_chat, others })
}
