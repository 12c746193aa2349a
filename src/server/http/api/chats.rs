//! `/images/{id}/chats` and `/chats/{id}`: discussions.

use crate::model::{BroadcastId, ChatId, Command, ImageId, Operation, Point, Size};
use crate::protocol::rest::{
    ChatAnswer, ChatBody, ChatPatch, DeleteAnswer, DeleteRequest, ErrorBody, HeldBody,
    NewChatRequest,
};
use crate::protocol::{AppError, Gone, Input};
use crate::server::http::extract::{ImageAccess, JsonObject};
use crate::server::realtime::Applied;
use crate::server::services::authors::author_of;
use crate::server::services::discussions::operate;
use crate::server::state::AppState;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;

/// Open a discussion
///
/// A marker and its first comment. With `w` and `h` it stands for a region, whose upper left corner is at `x` and `y`;
/// all of it has to be on the image. `as` names its author: a person of the tenant's own site.
#[utoipa::path(
    post,
    path = "/images/{id}/chats",
    operation_id = "openDiscussion",
    tag = "Discussions",
    params(("id" = ImageId, Path, description = "The image.")),
    request_body = NewChatRequest,
    responses(
        (
            status = 201,
            description = "The discussion as it is now.",
            body = ChatAnswer,
        ),
        (status = 202, description = "It holds an unwanted word: it is kept until a moderator has looked at it.", body = HeldBody),
        (status = 403, description = "The caller may not write there, or names an author without the API key of an administrator; or the request comes from another site.", body = ErrorBody),
        (status = 404, description = "There is no such image.", body = ErrorBody),
        (status = 409, description = "The `broadcastId` was used for something else, or no more discussions fit on the image.", body = ErrorBody),
        (status = 410, description = "A repetition, and the discussion was deleted since.", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub async fn create(
    State(state): State<AppState>,
    ImageAccess { caller, image, access, .. }: ImageAccess,
    JsonObject(request): JsonObject<NewChatRequest>,
) -> Result<(StatusCode, Json<ChatAnswer>), AppError> {
    let at = point(request.x, request.y)?;
    let size = size(request.w, request.h)?;
    let (caller, access) = author_of(&state, caller, (image, access), request.author).await?;
    let command = Command::OpenChat { at, size, body: request.body };
    let operation = Operation { broadcast_id: request.broadcast_id, command };
    let done = operate(&state, &caller, (image, &access), &operation).await?;
    Ok((StatusCode::CREATED, Json(answer(&done)?)))
}

/// Settle, reopen, move or lock a discussion
///
/// `resolved` settles it or opens it again, `x` and `y` together move its marker, and with `w` and `h` give its region
/// another size; `locked` lets nobody but moderators go on with it, or everyone again; one of these is needed. Anyone with a name may settle and
/// reopen; only the one who opened a discussion or a moderator may move it; only moderators lock. Several at
/// once are as many events, first the settling, then the moving, each with a `broadcastId` of its own, the
/// further ones derived from the first; `seq` is that of the last one. If one is refused, those before it
/// stay.
#[utoipa::path(
    patch,
    path = "/chats/{id}",
    operation_id = "changeDiscussion",
    tag = "Discussions",
    params(("id" = ChatId, Path, description = "The discussion.")),
    request_body = ChatPatch,
    responses(
        (status = 200, description = "The discussion as it is now.", body = ChatAnswer),
        (status = 403, description = "Only the one who opened it may move it, and only moderators lock; or the request comes from another site.", body = ErrorBody),
        (status = 404, description = "There is no such discussion.", body = ErrorBody),
        (status = 409, description = "The `broadcastId` was used for something else.", body = ErrorBody),
        (status = 410, description = "A repetition, and the discussion was deleted since.", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub async fn change(
    State(state): State<AppState>,
    ImageAccess { caller, image, access, target: chat_id }: ImageAccess<ChatId>,
    JsonObject(patch): JsonObject<ChatPatch>,
) -> Result<Json<ChatAnswer>, AppError> {
    let mut last = None;
    for operation in steps(chat_id, &patch)? {
        last = Some(operate(&state, &caller, (image, &access), &operation).await?);
    }
    let done = last.ok_or_else(|| AppError::invalid(Input::NoChange))?;
    Ok(Json(answer(&done)?))
}

/// Delete a discussion
///
/// Only the one who opened it may, or a moderator.
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
    ImageAccess { caller, image, access, target: chat_id }: ImageAccess<ChatId>,
    JsonObject(request): JsonObject<DeleteRequest>,
) -> Result<Json<DeleteAnswer>, AppError> {
    let command = Command::DeleteChat { chat_id };
    let operation = Operation { broadcast_id: request.broadcast_id, command };
    let done = operate(&state, &caller, (image, &access), &operation).await?;
    Ok(Json(DeleteAnswer { seq: done.recorded.seq }))
}

/// A patch as operations, one event each; each further one has an id derived from the first's.
fn steps(chat_id: ChatId, patch: &ChatPatch) -> Result<Vec<Operation>, AppError> {
    let resolve = patch.resolved.map(|resolved| match resolved {
        true => Command::Resolve { chat_id },
        false => Command::Reopen { chat_id },
    });
    let to = match (patch.x, patch.y) {
        (Some(x), Some(y)) => Some(point(x, y)?),
        (None, None) => None,
        _ => return Err(AppError::invalid(Input::HalfPoint)),
    };
    let size = size(patch.w, patch.h)?;
    if size.is_some() && to.is_none() {
        return Err(AppError::invalid(Input::HalfSize));
    }
    let shift = to.map(|to| Command::MoveChat { chat_id, to, size });
    let lock = patch.locked.map(|locked| match locked {
        true => Command::LockChat { chat_id },
        false => Command::UnlockChat { chat_id },
    });
    let id = |place: usize| match place {
        0 => patch.broadcast_id,
        1 => BroadcastId::step(patch.broadcast_id, "second"),
        _ => BroadcastId::step(patch.broadcast_id, "third"),
    };
    let commands = resolve.into_iter().chain(shift).chain(lock).enumerate();
    Ok(commands.map(|(n, command)| Operation { broadcast_id: id(n), command }).collect())
}

fn point(x: f64, y: f64) -> Result<Point, AppError> {
    Point::new(x, y).ok_or_else(|| AppError::invalid(Input::PointOutside))
}

fn size(w: Option<f64>, h: Option<f64>) -> Result<Option<Size>, AppError> {
    match (w, h) {
        (Some(w), Some(h)) => {
            Size::new(w, h).map(Some).ok_or_else(|| AppError::invalid(Input::SizeOutside))
        }
        (None, None) => Ok(None),
        _ => Err(AppError::invalid(Input::HalfSize)),
    }
}

fn answer(done: &Applied) -> Result<ChatAnswer, AppError> {
    let gone = || AppError::from(Gone::Discussion);
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
        assert_eq!(patch(r#""locked":true,"resolved":true,"x":1,"y":2,"#), Ok(3));
        assert!(patch(r#""x":1,"#).is_err());
        assert!(patch(r#""x":1,"y":101,"#).is_err());
        assert_eq!(patch(r#""x":1,"y":2,"w":3,"h":4,"#), Ok(1));
        for half in [r#""x":1,"y":2,"w":3,"#, r#""w":3,"h":4,"#, r#""x":1,"y":2,"w":0,"h":4,"#] {
            assert!(patch(half).is_err(), "{half}");
        }
    }
}
