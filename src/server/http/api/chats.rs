//! `/images/{id}/chats` and `/chats/{id}`: discussions.

use super::operate;
use crate::model::{BroadcastId, ChatId, Command, ImageId, Operation, Point, Role};
use crate::protocol::rest::{
    ChatAnswer, ChatBody, ChatPatch, DeleteAnswer, DeleteRequest, ErrorBody, NewChatRequest,
};
use crate::protocol::{AppError, ErrorCode};
use crate::server::context::Caller;
use crate::server::http::extract::{Body, Id};
use crate::server::realtime::Done;
use crate::server::state::AppState;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;

/// Open a discussion
///
/// A marker and its first comment.
#[utoipa::path(
    post,
    path = "/images/{id}/chats",
    operation_id = "openDiscussion",
    tag = "Discussions",
    params(("id" = ImageId, Path, description = "The image.")),
    request_body = NewChatRequest,
    responses(
        (status = 201, description = "The discussion as it is now.", body = ChatAnswer),
        (status = 404, description = "There is no such image.", body = ErrorBody),
        (status = 409, description = "The `broadcastId` was used for something else, or no more discussions fit on the image.", body = ErrorBody),
        (status = 410, description = "A repetition, and the discussion was deleted since.", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub async fn create(
    State(state): State<AppState>,
    Id(image): Id<ImageId>,
    caller: Caller,
    Body(request): Body<NewChatRequest>,
) -> Result<(StatusCode, Json<ChatAnswer>), AppError> {
    let at = point(request.x, request.y)?;
    let command = Command::OpenChat { at, body: request.body };
    let operation = Operation { broadcast_id: request.broadcast_id, command };
    let done = operate(&state, &caller, image, operation).await?;
    Ok((StatusCode::CREATED, Json(answer(&done)?)))
}

/// Settle, reopen or move a discussion
///
/// `resolved` settles it or opens it again, `x` and `y` together move its marker; one of the two is
/// needed. Anyone with a name may settle and reopen; only the one who opened a discussion may move it.
/// Both at once are two events, first the settling, each with a `broadcastId` of its own, the second
/// derived from the first; `seq` is that of the last one. If moving is refused, the settling stays.
#[utoipa::path(
    patch,
    path = "/chats/{id}",
    operation_id = "changeDiscussion",
    tag = "Discussions",
    params(("id" = ChatId, Path, description = "The discussion.")),
    request_body = ChatPatch,
    responses(
        (status = 200, description = "The discussion as it is now.", body = ChatAnswer),
        (status = 403, description = "Only the one who opened it may move it; or the request comes from another site.", body = ErrorBody),
        (status = 404, description = "There is no such discussion.", body = ErrorBody),
        (status = 409, description = "The `broadcastId` was used for something else.", body = ErrorBody),
        (status = 410, description = "A repetition, and the discussion was deleted since.", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub async fn change(
    State(state): State<AppState>,
    Id(chat_id): Id<ChatId>,
    caller: Caller,
    Body(patch): Body<ChatPatch>,
) -> Result<Json<ChatAnswer>, AppError> {
    caller.actor(Role::Guest)?;
    let image = image_of(&state, chat_id).await?;
    let mut last = None;
    for operation in steps(chat_id, &patch)? {
        last = Some(operate(&state, &caller, image, operation).await?);
    }
    let done =
        last.ok_or_else(|| AppError::invalid("nothing to change: give resolved, or x and y"))?;
    Ok(Json(answer(&done)?))
}

/// Delete a discussion
///
/// Only the one who opened it may.
#[utoipa::path(
    delete,
    path = "/chats/{id}",
    operation_id = "deleteDiscussion",
    tag = "Discussions",
    params(("id" = ChatId, Path, description = "The discussion.")),
    request_body = DeleteRequest,
    responses(
        (status = 200, description = "It is deleted.", body = DeleteAnswer),
        (status = 403, description = "Another person opened it; or the request comes from another site.", body = ErrorBody),
        (status = 404, description = "There is no such discussion.", body = ErrorBody),
        (status = 409, description = "The `broadcastId` was used for something else.", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub async fn delete(
    State(state): State<AppState>,
    Id(chat_id): Id<ChatId>,
    caller: Caller,
    Body(request): Body<DeleteRequest>,
) -> Result<Json<DeleteAnswer>, AppError> {
    caller.actor(Role::Guest)?;
    let image = image_of(&state, chat_id).await?;
    let command = Command::DeleteChat { chat_id };
    let operation = Operation { broadcast_id: request.broadcast_id, command };
    let done = operate(&state, &caller, image, operation).await?;
    Ok(Json(DeleteAnswer { seq: done.recorded.seq }))
}

/// A patch as operations, one event each; a second one has an id derived from the first's.
fn steps(chat_id: ChatId, patch: &ChatPatch) -> Result<Vec<Operation>, AppError> {
    let settle = patch.resolved.map(|resolved| match resolved {
        true => Command::Resolve { chat_id },
        false => Command::Reopen { chat_id },
    });
    let to = match (patch.x, patch.y) {
        (Some(x), Some(y)) => Some(point(x, y)?),
        (None, None) => None,
        _ => return Err(AppError::invalid("x and y go together")),
    };
    let shift = to.map(|to| Command::MoveChat { chat_id, to });
    let id = |place: usize| match place {
        0 => patch.broadcast_id,
        _ => BroadcastId::step(patch.broadcast_id, "second"),
    };
    let commands = settle.into_iter().chain(shift).enumerate();
    Ok(commands.map(|(n, command)| Operation { broadcast_id: id(n), command }).collect())
}

async fn image_of(state: &AppState, chat: ChatId) -> Result<ImageId, AppError> {
    let image = state.store.image_of_chat(chat).await?;
    image.ok_or_else(|| AppError::not_found("discussion"))
}

fn point(x: f64, y: f64) -> Result<Point, AppError> {
    Point::new(x, y).ok_or_else(|| AppError::invalid("x and y are percent of the image: 0 to 100"))
}

fn answer(done: &Done) -> Result<ChatAnswer, AppError> {
    let gone = || AppError::new(ErrorCode::Gone, "the discussion was deleted meanwhile");
    let chat = done.chat.as_deref().map(ChatBody::from).ok_or_else(gone)?;
    Ok(ChatAnswer { chat, seq: done.recorded.seq })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_patch_becomes_one_event_for_each_change() {
        let patch = |json: &str| {
            let id = r#""broadcastId":"00000000-0000-4000-8000-000000000001""#;
            let patch = serde_json::from_str(&format!("{{{json}{id}}}")).expect("a patch");
            steps(ChatId(uuid::Uuid::nil()), &patch).map(|steps| steps.len())
        };
        assert_eq!(patch(""), Ok(0));
        assert_eq!(patch(r#""resolved":true,"#), Ok(1));
        assert_eq!(patch(r#""resolved":false,"x":1,"y":2,"#), Ok(2));
        assert!(patch(r#""x":1,"#).is_err());
        assert!(patch(r#""x":1,"y":101,"#).is_err());
    }
}
