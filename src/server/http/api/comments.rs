//! `/chats/{id}/comments` and `/comments/{id}`: comments.

use crate::model::{ChatId, Command, CommentId, Operation};
use crate::protocol::rest::{
    CommentAnswer, CommentPatch, CommentView, DeleteAnswer, DeleteRequest, ErrorBody, FlagRequest,
    HeldBody, NewCommentRequest,
};
use crate::protocol::{AppError, Gone};
use crate::server::http::extract::{CommentRef, Id, ImageAccess, JsonObject};
use crate::server::realtime::Applied;
use crate::server::services::authors::author_of;
use crate::server::services::caller::Caller;
use crate::server::services::discussions::operate;
use crate::server::services::moderation;
use crate::server::state::AppState;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;

/// Write a comment
///
/// `parentId` is the comment of the same discussion that it answers. `as` names the author: a person of the tenant's
/// own site.
#[utoipa::path(
    post,
    path = "/chats/{id}/comments",
    operation_id = "writeComment",
    tag = "Comments",
    params(("id" = ChatId, Path, description = "The discussion.")),
    request_body = NewCommentRequest,
    responses(
        (
            status = 201,
            description = "The comment as it is now.",
            body = CommentAnswer,
        ),
        (status = 202, description = "It holds an unwanted word: it is kept until a moderator has looked at it.", body = HeldBody),
        (status = 403, description = "The caller may not write there, or names an author without the API key of an administrator; or the request comes from another site.", body = ErrorBody),
        (status = 404, description = "There is no such discussion, or no such comment to answer.", body = ErrorBody),
        (status = 409, description = "The `broadcastId` was used for something else, or no more comments fit into the discussion.", body = ErrorBody),
        (status = 410, description = "A repetition, and the comment was deleted since.", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub async fn create(
    State(state): State<AppState>,
    ImageAccess { caller, image, access, target: chat_id }: ImageAccess<ChatId>,
    JsonObject(request): JsonObject<NewCommentRequest>,
) -> Result<(StatusCode, Json<CommentAnswer>), AppError> {
    let NewCommentRequest { body, author, parent_id, broadcast_id } = request;
    let (caller, access) = author_of(&state, caller, (image, access), author).await?;
    let command = Command::AddComment { chat_id, parent_id, body };
    let done =
        operate(&state, &caller, (image, &access), &Operation { broadcast_id, command }).await?;
    Ok((StatusCode::CREATED, Json(answer(&done)?)))
}

/// Edit a comment
///
/// Only its author may.
#[utoipa::path(
    patch,
    path = "/comments/{id}",
    operation_id = "editComment",
    tag = "Comments",
    params(("id" = CommentId, Path, description = "The comment.")),
    request_body = CommentPatch,
    responses(
        (status = 200, description = "The comment as it is now.", body = CommentAnswer),
        (status = 202, description = "It holds an unwanted word: it is kept until a moderator has looked at it.", body = HeldBody),
        (status = 403, description = "Another person wrote it; or the request comes from another site.", body = ErrorBody),
        (status = 404, description = "There is no such comment.", body = ErrorBody),
        (status = 409, description = "The `broadcastId` was used for something else.", body = ErrorBody),
        (status = 410, description = "A repetition, and the comment was deleted since.", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub async fn change(
    State(state): State<AppState>,
    ImageAccess { caller, image, access, target }: ImageAccess<CommentRef>,
    JsonObject(request): JsonObject<CommentPatch>,
) -> Result<Json<CommentAnswer>, AppError> {
    let CommentPatch { body, broadcast_id } = request;
    let CommentRef { chat: chat_id, comment: comment_id } = target;
    let command = Command::EditComment { chat_id, comment_id, body };
    let done =
        operate(&state, &caller, (image, &access), &Operation { broadcast_id, command }).await?;
    Ok(Json(answer(&done)?))
}

/// Delete a comment
///
/// Only its author may, or a moderator. When it is the last one of a discussion that the same person opened, the
/// discussion goes with it.
#[utoipa::path(
    delete,
    path = "/comments/{id}",
    operation_id = "deleteComment",
    tag = "Comments",
    params(("id" = CommentId, Path, description = "The comment.")),
    request_body = DeleteRequest,
    responses(
        (status = 200, description = "It is deleted.", body = DeleteAnswer),
        (status = 403, description = "Another person wrote it; or the request comes from another site.", body = ErrorBody),
        (status = 404, description = "There is no such comment.", body = ErrorBody),
        (status = 409, description = "The `broadcastId` was used for something else.", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub async fn delete(
    State(state): State<AppState>,
    ImageAccess { caller, image, access, target }: ImageAccess<CommentRef>,
    JsonObject(request): JsonObject<DeleteRequest>,
) -> Result<Json<DeleteAnswer>, AppError> {
    let broadcast_id = request.broadcast_id;
    let CommentRef { chat: chat_id, comment: comment_id } = target;
    let command = Command::DeleteComment { chat_id, comment_id };
    let done =
        operate(&state, &caller, (image, &access), &Operation { broadcast_id, command }).await?;
    Ok(Json(DeleteAnswer { seq: done.recorded.seq }))
}

/// Flag a comment
///
/// For moderators to look at. One flag counts for each person and comment; when as many people flagged it
/// as the tenant's settings say, it is hidden until a moderator has looked at it, unless a moderator wrote
/// it. Only who may write there may flag.
#[utoipa::path(
    post,
    path = "/comments/{id}/flag",
    operation_id = "flagComment",
    tag = "Comments",
    params(("id" = CommentId, Path, description = "The comment.")),
    request_body = FlagRequest,
    responses(
        (status = 204, description = "The moderators know of it."),
        (status = 403, description = "The caller is banned, or may not write there; or the request comes from another site.", body = ErrorBody),
        (status = 404, description = "There is no such comment, or it is hidden already.", body = ErrorBody),
        (status = 409, description = "The image is closed.", body = ErrorBody),
    ),
    security(("session" = [])),
)]
pub async fn flag(
    State(state): State<AppState>,
    Id(comment): Id<CommentId>,
    caller: Caller,
    JsonObject(request): JsonObject<FlagRequest>,
) -> Result<StatusCode, AppError> {
    moderation::flag(&state, &caller, comment, request.reason).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn answer(done: &Applied) -> Result<CommentAnswer, AppError> {
    let gone = || AppError::from(Gone::Comment);
    let written = done.recorded.event.written().ok_or_else(gone)?;
    answer_with(done, written.id)
}

pub(super) fn answer_with(done: &Applied, id: CommentId) -> Result<CommentAnswer, AppError> {
    let gone = || AppError::from(Gone::Comment);
    let chat = done.chat.as_ref().ok_or_else(gone)?;
    let comment = chat.comment(id).map(CommentView::from).ok_or_else(gone)?;
    Ok(CommentAnswer { comment, seq: done.recorded.seq })
}
